/**
 * Lanes ask beside the steps of a run: nothing is asked twice, the figures are exact, the ceiling holds, and what dies, moves
 * or fails meanwhile costs no more than the waves that are under way.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Progress } from '../../src/contract';
import { LARGEST_WAVE } from '../../src/waves/pace';
import { faultsBySeed, vanishingCache } from '../../workbench/apps-script/host/faults';
import { seededRandom } from '../../workbench/apps-script/host/random';
import { answerOf, enrich, enrichWithLanes, lanesBeside, pageCall } from './support/actors';
import type { Driven, Seen } from './support/actors';
import type { Actor } from '../../workbench/apps-script/simulated/together';
import { createContacts } from './support/contacts';
import { EDITS } from './support/edits';
import { EXHAUSTIVE, sampleOf, tell } from './support/exhaustive';
import { findings } from './support/findings';
import { Hand } from './support/hand';
import { askedFor, creditsPaid, paidAgain } from './support/payments';
import { ANA, createScene, shown, shownRows } from './support/scene';
import type { Scene, SceneOptions } from './support/scene';
import { finishTheList, openSidebar } from './support/sidebar';

const SEED = 20261127;
const contacts = createContacts(320, SEED, { outages: false });

async function sceneOf(options: SceneOptions = {}): Promise<Scene> {
  const scene = createScene(contacts, options);
  await openSidebar(scene).connect();
  return scene;
}

const progressOf = (driven: Driven): Progress => {
  if (driven.ended === 'refused') throw new Error(driven.code);
  return driven.progress;
};

/** How many requests each function has sent. */
function countRequests(scene: Scene): { [functionName: string]: number } {
  const counts: { [functionName: string]: number } = {};
  scene.script.before(({ name }, args, { request }) => {
    if (name === 'UrlFetchApp.fetchAll')
      counts[request.functionName] = (counts[request.functionName] ?? 0) + (args[0] as unknown[]).length;
  });
  return counts;
}

const wrongRows = (scene: Scene, done = true): string[] =>
  findings(new Hand(scene, seededRandom(1)), { done, duringWrite: false });

