import { describe, expect, test } from '@jest/globals';
import type { Lookup } from '../../../src/lookups/lookup';
import { encodeKeyFilter } from '../../../src/ledger/key-filter';
import { decodeLanes, encodeLanes } from '../../../src/record/lane-credits';
import { decodeParcel, reportName } from '../../../src/record/lane-parcels';
import type { Report } from '../../../src/record/lane-parcels';
import { createLanes } from '../../../src/lanes/lanes';
import type { RunState } from '../../../src/record/run-state';
import { LARGEST_WAVE } from '../../../src/waves/pace';
import { runState } from '../support/run-state';

const NOW = 1_700_000_000_000;
const SHARED = 'AshareddddKeyyyy';

function runOf(): RunState {
  const run = runState({ agreedCredits: 5_000, total: 1_000, sharedParts: 6 });
  return { ...run, pace: { ...run.pace, size: LARGEST_WAVE } };
}

const keyOf = (index: number) => `${String(index).padStart(6, '0')}KKKKKKKKKK`;
const lookups = (count: number): Lookup[] =>
  Array.from({ length: count }, (_, index) => ({ key: keyOf(index), body: { linkedin_url: `/in/${index}` } }));

const pendingOf = (all: Lookup[]) => new Map(all.map((one) => [one.key, one] as const));

/** A step's lanes after some of them have reported. */
function setUp(reports: (Partial<Report> | null)[] = [{}], saved: { [name: string]: string } = {}) {
  const run = runOf();
  const lanes = createLanes(run, saved, { now: NOW, endsAt: NOW + 13_000 });
  const hear = (told: (Partial<Report> | null)[], answers: string[] = []) =>
    lanes.hear(
      Object.fromEntries(
        told.flatMap((changes, lane) =>
          changes === null ? [] : [[reportName(lane), JSON.stringify({ ...report(lane), ...changes })]],
        ),
      ),
      new Map(answers.map((key) => [key, { kind: 'not-found' as const, at: NOW }])),
      NOW,
    );
  hear(reports);
  return { run, lanes, hear };
}

const report = (lane: number): Report => ({
  run: NOW,
  owner: `lane-${lane}`,
  until: NOW + 90_000,
  done: 0,
  inFlight: 0,
  spent: 0,
  lost: 0,
  back: [],
  failed: [],
  refusedAt: 0,
  balanceAt: 0,
  leaving: false,
  before: null,
});

const sizes = (parcels: { [name: string]: string }) =>
  Object.values(parcels).map((text) => decodeParcel(text).lookups.length);

describe('handing out', () => {
  test('begins with a small parcel for each lane that has reported, and goes on with full ones', () => {
    const { lanes } = setUp([{}, {}, null]);
    expect(sizes(lanes.handOut(lookups(900), NOW, 50))).toEqual([16, 16, 50, 50, 50, 50]);
    expect(lanes.isElsewhere(keyOf(0))).toBe(true);
    expect(lanes.isElsewhere(keyOf(899))).toBe(false);
  });

  test.each([
    ['before a lane has reported', [], {}],
    ['to one that leaves', [{ leaving: true }], {}],
    ['to one that is dead', [{ until: NOW - 1 }], {}],
    ['of another run', [{ run: 1 }], {}],
    ['before the service has borne full waves', [{}], { size: 40 }],
    ['at a service that bears so many a second', [{}], { gap: 1_050 }],
  ])('does nothing %s', (_what, reports, pace) => {
    const { run, lanes } = setUp(reports as Partial<Report>[]);
    run.pace = { ...run.pace, ...pace };
    expect(lanes.handOut(lookups(100), NOW, 50)).toEqual({});
  });

  test('leaves to the step whom several rows share, what failed before and what was given back', () => {
    const { properties } = encodeKeyFilter([SHARED]);
    const { run, lanes, hear } = setUp([{}], properties);
    run.tries = { [keyOf(1)]: { count: 1, reason: 'server' } };
    lanes.handOut(lookups(1), NOW, 0);
    hear([{ back: [keyOf(0)] }]);
    expect(lanes.isElsewhere(keyOf(0))).toBe(false);
    const rest = [...lookups(2), { key: SHARED, body: { linkedin_url: '/in/shared' } }];
    expect(lanes.handOut(rest, NOW, 0)).toEqual({});
    const { pending } = lanes.leave(pendingOf([...lookups(3), ...rest]), () => false, NOW);
    expect([...pending.keys()].slice(0, 3).sort()).toEqual([SHARED, keyOf(0), keyOf(1)].sort());
  });

  test('goes on between two steps: a lane has then as much in hand as their change takes', () => {
    const { lanes } = setUp([{ done: 0, spent: 9 }, null, null]);
    expect(sizes(lanes.handOut(lookups(900), NOW, 50))).toEqual([50, 50, 50]);
    expect(sizes(lanes.handOut(lookups(1_800).slice(150), NOW + 14_000, 0))).toEqual([50]);
    const { lanes: limited, run } = setUp([{ spent: 9 }, { spent: 9 }]);
    limited.handOut(lookups(100), NOW, 50);
    limited.slowDown(NOW);
    run.lanes.since = NOW + 14_000;
    expect(sizes(limited.handOut(lookups(1_800).slice(100), NOW + 14_000, 0))).toHaveLength(12);
  });
});

