import { expect, test } from '@jest/globals';
import { isGivenUp, MOST_TRIES, newAsking, spentSoFar, stopAsking, triesOf } from '../../../src/waves/asking';

test('begins with nothing spent and nothing in its way', () =>
  expect(newAsking()).toMatchObject({ state: 'running', stop: null, spent: 0, lostAnswers: 0, waitUntil: 0 }));

test('two askings share nothing', () => {
  const [one, other] = [newAsking(), newAsking()];
  one.tries.key = { count: 1, reason: 'server' };
  one.suspects.push(['key']);
  expect(other.tries).toEqual({});
  expect(other.suspects).toEqual([]);
});

test('a stop has a code and a sentence', () => {
  const asking = newAsking();
  stopAsking(asking, 'no-credits', 'Top it up.');
  expect(asking).toMatchObject({ state: 'stopped', stop: { code: 'no-credits', message: 'Top it up.' } });
});

test('a lookup is given up after so many tries', () => {
  const asking = newAsking();
  expect(isGivenUp(asking, 'key')).toBe(false);
  asking.tries.key = { count: MOST_TRIES - 1, reason: 'network' };
  expect(isGivenUp(asking, 'key')).toBe(false);
  asking.tries.key.count = MOST_TRIES;
  expect(isGivenUp(asking, 'key')).toBe(true);
});

test('answers that may have been charged count like credits that were', () =>
  expect(spentSoFar({ spent: 3, lostAnswers: 2 })).toBe(5));

test('a lookup that has not failed was tried in vain no time', () => {
  const asking = newAsking();
  asking.tries.key = { count: 2, reason: 'server' };
  expect([triesOf(asking, 'key'), triesOf(asking, 'other')]).toEqual([2, 0]);
});
