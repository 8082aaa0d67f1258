import { expect, test } from '@jest/globals';
import { addSample, measurePace } from '../../../sidebar/running/pace';
import type { Sample } from '../../../sidebar/running/pace';

const samples = (...pairs: [second: number, settled: number][]): Sample[] =>
  pairs.reduce<Sample[]>((list, [second, settled]) => addSample(list, { at: second * 1000, settled }), []);

test('the pace is rows over time, and tells how long the rest takes', () => {
  expect(measurePace(samples([0, 0], [10, 50], [20, 100]), 200)).toEqual({ rowsPerMinute: 300, secondsLeft: 40 });
});

test('there is none before anything moved or while too little time has passed', () => {
  expect(measurePace([], 10)).toBeNull();
  expect(measurePace(samples([0, 0], [2, 50]), 10)).toBeNull();
  expect(measurePace(samples([0, 7], [30, 7]), 10)).toBeNull();
});

test('what was more than a minute ago no longer counts', () => {
  const slowThenFast = samples([0, 0], [100, 10], [110, 110], [160, 610]);
  expect(measurePace(slowThenFast, 0)?.rowsPerMinute).toBe(600);
  expect(slowThenFast).toHaveLength(3);
});
