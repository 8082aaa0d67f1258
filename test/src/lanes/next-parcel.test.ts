import { expect, test } from '@jest/globals';
import { handBack, nextParcel } from '../../../src/lanes/next-parcel';
import { encodeParcel, parcelName } from '../../../src/record/lane-parcels';
import { setControl } from '../../../src/record/control';
import { laneAtWork, lookups } from '../support/lane-scene';

test('the next parcel is the one behind those that it is done with', () => {
  const { work } = laneAtWork([lookups(0, 5), lookups(5, 3)]);
  expect(nextParcel(work).lookups).toEqual(lookups(0, 5));
  Object.assign(work, { done: 1, next: undefined });
  expect(nextParcel(work).lookups).toEqual(lookups(5, 3));
});

test('one that was read along costs no read', () => {
  const { work, services } = laneAtWork();
  work.next = encodeParcel(lookups(0, 2), 510);
  const reads = services.calls['cache.getAll'];
  expect(nextParcel(work)).toEqual({ lookups: lookups(0, 2), apart: 510 });
  expect(services.calls['cache.getAll']).toBe(reads);
});

test('it waits for one and says meanwhile that it is there', () => {
  const { work, services, report } = laneAtWork();
  const { sleep } = services.clock;
  let looks = 0;
  services.clock.sleep = (milliseconds) => {
    sleep(milliseconds);
    if (++looks === 10) services.documentCache.putAll({ [parcelName('lane-a', 1)]: encodeParcel(lookups(0, 1)) }, 60);
  };
  expect(nextParcel(work).lookups).toHaveLength(1);
  expect(report()).toMatchObject({ owner: 'lane-a', inFlight: 0, leaving: false });
});

test('it waits twelve seconds at most, and not for a run that is to stop', () => {
  const { work, services } = laneAtWork();
  const begun = services.clock.now();
  expect(nextParcel(work).lookups).toEqual([]);
  expect(services.clock.now() - begun).toBeLessThan(12_200);
  const stopped = laneAtWork([lookups(0, 5)]);
  setControl(stopped.services, `stop ${stopped.runId}`);
  nextParcel(stopped.work);
  expect(stopped.work.run.state).toBe('stopped');
});

test('what it was handed beyond is handed back, and counts as done', () => {
  const { work } = laneAtWork([lookups(0, 5), lookups(5, 3), lookups(8, 2)]);
  work.done = 1;
  handBack(work);
  expect([...work.back]).toEqual(lookups(5, 5).map(({ key }) => key));
  expect(work.done).toBe(3);
});
