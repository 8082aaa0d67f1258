import { expect, test } from '@jest/globals';
import { learn, lockWait } from '../../../src/formula/formula-call';
import { callScene, keyOf } from '../support/call-scene';

test('a call begins knowing nothing, and its last answer comes well before Google ends it', () => {
  const { call, services } = callScene(['ann']);
  expect([call.answers.size, call.unanswered.size, call.asking.state]).toEqual([0, 0, 'running']);
  expect(call.endsAt - services.clock.now()).toBeLessThan(29_000);
  expect(call.pendingOf(call).size).toBe(1);
});

test('what it learns it need not ask', () => {
  const { call } = callScene(['ann', 'ben']);
  learn(call, new Map([[keyOf('ann'), { kind: 'not-found', at: 1 }]]));
  expect([...call.pendingOf(call).keys()]).toEqual([keyOf('ben')]);
});

test('a lock is waited for no longer than there is time to write under it', () => {
  const { call, services } = callScene([]);
  expect(lockWait(call, 1_500)).toBe(1_500);
  services.clock.sleep(27_000);
  expect(lockWait(call, 1_500)).toBe(400);
  services.clock.sleep(1_000);
  expect(lockWait(call, 1_500)).toBe(0);
});
