import { expect, test } from '@jest/globals';
import { attempt, succeeds } from '../../src/attempt';

test('a service that fails stands in nobody’s way: something else takes the place of its answer', () => {
  const fails = (): number => {
    throw new Error('Service Spreadsheets failed');
  };
  expect(attempt(() => 7, 0)).toBe(7);
  expect(attempt(fails, 0)).toBe(0);
  expect(attempt(fails)).toBeUndefined();
});

test('whether an action went through', () => {
  expect(succeeds(() => {})).toBe(true);
  expect(
    succeeds(() => {
      throw new Error('Service invoked too many times');
    }),
  ).toBe(false);
});