describe('a run with lanes', () => {
  let slowestStop = 0;

  test.each([1, 2])('gives each row what is right, asks nobody twice and counts exactly (seed %i)', async (seed) => {
    const scene = await sceneOf();
    const counts = countRequests(scene);
    const progress = progressOf(enrichWithLanes(scene, ANA, { seed }));
    expect(progress.state).toBe('done');
    expect(wrongRows(scene)).toEqual([]);
    expect(counts.askAhead).toBeGreaterThan(20);
    expect([...paidAgain(scene.ecore)]).toEqual([]);
    expect(progress.spent).toBe(creditsPaid(scene.ecore));
    const emails = shownRows(scene).filter(({ email }) => email !== '').length;
    expect(progress.free).toBe(emails - progress.spent);
    expect(progress.lostAnswers).toBe(0);
  });

  test('ends as a run without lanes does', async () => {
    const [alone, beside] = [await sceneOf(), await sceneOf()];
    await openSidebar(alone).enrich();
    enrichWithLanes(beside, ANA, { seed: 3 });
    expect(shown(beside)).toEqual(shown(alone));
  });

  test('leaves lanes idle at a service that takes fewer than a full wave, and does not take its refusals for a daily cap', async () => {
    for (const limits of [{ atOnce: 8 }, { perSecond: 20 }]) {
      const scene = await sceneOf({ service: { latency: 400, ...limits } });
      const counts = countRequests(scene);
      expect(progressOf(enrichWithLanes(scene, ANA, { seed: 4 })).state).toBe('done');
      expect(counts.askAhead).toBeUndefined();
    }
  });

  test('slows its lanes down, not the step, at a service that bears two full waves at once', async () => {
    const scene = await sceneOf({ service: { latency: 400, atOnce: 100 } });
    expect(progressOf(enrichWithLanes(scene, ANA, { seed: 5 }))).toMatchObject({ state: 'done', wave: LARGEST_WAVE });
    expect(wrongRows(scene)).toEqual([]);
    expect([...paidAgain(scene.ecore)]).toEqual([]);
  });

  test('sees a stop between waves, writes the answers that are under way, and sends nothing more', async () => {
    const scene = await sceneOf({ service: { latency: 1_500 } });
    const seen: Seen = { progress: null, isOver: false };
    let stoppedAt = Infinity;
    function* stop(): Actor<void> {
      while (!seen.progress) yield { pause: 50 };
      yield { pause: 7_000 };
      yield pageCall(scene, ANA, 'stopRun', seen.progress.runId);
      stoppedAt = scene.script.clock.now();
    }
    const lanes = lanesBeside(scene, ANA, seen);
    const [driven] = scene.script.together([enrich(scene, ANA, { seen }), stop(), ...lanes], { seed: 6 });
    const progress = progressOf(driven);
    expect(progress).toMatchObject({ state: 'stopped', stop: { code: 'stopped' } });
    expect(Math.max(...scene.ecore.journal.map(({ at }) => at))).toBeLessThan(stoppedAt + 300);
    expect(progress.spent).toBe(creditsPaid(scene.ecore));
    const shownEmails = new Set(shownRows(scene).map(({ email }) => email));
    const paid = new Set(scene.ecore.journal.filter(({ charged }) => charged > 0).map(askedFor)).size;
    expect(shownEmails.size - 1).toBe(paid);
    await finishTheList(scene);
    expect(wrongRows(scene)).toEqual([]);
    expect([...paidAgain(scene.ecore)]).toEqual([]);
  });

  test.each(sampleOf(EXHAUSTIVE ? 40 : 3, 3))(
    'sends nothing a second after a stop was asked for, and has ended within three, on its own clock (seed %i)',
    async (seed) => {
      const scene = await sceneOf();
      const seen: Seen = { progress: null, isOver: false };
      let [askedAt, endedAt] = [Infinity, 0];
      function* stop(): Actor<void> {
        while (!seen.progress) yield { pause: 50 };
        yield { pause: 1_500 + 60 * (seed % 20) };
        askedAt = scene.script.clock.now();
        yield pageCall(scene, ANA, 'stopRun', seen.progress.runId);
      }
      function* drive(): Actor<Driven> {
        const driven = yield* enrich(scene, ANA, { seen });
        endedAt = scene.script.clock.now();
        return driven;
      }
      const [driven] = scene.script.together([drive(), stop(), ...lanesBeside(scene, ANA, seen)], {
        seed,
        exactCosts: true,
      });
      expect(progressOf(driven as Driven)).toMatchObject({ state: 'stopped', stop: { code: 'stopped' } });
      slowestStop = Math.max(slowestStop, endedAt - askedAt);
      expect(Math.max(...scene.ecore.journal.map(({ at }) => at)) - askedAt).toBeLessThan(1_000);
      expect(endedAt - askedAt).toBeLessThan(3_000);
    },
  );

  afterAll(() => tell('a stop with lanes', { "slowest (ms on the run's clock)": Math.round(slowestStop) }));

  test.each([
    ['no credits', { credits: 130 }, 'no-credits'],
    ['a bad token', { faults: [{ from: 150, do: '401' as const }] }, 'bad-token'],
    ['a daily cap', { faults: [{ from: 150, do: '429' as const }] }, 'daily-cap'],
  ])('stops at %s by the step, with all that was paid for in cells', async (_what, service, code) => {
    const scene = await sceneOf({ service: { latency: 400, ...service } });
    const progress = progressOf(enrichWithLanes(scene, ANA, { seed: 7 }));
    expect(progress).toMatchObject({ state: 'stopped', stop: { code } });
    expect(progress.spent).toBe(creditsPaid(scene.ecore));
    const emails = new Set(shownRows(scene).map(({ email }) => email));
    const paid = new Set(scene.ecore.journal.filter(({ charged }) => charged > 0).map(askedFor)).size;
    expect(emails.size - 1).toBe(paid);
  });

  test('keeps what it has asked for in the durable tier', async () => {
    const scene = await sceneOf();
    enrichWithLanes(scene, ANA, { seed: 8 });
    scene.script.cache('document').vanish();
    const asked = creditsPaid(scene.ecore);
    const { progress } = await openSidebar(scene).enrich({ take: 'not-found' });
    expect(creditsPaid(scene.ecore)).toBe(asked);
    expect(progress?.state ?? 'done').toBe('done');
  });
});

