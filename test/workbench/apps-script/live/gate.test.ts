import { expect, test } from '@jest/globals';
import { createGate } from '../../../../workbench/apps-script/live/gate';

test('no more than so many tasks are at work at once, and all get their turn in order', async () => {
  const through = createGate(3);
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      through(async () => {
        order.push(number);
        most = Math.max(most, (inside += 1));
        await new Promise((done) => setTimeout(done, number % 3));
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(3);
  expect(order).toEqual([...order].sort((one, other) => one - other));
});

test('a task that fails gives its place to the next', async () => {
  const through = createGate(1);
  const failing = through(() => Promise.reject(new Error('failed')));
  const next = through(() => Promise.resolve('next'));
  await expect(failing).rejects.toThrow('failed');
  expect(await next).toBe('next');
});
