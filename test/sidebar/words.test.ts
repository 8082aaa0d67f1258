import { expect, test } from '@jest/globals';
import { describeSkipped } from '../../sidebar/check/skipped';
import { count, formatDuration, formatTime, joinWords } from '../../sidebar/words';
import { HALF_PAST_TWO } from './builders';

test('numbers come with the right form of their word', () => {
  expect([count(0, 'row'), count(1, 'row'), count(2, 'row')]).toEqual(['0 rows', '1 row', '2 rows']);
});

test('rows left out are named with their reason', () => {
  expect(describeSkipped({ reason: 'hidden', count: 3 })).toBe('3 rows hidden');
  expect(describeSkipped({ reason: 'has-email', count: 1 })).toBe('1 row with an email already');
  expect(describeSkipped({ reason: 'not-marked-failed', count: 28 })).toBe('28 rows not marked Failed');
});

test('durations are round', () => {
  expect([8, 58, 200, 7_300].map(formatDuration)).toEqual([
    'less than a minute',
    'about 1 minute',
    'about 3 minutes',
    'about 2 hours',
  ]);
});

test('a time of today is told without its date', () => {
  const hour = 3_600_000;
  expect(formatTime(HALF_PAST_TWO, HALF_PAST_TWO + hour)).not.toMatch(/2026/);
  expect(formatTime(HALF_PAST_TWO, HALF_PAST_TWO + 24 * hour)).toMatch(/2026/);
});

test('words are joined as one says them', () => {
  expect([['a'], ['a', 'b'], ['a', 'b', 'c']].map(joinWords)).toEqual(['a', 'a and b', 'a, b and c']);
});
