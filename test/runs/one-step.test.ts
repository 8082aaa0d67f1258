/**
 * One step at a time: whoever calls late, twice or again after a lost answer is told to wait, and the credits and counters
 * of a run are right in every interleaving.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Progress, Reply } from '../../src/contract';
import type { Actor } from '../../workbench/apps-script/simulated/simulate';
import { answerOf, drive, lanesBeside, pageCall, resumeAfter } from './support/actors';
import type { Seen } from './support/actors';
import { createContacts } from './support/contacts';
import { EXHAUSTIVE, tell } from './support/exhaustive';
import { creditsPaid, paidAgain } from './support/payments';
import { ANA, BEN, createScene, shownRows } from './support/scene';
import type { Scene } from './support/scene';
import { MORE_CREDITS, openSidebar, reachedItsCeiling, requestOf } from './support/sidebar';

const contacts = createContacts(160, 5);
/** As many as a run needs to have lanes; some of the schedules drive it with them. */
const crowd = createContacts(240, 5, { outages: false });
const figures = { schedules: 0, busy: 0, ceilings: 0 };

async function started(
  cap: number | null,
  latency: number,
  list = contacts,
): Promise<{ scene: Scene; first: Reply<Progress>; runId: string }> {
  const scene = createScene(list, { service: { latency } });
  for (const person of [ANA, BEN]) await openSidebar(scene, person).connect();
  const request = requestOf(scene, { creditCap: cap });
  const check = await openSidebar(scene).server.checkRun(request);
  if (!check.ok) throw new Error(check.problem.message);
  const first = answerOf<Progress>(
    scene.script.run(pageCall(scene, ANA, 'startRun', request, check.value.mostCredits)),
  );
  if (!first.ok) throw new Error(first.problem.message);
  return { scene, first, runId: first.value.runId };
}

/** A page that loses the answers to its steps, and calls again after each of these pauses. */
function* impatient(scene: Scene, runId: string, pauses: number[]): Actor<Reply<Progress>[]> {
  const answers: Reply<Progress>[] = [];
  for (const pause of pauses) {
    yield { pause };
    answers.push(answerOf<Progress>(yield pageCall(scene, ANA, 'stepRun', runId)));
  }
  return answers;
}

/** The run as its record tells at the end, driven on where it rests. */
async function ended(scene: Scene): Promise<Progress> {
  const sidebar = openSidebar(scene);
  const opening = await sidebar.opening();
  if (!opening.ok) throw new Error(opening.problem.message);
  const saved = JSON.parse(scene.script.properties('document').get('run') ?? '{}') as Progress;
  const { run } = opening.value;
  if (!run || run.state === 'done' || (run.stop && run.stop.code !== 'stopped')) return run ?? saved;
  const { progress } = await sidebar.resume();
  return progress!;
}

/** What must be so at the end of every schedule. */
async function expectRightFigures(scene: Scene, cap: number | null): Promise<void> {
  const run = await ended(scene);
  const charged = creditsPaid(scene.ecore);
  const ceiling = Math.min(run.agreedCredits, cap ?? Infinity);
  expect({ charged, within: charged <= ceiling }).toEqual({ charged, within: true });
  expect(run.spent + run.lostAnswers).toBeLessThanOrEqual(ceiling);
  expect(run.spent).toBe(charged);
  const words = shownRows(scene).map(({ status }) => status.split(':')[0]);
  const count = (word: string) => words.filter((each) => each === word).length;
  expect({ found: run.found, notFound: run.notFound, failed: run.failed }).toEqual({
    found: count('Found'),
    notFound: count('Not found'),
    failed: count('Failed'),
  });
  expect(paidAgain(scene.ecore).size).toBe(0);
  if (run.stop?.code === 'credit-cap' || reachedItsCeiling(run)) figures.ceilings++;
  figures.schedules++;
}

