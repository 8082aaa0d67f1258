import { expect, test } from '@jest/globals';
import { countSpent, giveBack, readQuietly, tell } from '../../../src/lanes/lane-work';
import { keyOf, laneAtWork } from '../support/lane-scene';

test('what a lane has spent counts over all of its executions', () => {
  const { work } = laneAtWork();
  Object.assign(work.lane, { spent: 5, lost: 1 });
  Object.assign(work.asking, { spent: 3, lostAnswers: 2 });
  expect(countSpent(work)).toEqual({ owner: 'lane-a', spent: 8, lost: 3 });
});

test('a report tells where the lane stands, and what is about to happen', () => {
  const { work, report } = laneAtWork();
  giveBack(work, [keyOf(1), keyOf(1)]);
  Object.assign(work, { done: 2, refusedAt: 7 });
  tell(work, { inFlight: 9 });
  expect(report()).toMatchObject({
    owner: 'lane-a',
    done: 2,
    inFlight: 9,
    back: [keyOf(1)],
    refusedAt: 7,
    leaving: false,
  });
  expect(report()?.until).toBe(work.lane.until);
});

test('a cache that fails says nothing', () => {
  const { services } = laneAtWork();
  services.documentCache.getAll = () => {
    throw new Error('Service error');
  };
  expect(readQuietly({ services }, ['any'])).toEqual({});
});