describe('the ceiling of a run with lanes', () => {
  const figures = { schedules: 0, ceilings: 0, kills: 0 };
  const count = EXHAUSTIVE ? 200 : 7;

  test('holds at every limit, with and without kills, and is counted exactly where nothing dies', async () => {
    for (let seed = 1; seed <= count; seed++) {
      const random = seededRandom(seed * 31);
      const cap = 20 + Math.floor(random() * 220);
      const scene = await sceneOf({ service: { latency: [400, 1_500][seed % 2]! } });
      const kills = seed % 3 === 0 ? 0.003 : 0;
      let killed = 0;
      const stop = scene.script.before(() => {
        if (killed >= 3 || random() >= kills) return undefined;
        killed++;
        return 'kill';
      });
      enrichWithLanes(scene, ANA, { seed, changes: { creditCap: cap } });
      stop();
      const charged = creditsPaid(scene.ecore);
      expect({ seed, cap, charged, within: charged <= cap }).toEqual({ seed, cap, charged, within: true });
      for (let round = 0; round < 3; round++) {
        scene.script.clock.advance(130_000);
        const { progress } = await openSidebar(scene).resume();
        if (!progress) break;
        const after = creditsPaid(scene.ecore);
        expect({ seed, cap, after, within: after <= cap }).toEqual({ seed, cap, after, within: true });
        expect(progress.spent + progress.lostAnswers).toBeLessThanOrEqual(cap);
        expect(progress.spent + progress.lostAnswers).toBeGreaterThanOrEqual(after);
        if (killed === 0)
          expect({ seed, spent: progress.spent, lost: progress.lostAnswers }).toEqual({ seed, spent: after, lost: 0 });
        if (progress.stop?.code === 'credit-cap') figures.ceilings++;
        if (progress.state === 'done') break;
      }
      figures.schedules++;
      figures.kills += killed;
    }
  }, 3_600_000);

  afterAll(() => tell('a ceiling with lanes', { ...figures }));
});

describe('crash anywhere, with lanes', () => {
  const figures = { kills: 0, ofLanes: 0, paidTwice: 0, worst: 0 };
  let expected: string[][] | null = null;
  let calls = 0;

  /** Kills the execution that makes the call of that number, before it or while its wave is under way. */
  async function die(
    at: number | null,
    seed: number,
  ): Promise<{ scene: Scene; calls: number; inHand: Set<string>; lane: boolean }> {
    const scene = await sceneOf();
    const waves = new Map<number, Set<string>>();
    let [made, lane] = [0, false];
    let inHand = new Set<string>();
    const stop = scene.script.before(({ name }, args, { id, request }) => {
      made++;
      if (made === at) {
        inHand = waves.get(id) ?? inHand;
        lane = request.functionName === 'askAhead';
        return 'kill';
      }
      if (name === 'UrlFetchApp.fetchAll')
        waves.set(
          id,
          new Set((args[0] as { body: string }[]).map(({ body }) => askedFor({ body: JSON.parse(body) as unknown }))),
        );
      if (name === 'Cache.put') waves.delete(id);
      return undefined;
    });
    enrichWithLanes(scene, ANA, { seed });
    stop();
    const { length } = { length: made };
    scene.script.clock.advance(60_000);
    await finishTheList(scene);
    return { scene, calls: length, inHand, lane };
  }

  beforeAll(async () => {
    const undisturbed = await die(null, 1);
    expected = shown(undisturbed.scene);
    calls = undisturbed.calls;
  }, 60_000);

  test('ends the same, and pays nobody twice but whom the execution that died had in hand', async () => {
    for (const at of sampleOf(calls, 5, 35)) {
      const { scene, inHand, lane } = await die(at, 1);
      expect({ at, cells: shown(scene) }).toEqual({ at, cells: expected });
      const again = paidAgain(scene.ecore);
      const notInHand = [...again].filter(([lookup, times]) => times > 1 || !inHand.has(lookup));
      expect({ at, notInHand }).toEqual({ at, notInHand: [] });
      expect(again.size).toBeLessThanOrEqual(LARGEST_WAVE);
      figures.kills++;
      figures.ofLanes += lane ? 1 : 0;
      figures.paidTwice += again.size;
      figures.worst = Math.max(figures.worst, again.size);
    }
    expect(figures.ofLanes).toBeGreaterThan(0);
  }, 3_600_000);

  afterAll(() => tell('crash anywhere with lanes', { rows: 320, calls, ...figures }));
});

describe('move anything, with lanes', () => {
  const figures = { edits: 0, stops: 0 };

  test("no answer lands in a row that is not that person's, and nobody is paid for twice", async () => {
    const harmless = EDITS.filter(({ mayStop }) => !mayStop);
    for (const index of sampleOf(EXHAUSTIVE ? 15 * harmless.length : 6, 6)) {
      const edit = harmless[(index * 7) % harmless.length]!;
      const scene = await sceneOf({ service: { latency: 1_000 } });
      const hand = new Hand(scene, seededRandom(SEED + index));
      let made = 0;
      let next = '';
      const at = 60 + ((index * 37) % 420);
      scene.script.before(({ name }) => {
        if (++made === at) edit.apply(hand);
        if (made >= at && next === '' && (name === 'Range.getDisplayValues' || name === 'Range.setValues')) next = name;
      });
      const driven = enrichWithLanes(scene, ANA, { seed: index });
      const done = driven.ended === 'done';
      const where = { edit: edit.name, at, index };
      const wrong = findings(hand, { done, duringWrite: next === 'Range.setValues' }).filter(
        (line) => !line.endsWith('was never taken'),
      );
      expect({ ...where, wrong }).toEqual({ ...where, wrong: [] });
      expect({ ...where, again: paidAgain(scene.ecore).size }).toEqual({ ...where, again: 0 });
      figures.edits++;
      if (!done) figures.stops++;
    }
  }, 3_600_000);

  afterAll(() => tell('move anything with lanes', { ...figures }));
});

