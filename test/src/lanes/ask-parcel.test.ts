import { describe, expect, test } from '@jest/globals';
import { askParcel } from '../../../src/lanes/ask-parcel';
import { setControl } from '../../../src/record/control';
import { keyOf, laneAtWork, lookups } from '../support/lane-scene';
import { findsEverybody } from '../support/memory-services';
import type { Respond } from '../support/memory-services';

const refusesFrom =
  (first: number): Respond =>
  (body, number) =>
    number >= first ? { status: 429, body: {} } : findsEverybody(body, number);

test('what is on its way is told before it is sent', () => {
  let told: unknown = null;
  const { work, report } = laneAtWork([], (...given) => {
    told ??= report();
    return findsEverybody(...given);
  });
  expect(askParcel(work, lookups(0, 30))).toBe(true);
  expect(told).toMatchObject({ inFlight: 30, spent: 0 });
  expect(report()).toMatchObject({ inFlight: 0, spent: 30, done: 1, back: [] });
});

test("what can't be told of is not asked", () => {
  const { work, services, run } = laneAtWork();
  const { putAll } = services.documentCache;
  services.documentCache.putAll = (entries, seconds) => {
    if (Object.keys(entries).some((name) => name.endsWith(keyOf(0)))) throw new Error('Refused');
    putAll(entries, seconds);
  };
  expect(askParcel(work, lookups(0, 30))).toBe(false);
  expect(services.waves).toEqual([]);
  expect(work.back.size).toBe(30);
  services.documentCache.putAll = putAll;
  expect(run.ledger.claim([keyOf(0)], 'other').mine).toEqual([keyOf(0)]);
});

test('nothing is asked once the lane hangs beyond its time, or the run is to stop', () => {
  const late = laneAtWork();
  late.services.clock.sleep(33_001);
  expect(askParcel(late.work, lookups(0, 5))).toBe(false);
  const stopped = laneAtWork();
  setControl(stopped.services, `stop ${stopped.runId}`);
  expect(askParcel(stopped.work, lookups(0, 5))).toBe(false);
  expect([...late.services.waves, ...stopped.services.waves]).toEqual([]);
});

test('what somebody else asks is handed back, and what is known costs nothing', () => {
  const { work, services, run } = laneAtWork();
  run.ledger.claim([keyOf(0)], 'formula');
  run.ledger.store(new Map([[keyOf(1), { kind: 'found', email: 'b@found.example', at: services.clock.now() }]]));
  expect(askParcel(work, lookups(0, 3))).toBe(true);
  expect(services.asked).toHaveLength(1);
  expect([...work.back]).toEqual([keyOf(0)]);
});

test('more than the grant is handed back, and with little left of it all', () => {
  const { work, services } = laneAtWork();
  work.lane.most = 40;
  expect(askParcel(work, lookups(0, 50))).toBe(true);
  expect([services.waves, work.back.size]).toEqual([[40], 10]);
  work.lane.most = 50;
  expect(askParcel(work, lookups(50, 50))).toBe(false);
  expect([services.waves, work.back.size]).toEqual([[40], 60]);
});

test('waves follow each other as far apart as the step said', () => {
  const { work, services } = laneAtWork();
  work.apart = 510;
  askParcel(work, lookups(0, 5));
  const sentAt = work.sentAt;
  askParcel(work, lookups(5, 5));
  expect(work.sentAt - sentAt).toBe(510);
  expect(services.waves).toEqual([5, 5]);
});

describe('a refusal for speed', () => {
  test('is told with its time, and what was refused is handed back with all that follows', () => {
    const { work, services, report } = laneAtWork([lookups(0, 50), lookups(50, 50)], refusesFrom(41));
    expect(askParcel(work, lookups(0, 50))).toBe(true);
    expect(services.waves).toEqual([50]);
    expect(report()).toMatchObject({ spent: 40, done: 2, failed: [], refusedAt: work.sentAt });
    expect(report()?.back).toHaveLength(60);
  });

  test('of a whole wave may be a wall: the step sees to it', () => {
    const { work } = laneAtWork([], refusesFrom(1));
    askParcel(work, lookups(0, 5));
    expect(work.failed.size).toBe(5);
  });
});
