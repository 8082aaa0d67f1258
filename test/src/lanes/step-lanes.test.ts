import { describe, expect, test } from '@jest/globals';
import { handOut } from '../../../src/lanes/hand-out';
import {
  areBusy,
  areHome,
  areOpen,
  balanceKnownAt,
  inFlight,
  isElsewhere,
  meetLanes,
  saveLanes,
} from '../../../src/lanes/step-lanes';
import { decodeLanes, encodeLanes } from '../../../src/record/lane-credits';
import { runState } from '../support/run-state';
import { keyOf, lanesScene, lookups, NOW } from '../support/lanes-scene';

test('what was handed out is known to the next step as long as the execution is at work, and free after it has ended', () => {
  const { run, lanes } = lanesScene();
  handOut(lanes, lookups(3), NOW, 0);
  const atWork = encodeLanes(
    [{ owner: 'lane-0', until: NOW + 90_000, most: 9, spent: 0, lost: 0 }, ...decodeLanes({}, run).slice(1)],
    run,
  );
  const next = (texts: { [name: string]: string }) =>
    meetLanes(run, { ...saveLanes(lanes), ...texts }, { now: NOW + 1, endsAt: NOW + 13_000 });
  expect(isElsewhere(next(atWork), keyOf(2))).toBe(true);
  expect(areBusy(next(atWork))).toBe(true);
  expect(isElsewhere(next({}), keyOf(2))).toBe(false);
  expect(areBusy(next({}))).toBe(false);
});

test('a run that has no lanes reads and keeps nothing of them', () => {
  const lanes = meetLanes(runState({ sharedParts: 0 }), {}, { now: NOW, endsAt: NOW });
  expect(lanes.names).toEqual([]);
  expect(saveLanes(lanes)).toEqual({});
});

describe('lanes', () => {
  test('are of use once one is there and the service has borne full waves', () => {
    const { run, lanes } = lanesScene();
    expect([areOpen(lanes), areOpen(lanesScene([]).lanes)]).toEqual([true, false]);
    run.pace = { ...run.pace, size: 49 };
    expect(areOpen(lanes)).toBe(false);
  });

  test('are home when all have reported the end of what they were handed, or are dead', () => {
    const { lanes, hear } = lanesScene([{ spent: 9 }]);
    expect(areHome(lanes, NOW)).toBe(true);
    handOut(lanes, lookups(50), NOW, 0);
    expect([areHome(lanes, NOW), areHome(lanes, NOW + 90_000)]).toEqual([false, true]);
    hear([{ spent: 50, done: 1 }]);
    expect(areHome(lanes, NOW)).toBe(true);
  });

  test('tell how many requests are on their way, as long as they are alive, and when they knew the balance', () => {
    const { lanes } = lanesScene([{ inFlight: 5, balanceAt: 7 }, { inFlight: 3, until: NOW - 1, balanceAt: 9 }, null]);
    expect(inFlight(lanes, NOW)).toBe(5);
    expect(balanceKnownAt(lanes)).toBe(9);
  });
});
