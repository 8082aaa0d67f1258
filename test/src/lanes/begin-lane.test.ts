import { expect, test } from '@jest/globals';
import { beginLane } from '../../../src/lanes/begin-lane';
import { reportOf } from '../../../src/lanes/lane-work';
import { laneAtWork, started } from '../support/lane-scene';

test('a lane begins with a grant, as its record says, and with nothing in hand', () => {
  const { work, lane, services } = laneAtWork();
  expect(lane()).toMatchObject({ owner: 'lane-a', most: work.lane.most });
  expect(work.lane.most).toBeGreaterThan(20);
  expect([work.done, work.learned.size, work.back.size, work.asking.spent]).toEqual([0, 0, 0, 0]);
  expect(work.deadline - services.clock.now()).toBe(30_000);
});

test('lanes end some time apart', () => {
  const { run, runId, services } = started([]);
  expect(beginLane(run, runId, 2)).toMatchObject({ deadline: services.clock.now() + 18_000 });
});

test('it is not begun twice, and comes again later', () => {
  const { run, runId } = laneAtWork();
  expect(beginLane(run, runId, 0)).toEqual({ more: true, wait: 4_000, balance: null });
});

test('it comes again where nobody gives way with the lock', () => {
  const { run, runId, services } = started([]);
  services.documentLock.tryAcquire(0);
  expect(beginLane(run, runId, 0)).toEqual({ more: true, wait: 3_000, balance: null });
});

test('without a token, without lanes or after the run has ended nobody need call again', () => {
  const { run, runId } = started([]);
  run.token = () => null;
  expect(beginLane(run, runId, 0)).toMatchObject({ more: false });
});

test('a run that is gone or that another window drives is not its own', () => {
  const { run, services } = started([]);
  expect(beginLane(run, 'another', 0)).toMatchObject({ problem: { code: 'taken-over' } });
  services.properties.clear();
  expect(beginLane(run, 'another', 0)).toMatchObject({ problem: { code: 'no-run' } });
});

test('the last words of the execution before are told again, since its own take their place', () => {
  const scene = laneAtWork();
  const { work, services, run, runId } = scene;
  services.documentCache.putAll(reportOf(work, { done: 3, leaving: true }), 60);
  services.clock.sleep(200_000);
  expect(beginLane(run, runId, 0)).toMatchObject({ before: { owner: 'lane-a', done: 3, before: null } });
});