describe('a run whose page loses its answers while the step lives on (situation 38)', () => {
  const schedule = fc.record({
    cap: fc.option(fc.integer({ min: 5, max: 80 })),
    latency: fc.constantFrom(300, 1_000, 4_000, 20_000),
    pauses: fc.array(fc.array(fc.integer({ min: 0, max: 12_000 }), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 3,
    }),
    resumesAfter: fc.option(fc.integer({ min: 500, max: 30_000 })),
    seed: fc.nat(10_000),
  });

  test('keeps its ceiling and counts right, however the calls fall', async () => {
    await fc.assert(
      fc.asyncProperty(schedule, async ({ cap: small, latency, pauses, resumesAfter, seed }) => {
        const withLanes = seed % 3 === 0;
        // With fewer credits a run has no lanes.
        const cap = withLanes && small !== null ? small + 150 : small;
        const { scene, first, runId } = await started(cap, latency, withLanes ? crowd : contacts);
        const seen: Seen = { progress: null, isOver: !withLanes };
        const actors: Actor<unknown>[] = [
          drive(scene, ANA, first, seen),
          ...pauses.map((each) => impatient(scene, runId, each)),
        ];
        if (resumesAfter !== null) actors.push(resumeAfter(scene, ANA, resumesAfter, false));
        const lanes = withLanes ? lanesBeside(scene, ANA, seen) : [];
        const results = scene.script.together([...actors, ...lanes], { seed }).slice(0, actors.length);
        figures.busy += (results.slice(1).flat() as Reply<Progress>[]).filter(
          (one) => 'ok' in one && !one.ok && one.problem.code === 'busy',
        ).length;
        await expectRightFigures(scene, cap);
      }),
      { numRuns: EXHAUSTIVE ? 400 : 14, seed: 38, endOnFailure: true },
    );
    expect(figures.busy).toBeGreaterThan(0);
    expect(figures.ceilings).toBeGreaterThan(0);
  }, 3_600_000);

  test('answers busy to a second step, says when to call again, and does nothing', async () => {
    const { scene, first, runId } = await started(null, 1_000);
    const [, [second]] = scene.script.together([drive(scene, ANA, first), impatient(scene, runId, [3_000])], {
      seed: 1,
    });
    expect(second).toMatchObject({ ok: false, problem: { code: 'busy', retryAfter: expect.any(Number) } });
    expect(creditsPaid(scene.ecore)).toBeGreaterThan(0);
    await expectRightFigures(scene, null);
  });

  test('a step that died gives its lease back with time, and counts what was on its way', async () => {
    const { scene, runId } = await started(null, 1_000);
    const stop = scene.script.before(({ name }) => (name === 'UrlFetchApp.fetchAll' ? 'kill' : undefined));
    scene.script.run(pageCall(scene, ANA, 'stepRun', runId));
    stop();
    const step = () => answerOf<Progress>(scene.script.run(pageCall(scene, ANA, 'stepRun', runId)));
    expect(step()).toMatchObject({ ok: false, problem: { code: 'busy' } });
    scene.script.clock.advance(86_000);
    const next = step();
    // The first wave of twenty; those who are always answered with an error come on top.
    expect(next.ok && next.value.lostAnswers).toBeGreaterThanOrEqual(20);
    expect(next.ok && next.value.lostAnswers).toBeLessThan(40);
  });

  test('where the cache has forgotten, it counts all that the step was allowed, and goes on once more is agreed to', async () => {
    const { scene, runId } = await started(null, 1_000);
    const stop = scene.script.before(({ name }) => (name === 'UrlFetchApp.fetchAll' ? 'kill' : undefined));
    scene.script.run(pageCall(scene, ANA, 'stepRun', runId));
    stop();
    scene.script.cache('document').vanish();
    scene.script.clock.advance(86_000);
    const stopped = answerOf<Progress>(scene.script.run(pageCall(scene, ANA, 'stepRun', runId)));
    expect(stopped).toMatchObject({ ok: true, value: { state: 'stopped', stop: { code: 'agreed-credits' } } });
    const agreedCredits = (stopped.ok ? stopped.value.agreedCredits : 0) + 3 * MORE_CREDITS;
    const { progress } = await openSidebar(scene).resume({ agreedCredits });
    expect(progress).toMatchObject({ state: 'done', left: 0 });
  });

  afterAll(() => tell('one step at a time', { ...figures }));
});

describe('a stop (situation 60)', () => {
  test('is seen by the step in hand though a thousand answers have gone through the cache since the start', async () => {
    const { scene, runId } = await started(null, 1_000);
    const cache = scene.script.cache('document');
    const fill = (from: number) => {
      for (let index = from; index < from + 950; index++)
        cache.put(`other ${index}`, 'x', 21_600, scene.script.clock.now());
    };
    fill(0);
    let waves = 0;
    let stopping = false;
    scene.script.before(({ name }) => {
      if (stopping || name !== 'UrlFetchApp.fetchAll' || ++waves !== 2) return;
      stopping = true;
      scene.script.run(pageCall(scene, ANA, 'stopRun', runId));
      // The oldest go first, and the entry was among them before it was put anew.
      for (let index = 950; index < 1_150; index++) cache.put(`other ${index}`, 'x', 21_600, scene.script.clock.now());
    });
    const answer = answerOf<Progress>(scene.script.run(pageCall(scene, ANA, 'stepRun', runId)));
    expect(answer).toMatchObject({ ok: true, value: { state: 'stopped', stop: { code: 'stopped' } } });
    expect(waves).toBe(2);
  });

  test.each(['refuses', 'forgets'])('is seen by the next step where the cache %s', async (what) => {
    const { scene, runId } = await started(null, 1_000);
    const free = scene.script.before(({ name }) =>
      what === 'refuses' && name.startsWith('Cache.') ? { name: 'Exception', message: 'Service error' } : undefined,
    );
    scene.script.run(pageCall(scene, ANA, 'stopRun', runId));
    free();
    scene.script.cache('document').vanish();
    const asked = scene.ecore.journal.length;
    const answer = answerOf<Progress>(scene.script.run(pageCall(scene, ANA, 'stepRun', runId)));
    expect(answer).toMatchObject({ ok: true, value: { state: 'stopped', stop: { code: 'stopped' } } });
    expect(scene.ecore.journal.length).toBe(asked);
  });
});
