import { describe, expect, test } from '@jest/globals';
import { slowDown } from '../../../src/lanes/bearable';
import { handOut, sendHome } from '../../../src/lanes/hand-out';
import { isElsewhere } from '../../../src/lanes/step-lanes';
import { stepShare } from '../../../src/lanes/step-share';
import { encodeKeyFilter } from '../../../src/ledger/key-filter';
import { keyOf, lanesScene, limitedScene, lookups, NOW, pendingOf, sizes, type Told } from '../support/lanes-scene';

const SHARED = 'AshareddddKeyyyy';

describe('handing out', () => {
  test('begins with a small parcel for each lane that has reported, and goes on with full ones', () => {
    const { lanes } = lanesScene([{}, {}, null]);
    expect(sizes(handOut(lanes, lookups(900), NOW, 50))).toEqual([16, 16, 50, 50, 50, 50]);
    expect(isElsewhere(lanes, keyOf(0))).toBe(true);
    expect(isElsewhere(lanes, keyOf(899))).toBe(false);
  });

  test.each<[string, Told[], object]>([
    ['before a lane has reported', [], {}],
    ['to one that leaves', [{ leaving: true }], {}],
    ['to one that is dead', [{ until: NOW - 1 }], {}],
    ['of another run', [{ run: 1 }], {}],
    ['before the service has borne full waves', [{}], { size: 40 }],
    ['at a service that bears so many a second', [{}], { gap: 1_050 }],
  ])('does nothing %s', (_what, reports, pace) => {
    const { run, lanes } = lanesScene(reports);
    run.pace = { ...run.pace, ...pace };
    expect(handOut(lanes, lookups(100), NOW, 50)).toEqual({});
  });

  test('leaves to the step whom several rows share, what failed before and what was given back', () => {
    const { properties } = encodeKeyFilter([SHARED]);
    const { run, lanes, hear } = lanesScene([{}], properties);
    run.tries = { [keyOf(1)]: { count: 1, reason: 'server' } };
    handOut(lanes, lookups(1), NOW, 0);
    hear([{ back: [keyOf(0)] }]);
    expect(isElsewhere(lanes, keyOf(0))).toBe(false);
    const rest = [...lookups(2), { key: SHARED, body: { linkedin_url: '/in/shared' } }];
    expect(handOut(lanes, rest, NOW, 0)).toEqual({});
    const { pending } = stepShare(lanes, pendingOf([...lookups(3), ...rest]), () => false, NOW);
    expect([...pending.keys()].slice(0, 3).sort()).toEqual([SHARED, keyOf(0), keyOf(1)].sort());
  });

  test('goes on between two steps: a lane has then as much in hand as their change takes', () => {
    const { lanes } = lanesScene([{ done: 0, spent: 9 }, null, null]);
    expect(sizes(handOut(lanes, lookups(900), NOW, 50))).toEqual([50, 50, 50]);
    expect(sizes(handOut(lanes, lookups(1_800).slice(150), NOW + 14_000, 0))).toEqual([50]);
    const { lanes: limited, run } = lanesScene([{ spent: 9 }, { spent: 9 }]);
    handOut(limited, lookups(100), NOW, 50);
    slowDown(limited, NOW);
    run.lanes.since = NOW + 14_000;
    expect(sizes(handOut(limited, lookups(1_800).slice(100), NOW + 14_000, 0))).toHaveLength(12);
  });
});

test('who has something in hand goes on, and a third lane stands by', () => {
  const { lanes, hear } = limitedScene([{}, {}, {}]);
  expect(sizes(handOut(lanes, lookups(300), NOW, 0))).toEqual([50, 50, 50, 50]);
  hear([{ spent: 9, done: 1 }, { spent: 9, leaving: true }, { spent: 9 }]);
  const parcels = handOut(lanes, lookups(300).slice(200), NOW, 0);
  expect(Object.keys(parcels).map((name) => name.slice(-8))).toEqual(['lane-2.1', 'lane-0.3']);
});

test('home go those that have nothing in hand, with an empty parcel', () => {
  const { lanes, hear } = lanesScene([{ spent: 9 }, { spent: 9 }]);
  handOut(lanes, lookups(50), NOW, 0);
  const home = sendHome(lanes, NOW);
  expect(Object.keys(home).map((name) => name.slice(-8))).toEqual(['lane-1.1']);
  expect(sizes(home)).toEqual([0]);
  hear([{ spent: 50, done: 1 }]);
  expect(Object.keys(sendHome(lanes, NOW)).map((name) => name.slice(-8))).toEqual(['lane-0.2']);
});
