import { expect, test } from '@jest/globals';
import { isSpared, lookForTheirs } from '../../../src/formula/others-claims';
import { callScene, keyOf } from '../support/call-scene';

/** A call that leaves both people to another cell, which has claimed them. */
function left() {
  const scene = callScene(['ann', 'ben']);
  scene.ledger.claim(scene.keys, 'other');
  for (const key of scene.keys) scene.call.theirs.add(key);
  return scene;
}

test('an answer of theirs is taken over, and what they still ask stays theirs', () => {
  const { call, ledger, services } = left();
  ledger.store(new Map([[keyOf('ann'), { kind: 'found', email: 'ann@theirs.example', at: services.clock.now() }]]));
  lookForTheirs(call);
  expect(call.answers.get(keyOf('ann'))).toMatchObject({ email: 'ann@theirs.example' });
  expect([...call.theirs]).toEqual([keyOf('ben')]);
});

test('what they gave up is ours to ask', () => {
  const { call, ledger } = left();
  ledger.release([keyOf('ben')], 'other');
  lookForTheirs(call);
  expect([...call.theirs]).toEqual([keyOf('ann')]);
  expect([...call.pendingOf(call).keys()]).toContain(keyOf('ben'));
});

test('what they lost is not asked at once by the next', () => {
  const { call, ledger } = left();
  ledger.release([keyOf('ben')], 'other', [keyOf('ben')]);
  lookForTheirs(call);
  expect([...call.unanswered]).toEqual([keyOf('ben')]);
});

test('the user may ask again for what has no answer', () => {
  const { call } = left();
  call.retriedAt = 100;
  expect([undefined, 100, 101].map((askedAt) => isSpared(call, askedAt))).toEqual([false, false, true]);
});