describe('at a service that bears a hundred at a time', () => {
  const limited = (reports: Partial<Report>[]) => {
    const scene = setUp(reports.map((one) => ({ spent: 9, ...one })));
    Object.assign(scene.run.lanes, { allowed: 50, round: 1, since: NOW });
    return scene;
  };
  const mostOf = ({ lanes }: ReturnType<typeof setUp>, own: (key: string) => boolean = () => false) =>
    lanes.leave(pendingOf(lookups(300)), own, NOW).most;

  test('two lanes ask and the step only writes, and where one is missing it asks in its place', () => {
    expect([mostOf(limited([{}, {}])), mostOf(limited([{}])), mostOf(limited([{ leaving: true }, {}]))]).toEqual([
      0, 50, 50,
    ]);
  });

  test('what only the step asks has its room, which lanes are handed the less for', () => {
    const scene = limited([{}, {}, {}]);
    const own = (key: string) => key < keyOf(20);
    expect(mostOf(scene, own)).toBe(20);
    expect(sizes(scene.lanes.handOut(lookups(300).slice(20), NOW, 20))).toEqual([50, 30, 50, 30]);
    expect(mostOf(scene, own)).toBe(20);
  });

  test('who has something in hand goes on, and a third lane stands by', () => {
    const scene = limited([{}, {}, {}]);
    expect(sizes(scene.lanes.handOut(lookups(300), NOW, 0))).toEqual([50, 50, 50, 50]);
    scene.hear([{ spent: 9, done: 1 }, { spent: 9, leaving: true }, { spent: 9 }]);
    const parcels = scene.lanes.handOut(lookups(300).slice(200), NOW, 0);
    expect(Object.keys(parcels).map((name) => name.slice(-8))).toEqual(['lane-2.1', 'lane-0.3']);
  });

  test('a lane that says nothing for long is not waited for', () => {
    const scene = limited([{}, {}]);
    scene.lanes.handOut(lookups(300), NOW, 0);
    expect(scene.lanes.leave(pendingOf(lookups(300)), () => false, NOW + 9_000).most).toBe(50);
  });
});

describe('what was handed out', () => {
  test('is left to the lane until it is answered, also when another execution has taken its place', () => {
    const { lanes, hear } = setUp();
    lanes.handOut(lookups(2), NOW, 0);
    hear([{ done: 1 }], [keyOf(0)]);
    hear([{ owner: 'next' }]);
    expect([lanes.isElsewhere(keyOf(0)), lanes.isElsewhere(keyOf(1))]).toEqual([false, true]);
  });

  test('is known to the next step as long as the execution is at work, and free after it has ended', () => {
    const { run, lanes } = setUp();
    lanes.handOut(lookups(3), NOW, 0);
    const atWork = encodeLanes(
      [{ owner: 'lane-0', until: NOW + 90_000, most: 9, spent: 0, lost: 0 }, ...decodeLanes({}, run).slice(1)],
      run,
    );
    const next = (texts: { [name: string]: string }) =>
      createLanes(run, { ...lanes.save(), ...texts }, { now: NOW + 1, endsAt: NOW + 13_000 });
    expect(next(atWork).isElsewhere(keyOf(2))).toBe(true);
    expect(next({}).isElsewhere(keyOf(2))).toBe(false);
  });
});

describe('what a lane has not come to', () => {
  test('is free as soon as the lane leaves, also where the step hears of it only from the next execution', () => {
    const { lanes, hear } = setUp([{ spent: 9 }]);
    lanes.handOut(lookups(300), NOW, 0);
    const end = { ...report(0), done: 1, leaving: true };
    hear([{ owner: 'next', before: end }]);
    expect([keyOf(0), keyOf(50), keyOf(149)].map((key) => lanes.isElsewhere(key))).toEqual([true, false, false]);
  });

  test('is heard of once: by now somebody else may have it in hand', () => {
    const { run, lanes, hear } = setUp([{ spent: 9 }, { spent: 9 }]);
    Object.assign(run.lanes, { allowed: 50, round: 1, since: NOW });
    lanes.handOut(lookups(50), NOW, 0);
    hear([{ spent: 9, back: [keyOf(0)], done: 1 }]);
    expect(sizes(lanes.handOut(lookups(1), NOW, 0))).toEqual([1]);
    hear([{ spent: 9, back: [keyOf(0)], done: 1 }]);
    expect(lanes.isElsewhere(keyOf(0))).toBe(true);
  });
});

describe('a refusal', () => {
  test('halves what lanes may have on their way, once for all waves that were sent together', () => {
    const { run, lanes, hear } = setUp([{}, {}, {}]);
    lanes.handOut(lookups(900), NOW, 50);
    expect(lanes.slowDown(NOW)).toBe(true);
    hear([{}, { refusedAt: NOW + 300 }, { refusedAt: NOW + 400 }]);
    expect(run.lanes).toMatchObject({ allowed: 50, round: 0, follow: 'apart' });
    hear([{ refusedAt: NOW + 3_000 }]);
    expect(run.lanes.allowed).toBe(0);
  });

  test('is not theirs where they were handed nothing', () => {
    expect(setUp().lanes.slowDown(NOW)).toBe(false);
  });
});

test('what lanes spend and lose adds up to the run', () => {
  const { run, hear } = setUp([{ spent: 10, lost: 1 }, { spent: 5 }]);
  hear([{ spent: 12, lost: 1 }]);
  expect(run).toMatchObject({ spent: 17, lostAnswers: 1 });
});
