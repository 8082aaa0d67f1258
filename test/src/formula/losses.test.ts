import { describe, expect, test } from '@jest/globals';
import { noteLosses } from '../../../src/formula/losses';
import { newAsking } from '../../../src/waves/asking';
import { callScene, keyOf, lookupOf } from '../support/call-scene';

/** A wave of two of which so many answers were lost. */
function lose(lost: number, { isSlow = false, tries = {} }: { isSlow?: boolean; tries?: object } = {}) {
  const { call } = callScene(['ann', 'ben']);
  Object.assign(call.asking.tries, tries);
  const unanswered = ['ann', 'ben'].map(lookupOf);
  const wave = { answers: new Map(), unanswered, sentAt: 0, before: newAsking(), refused: 0, lost, sent: 2, isSlow };
  const again = () => noteLosses(call, wave);
  again();
  return { call, again };
}

describe('a lost answer may have been charged', () => {
  test('after a broken connection each lookup is tried once more, alone', () => {
    const { call, again } = lose(2);
    expect(call.unanswered.size).toBe(0);
    call.asking.suspects = [[keyOf('ann'), keyOf('ben')]];
    again();
    expect([...call.unanswered]).toEqual([keyOf('ann'), keyOf('ben')]);
    expect(call.asking.suspects).toEqual([]);
  });

  test('an answer that nobody could read would fail the same way: the others are asked one by one without it', () => {
    const { call, again } = lose(2, { tries: { [keyOf('ann')]: { count: 1, reason: 'unreadable' } } });
    expect([...call.unanswered]).toEqual([keyOf('ann')]);
    call.asking.suspects = [[keyOf('ann'), keyOf('cy'), keyOf('dee')]];
    again();
    expect(call.asking.suspects).toEqual([[keyOf('cy')], [keyOf('dee')]]);
  });

  test('a wave that was too slow would most likely be so again', () =>
    expect(lose(2, { isSlow: true }).call.unanswered.size).toBe(2));

  test('what was refused before it was charged is not counted', () => {
    const { call } = lose(1, { tries: { [keyOf('ben')]: { count: 1, reason: 'network' } } });
    expect([...call.losses]).toEqual([[keyOf('ben'), 1]]);
  });

  test('a wave that lost nothing leaves all as it is', () =>
    expect(lose(0, { isSlow: true }).call.losses.size).toBe(0));
});
