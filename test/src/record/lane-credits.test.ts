import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  buryLane,
  countLane,
  decodeLanes,
  encodeLanes,
  lanesAllowed,
  lanesOfUse,
  newLaneShare,
  settleLane,
  shareOut,
  takeGrant,
  wavesApart,
} from '../../../src/record/lane-credits';
import type { LaneRun, LaneShare } from '../../../src/record/lane-credits';
import { reportName } from '../../../src/record/lane-parcels';

const NOW = 1_000_000;
const runOf = (): LaneRun => ({ startedAt: 7, spent: 0, lostAnswers: 0, lanes: newLaneShare() });
const cacheWith = (texts: { [name: string]: string } = {}) => ({ getAll: () => texts });
const terms = (ceiling: number, now = NOW) => ({ now, ceiling, wanted: true });
const report = (owner: string, figures: { spent: number; lost: number; inFlight: number }) =>
  JSON.stringify({ run: 7, owner, ...figures });

describe('the reserve of the lanes', () => {
  test('is part of what may still be spent, and nothing where little is left or no lanes are wanted', () => {
    const run = runOf();
    shareOut(run, {}, cacheWith(), terms(900));
    expect(run.lanes).toMatchObject({ open: true, reserve: 600 });
    shareOut(run, {}, cacheWith(), terms(100));
    expect(run.lanes).toMatchObject({ open: false, reserve: 0 });
    shareOut(run, {}, cacheWith(), { ...terms(900), wanted: false });
    expect(run.lanes).toMatchObject({ open: false, reserve: 0 });
  });

  test('is granted to one execution of a lane at a time, and never in all more than there is', () => {
    const run = runOf();
    shareOut(run, {}, cacheWith(), terms(900));
    const lanes = decodeLanes({}, run);
    const grant = (index: number, owner: string) =>
      takeGrant(run, lanes, index, { owner, now: NOW, until: NOW + 90_000, cache: cacheWith() });
    expect([grant(0, 'a'), grant(1, 'b'), grant(2, 'c'), grant(0, 'd'), grant(3, 'e')]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(lanes.reduce((sum, { most }) => sum + most, 0)).toBeLessThanOrEqual(600);
  });

  test('shrinks by what a lane reports, which counts once', () => {
    const run = runOf();
    run.lanes.reserve = 100;
    for (let times = 0; times < 2; times++) countLane(run, 1, { spent: 30, lost: 5 });
    expect(run).toMatchObject({ spent: 30, lostAnswers: 5, lanes: { reserve: 65 } });
  });
});

describe('an execution of a lane that never ended', () => {
  const lane = { owner: 'a', until: NOW, most: 300, spent: 100, lost: 0 };

  test('is counted as it told last, with what was on its way as perhaps charged', () => {
    const dead = { ...lane };
    buryLane(dead, JSON.parse(report('a', { spent: 140, lost: 2, inFlight: 50 })));
    expect(dead).toEqual({ owner: '', until: 0, spent: 140, lost: 52, most: 192 });
  });

  test('is counted as all that it was granted where nobody knows', () => {
    for (const told of [null, JSON.parse(report('b', { spent: 0, lost: 0, inFlight: 0 }))]) {
      const dead = { ...lane };
      buryLane(dead, told);
      expect(dead).toMatchObject({ spent: 100, lost: 200, most: 300 });
    }
  });

  test('keeps its grant until its time is over', () => {
    const run = runOf();
    const texts = encodeLanes([{ ...lane, until: NOW + 1 }, ...decodeLanes({}, run).slice(1)], run);
    shareOut(run, texts, cacheWith(), terms(200));
    expect(run).toMatchObject({ spent: 0, lanes: { reserve: 300 } });
    const cache = cacheWith({ [reportName(0)]: report('a', { spent: 120, lost: 0, inFlight: 10 }) });
    expect(shareOut(run, texts, cache, terms(200, NOW + 2))).not.toEqual({});
    expect(run).toMatchObject({ spent: 120, lostAnswers: 10, lanes: { reserve: 0 } });
  });
});

test('the end of an execution is noted by itself alone', () => {
  const run = runOf();
  const texts = encodeLanes(
    [{ owner: 'a', until: NOW, most: 50, spent: 0, lost: 0 }, ...decodeLanes({}, run).slice(1)],
    run,
  );
  expect(settleLane(texts, run, 0, { owner: 'b', spent: 9, lost: 0 })).toEqual({});
  const settled = settleLane(texts, run, 0, { owner: 'a', spent: 9, lost: 1 });
  expect(decodeLanes(settled, run)[0]).toEqual({ owner: '', until: 0, most: 10, spent: 9, lost: 1 });
  expect(decodeLanes(settled, { startedAt: 8 })[0]).toMatchObject({ most: 0 });
});

test('waves follow each other at once, after a refusal half a second apart, and at once again where that goes well', () => {
  const share = { ...newLaneShare(), allowed: 50, since: NOW, round: 0 };
  const at = (follow: LaneShare['follow'], now: number) => wavesApart({ ...share, follow }, now);
  expect(at('at once', NOW)).toBe(0);
  expect([at('apart', NOW), at('apart', NOW + 5_000)]).toEqual([510, 0]);
  expect(at('never at once', NOW + 60_000)).toBe(510);
});

test('after a refusal fewer requests are allowed, and a little more each time that went well', () => {
  const share = { ...newLaneShare(), open: true };
  expect([lanesAllowed(share, NOW), lanesOfUse(share)]).toEqual([150, 3]);
  const less = { ...share, allowed: 37, since: NOW, round: 0 };
  expect([lanesAllowed(less, NOW), lanesAllowed(less, NOW + 5_000), lanesAllowed(less, NOW + 3_600_000)]).toEqual([
    37, 50, 150,
  ]);
  expect(lanesOfUse(less)).toBe(3);
  expect(lanesOfUse({ ...less, open: false })).toBe(0);
});

test('whatever lanes and steps do, and whoever dies, the ceiling holds', () => {
  const act = fc.record({
    lane: fc.nat(2),
    what: fc.constantFrom('begin', 'ask', 'tell', 'end', 'die', 'step', 'forget'),
    amount: fc.nat(80),
  });
  fc.assert(
    fc.property(fc.integer({ min: 50, max: 900 }), fc.array(act, { maxLength: 60 }), (ceiling, acts) => {
      const run = runOf();
      let [now, charged, texts] = [NOW, 0, {} as { [name: string]: string }];
      const cached: { [name: string]: string } = {};
      const atWork = new Map<number, { owner: string; spent: number; most: number }>();
      const cache = { getAll: () => cached };
      for (const { lane, what, amount } of acts) {
        const mine = atWork.get(lane);
        if (what === 'begin' && !mine) {
          const lanes = decodeLanes(texts, run);
          const owner = `o${now}`;
          if (takeGrant(run, lanes, lane, { owner, now, until: now + 100, cache })) {
            texts = encodeLanes(lanes, run);
            atWork.set(lane, { owner, spent: lanes[lane]!.spent, most: lanes[lane]!.most - lanes[lane]!.lost });
          }
        } else if (what === 'ask' && mine) {
          const wave = Math.min(amount, mine.most - mine.spent);
          cached[reportName(lane)] = report(mine.owner, {
            spent: mine.spent,
            lost: decodeLanes(texts, run)[lane]!.lost,
            inFlight: wave,
          });
          mine.spent += wave;
          charged += wave;
        } else if (what === 'tell' && mine) {
          cached[reportName(lane)] = report(mine.owner, {
            spent: mine.spent,
            lost: decodeLanes(texts, run)[lane]!.lost,
            inFlight: 0,
          });
          countLane(run, lane, { spent: mine.spent, lost: 0 });
        } else if (what === 'end' && mine) {
          const { lost } = decodeLanes(texts, run)[lane]!;
          texts = { ...texts, ...settleLane(texts, run, lane, { owner: mine.owner, spent: mine.spent, lost }) };
          atWork.delete(lane);
        } else if (what === 'die') atWork.delete(lane);
        else if (what === 'forget') delete cached[reportName(lane)];
        else if (what === 'step') {
          texts = { ...texts, ...shareOut(run, texts, cache, terms(ceiling, now)) };
          const own = Math.min(amount, Math.max(0, ceiling - run.spent - run.lostAnswers - run.lanes.reserve));
          run.spent += own;
          charged += own;
        }
        now += 20;
        expect(charged).toBeLessThanOrEqual(ceiling);
      }
    }),
  );
});
