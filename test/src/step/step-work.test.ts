import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../src/ledger/entry';
import { accepts, hear, isClaimed, isWriteDue, pendingOf, settle } from '../../../src/step/step-work';
import { stepScene } from '../support/step-scene';

const found = (at: number, ahead = false): Entry => ({
  kind: 'found',
  email: 'ana@found.example',
  at,
  ...(ahead && { ahead }),
});

describe('a step begins', () => {
  test('with as much to spend as its lease allows', () => {
    const { step, state } = stepScene(3, undefined, { spent: 2 });
    expect(step.mayCost).toBe(2 + (state.lease?.allowance ?? Number.NaN));
    expect(state.lease?.allowance).toBeGreaterThan(0);
  });

  test('with nothing in hand, and fifteen seconds', () => {
    const { step, services } = stepScene(3);
    expect([step.fresh.size, step.busyUntil.size, step.deadline - services.clock.now()]).toEqual([0, 0, 15_000]);
  });
});

test('a claim counts as long as a request may take, and a key that was never claimed does not', () => {
  const { step, services } = stepScene(1);
  step.work.claimed.set('mine', services.clock.now());
  expect([isClaimed(step, 'mine'), isClaimed(step, 'other')]).toEqual([true, false]);
  services.clock.sleep(30_000);
  expect(isClaimed(step, 'mine')).toBe(false);
});

describe('what is known', () => {
  test('leaves out whoever the durable tier had an answer for', () => {
    const { step, window, services, run } = stepScene(3);
    const [first = ''] = pendingOf(step, window).keys();
    run.ledger.save(new Map([[first, found(services.clock.now())]]), 0);
    step.input.saved = services.documentProperties.getAll();
    expect(pendingOf(step, window).has(first)).toBe(true);
    step.consulted.clear();
    expect(pendingOf(step, window).has(first)).toBe(false);
  });

  test('what a lane has paid for in this run is not free for the first row that takes it, an older answer is', () => {
    const { step, services, state } = stepScene(1);
    const now = services.clock.now();
    hear(
      step,
      {},
      new Map([
        ['lane', found(now, true)],
        ['older', found(state.startedAt - 1, true)],
        ['another', found(now)],
      ]),
    );
    expect([...step.work.knowledge.paid]).toEqual(['lane']);
    expect([...step.work.ahead.keys()]).toEqual(['lane']);
    expect([...step.work.knowledge.answers.keys()]).toEqual(['lane', 'older', 'another']);
  });

  test('what is heard twice is not paid for once more', () => {
    const { step, services } = stepScene(1);
    const answers = new Map([['lane', found(services.clock.now(), true)]]);
    hear(step, {}, answers);
    step.work.knowledge.paid.clear();
    hear(step, {}, answers);
    expect([...step.work.knowledge.paid]).toEqual([]);
  });

  test('a run that asks again takes only answers of its own time', () => {
    const { step, state, services } = stepScene(1, undefined, { take: 'again' });
    expect(accepts(step, found(state.startedAt - 1))).toBe(false);
    expect(accepts(step, found(services.clock.now()))).toBe(true);
  });
});

describe('results wait for each other', () => {
  test('until they are many', () => {
    const { step } = stepScene(1);
    expect([isWriteDue(step, 164), isWriteDue(step, 165)]).toEqual([false, true]);
  });

  test('or until the last write is long ago', () => {
    const { step, services } = stepScene(1);
    services.clock.sleep(7_500);
    expect(isWriteDue(step, 1)).toBe(true);
  });

  test('and once they are written others wait anew', () => {
    const { step, window, services } = stepScene(1);
    services.clock.sleep(7_500);
    settle(step, window, 'all');
    expect(isWriteDue(step, 1)).toBe(false);
  });
});