describe('random weather, with lanes', () => {
  const figures = { schedules: 0, kills: 0, faults: 0, paidTwice: 0 };

  test.each(sampleOf(EXHAUSTIVE ? 150 : 3, 3))(
    'every promise holds in the weather of seed %i',
    async (seed) => {
      const random = seededRandom(seed * 977);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
      const scene = await sceneOf({
        service: {
          latency: pick([400, 400, 2_000, { medianMs: 800, spread: 0.6, maximumMs: 20_000 }]),
          ...pick([{}, {}, { atOnce: 100 }, { perSecond: 200 }]),
          seed,
          faults: pick([
            [],
            [],
            [{ every: 97, do: '429' as const }],
            [{ at: 120, do: '500' as const }],
            [{ at: 140, do: 'drop' as const }],
          ]),
        },
      });
      const hooks = [
        vanishingCache({ seed, rate: pick([0, 0, 0.02, 0.3, 1]) }),
        faultsBySeed({ seed, rate: pick([0, 0, 0.005, 0.02]) }),
      ];
      const deaths = pick([0, 0, 0.002, 0.005]);
      const waves = new Map<number, Set<string>>();
      /** Of executions that died, that a service failed, or whose answers were lost on the way. */
      const excused = new Set<string>();
      const excuse = (id: number) => waves.get(id)?.forEach((lookup) => excused.add(lookup));
      const stop = scene.script.before((call, args, execution) => {
        const { id } = execution;
        if (call.name === 'UrlFetchApp.fetchAll')
          waves.set(
            id,
            new Set([
              ...(waves.get(id) ?? []),
              ...(args[0] as { body: string }[]).map(({ body }) => askedFor({ body: JSON.parse(body) as unknown })),
            ]),
          );
        if (random() < deaths) {
          excuse(id);
          figures.kills++;
          return 'kill';
        }
        for (const hook of hooks) {
          const outcome = hook(call, args, execution);
          if (outcome === undefined) continue;
          excuse(id);
          figures.faults++;
          return outcome;
        }
        return undefined;
      });
      const driven = enrichWithLanes(scene, ANA, { seed });
      stop();
      const ceiling = driven.ended === 'refused' ? Infinity : driven.progress.agreedCredits;
      expect(creditsPaid(scene.ecore)).toBeLessThanOrEqual(ceiling);
      scene.script.clock.advance(130_000);
      await finishTheList(scene);
      expect({
        seed,
        wrong: findings(new Hand(scene, seededRandom(1)), { done: true, duringWrite: false, mayFail: true }),
      }).toEqual({ seed, wrong: [] });
      // One request that is lost takes its wave along.
      const lostAt = new Set(scene.ecore.journal.filter(({ delivered }) => !delivered).map(({ at }) => at));
      for (const entry of scene.ecore.journal)
        if (lostAt.has(entry.at) || entry.status !== 200) excused.add(askedFor(entry));
      const again = [...paidAgain(scene.ecore)].filter(([lookup]) => !excused.has(lookup));
      expect({ seed, again }).toEqual({ seed, again: [] });
      figures.schedules++;
      figures.paidTwice += paidAgain(scene.ecore).size;
    },
    120_000,
  );

  afterAll(() => tell('random weather with lanes', { ...figures }));
});

test('a lane of a run that another window goes on with, or that is over, is told so', async () => {
  const scene = await sceneOf();
  const lane = (runId: string) => answerOf(scene.script.run(pageCall(scene, ANA, 'askAhead', runId, 0)));
  expect(lane('none')).toMatchObject({ ok: false, problem: { code: 'no-run' } });
  const progress = progressOf(enrichWithLanes(scene, ANA, { seed: 9 }));
  expect(lane(progress.runId)).toMatchObject({ ok: true, value: { more: false } });
  expect(lane('another')).toMatchObject({ ok: false, problem: { code: 'taken-over' } });
  expect(lane('%')).toMatchObject({ ok: false, problem: { code: 'bad-request' } });
});
