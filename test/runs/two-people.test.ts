/**
 * Two people, two tabs, formulas meanwhile: one run per document by a lease that dies with its owner, a ledger that
 * loses nothing, and one request where a formula and a run want the same at the same time.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Progress } from '../../src/contract';
import { LARGEST_WAVE } from '../../src/waves/pace';
import { seededRandom } from '../../workbench/apps-script/host/random';
import type { Actor } from '../../workbench/apps-script/simulated/simulate';
import { answerOf, drive, enrich, lanesBeside, pageCall, playAlone, resumeAfter } from './support/actors';
import type { Driven, Seen } from './support/actors';
import { HOUR, leaveAlone, triggersOf } from './support/by-clock';
import { createContacts, EMAIL_COLUMN, MAPPING } from './support/contacts';
import { EXHAUSTIVE, sampleOf, tell } from './support/exhaustive';
import { findings } from './support/findings';
import { Hand } from './support/hand';
import { askedFor, paidAgain } from './support/payments';
import { ANA, BEN, createScene } from './support/scene';
import type { Scene } from './support/scene';
import { openSidebar, requestOf } from './support/sidebar';

const SEED = 20261124;
const contacts = createContacts(60, SEED);
/** As many as a run needs to have lanes; every other seed drives it with them. */
const crowd = createContacts(240, SEED, { outages: false });
const SILENCE = 91_000;

/** A page that is closed once its first step has answered. */
function* closedAfterOneStep(scene: Scene, runId: string): Actor<Driven | { ended: 'closed' }> {
  yield pageCall(scene, ANA, 'stepRun', runId);
  return { ended: 'closed' };
}

async function sceneOfTwo(latency = 1_000, list = contacts): Promise<Scene> {
  const scene = createScene(list, { service: { latency } });
  for (const person of [ANA, BEN]) await openSidebar(scene, person).connect();
  return scene;
}

function wrongRows(scene: Scene): string[] {
  return findings(new Hand(scene, seededRandom(1)), { done: true, duringWrite: false });
}

describe('one run in a document', () => {
  test('a second person is told who is in the way, and can take over only once it is silent', async () => {
    const scene = await sceneOfTwo();
    const started = answerOf<Progress>(scene.script.run(pageCall(scene, ANA, 'startRun', requestOf(scene), 1_000)));
    expect(started.ok).toBe(true);
    expect(playAlone(scene, enrich(scene, BEN))).toEqual({ ended: 'refused', code: 'busy' });
    expect(playAlone(scene, resumeAfter(scene, BEN, 30_000, true))).toEqual({ ended: 'refused', code: 'busy' });
    expect(playAlone(scene, resumeAfter(scene, BEN, SILENCE, false))).toEqual({ ended: 'refused', code: 'busy' });
    expect(playAlone(scene, resumeAfter(scene, BEN, 0, true))).toMatchObject({ ended: 'done' });
    expect(wrongRows(scene)).toEqual([]);
    const asked = scene.ecore.journal.length;
    expect(playAlone(scene, drive(scene, ANA, started))).toEqual({ ended: 'refused', code: 'taken-over' });
    expect(scene.ecore.journal.length).toBe(asked);
  });

  test('the lease dies with its owner: after a crash the same person goes on at once', async () => {
    const scene = await sceneOfTwo();
    const started = answerOf<Progress>(scene.script.run(pageCall(scene, ANA, 'startRun', requestOf(scene), 1_000)));
    const stop = scene.script.before(({ name }) => (name === 'UrlFetchApp.fetchAll' ? 'kill' : undefined));
    expect(playAlone(scene, drive(scene, ANA, started))).toMatchObject({ ended: 'refused' });
    stop();
    expect(playAlone(scene, resumeAfter(scene, ANA, 0, false))).toMatchObject({ ended: 'done' });
    expect(wrongRows(scene)).toEqual([]);
    expect(paidAgain(scene.ecore).size).toBe(0);
  });
});

describe('a step that hangs', () => {
  const figures = { takeovers: 0, refused: 0, worst: 0 };
  let calls = 0;

  /** Ana's run hangs before one of its calls until Ben may take over and has finished it; then it wakes. */
  async function hang(
    at: number,
  ): Promise<{ scene: Scene; ben: Driven | null; ana: Driven; inHand: Set<string>; calls: number }> {
    const scene = await sceneOfTwo();
    let count = 0;
    let nested = false;
    let ben: Driven | null = null;
    let wave = 0;
    const inHand = new Set<string>();
    scene.script.before(({ name }, args) => {
      if (nested) return;
      count++;
      if (count === at) {
        nested = true;
        if (name === 'UrlFetchApp.fetchAll')
          for (const { body } of args[0] as { body: string }[])
            inHand.add(askedFor({ body: JSON.parse(body) as unknown }));
        for (const entry of scene.ecore.journal.slice(wave)) if (entry.charged > 0) inHand.add(askedFor(entry));
        ben = playAlone(scene, resumeAfter(scene, BEN, SILENCE, true));
        nested = false;
      }
      if (name === 'UrlFetchApp.fetchAll' || name === 'Cache.put') wave = scene.ecore.journal.length;
    });
    const ana = playAlone(scene, enrich(scene, ANA));
    return { scene, ben, ana, inHand, calls: count };
  }

  beforeAll(async () => {
    calls = (await hang(0)).calls;
  });

  test('is taken over, and wakes up without asking, paying or writing anything wrong', async () => {
    for (const at of sampleOf(calls, 20)) {
      const { scene, ben, ana, inHand } = await hang(at);
      figures.takeovers += ben?.ended === 'done' ? 1 : 0;
      figures.refused += ben?.ended === 'refused' ? 1 : 0;
      // Whoever hangs with the document's lock in hand can't be taken over, and goes on when it wakes.
      const ended = [ana, ben].filter((one) => one?.ended === 'done').length;
      expect({ at, ana, ben, ended: ended > 0 }).toEqual({ at, ana, ben, ended: true });
      expect({ at, wrong: wrongRows(scene) }).toEqual({ at, wrong: [] });
      const again = paidAgain(scene.ecore);
      const notInHand = [...again].filter(([lookup, times]) => times > 1 || !inHand.has(lookup));
      expect({ at, notInHand }).toEqual({ at, notInHand: [] });
      expect(again.size).toBeLessThanOrEqual(LARGEST_WAVE);
      figures.worst = Math.max(figures.worst, again.size);
    }
    expect(figures.takeovers).toBeGreaterThan(5);
  }, 3_600_000);

  afterAll(() =>
    tell('a step that hangs', {
      seed: SEED,
      calls,
      takeovers: figures.takeovers,
      'refused for the lock': figures.refused,
      'worst paid twice': figures.worst,
    }),
  );
});

describe('at the same time', () => {
  const figures = { schedules: 0, requests: 0, formulas: 0 };

  /** The same people by formula: a LinkedIn cell each, and one range of three columns. */
  function* formulas(scene: Scene, by: string, seed: number): Actor<string[]> {
    const random = seededRandom(seed);
    const wrong: string[] = [];
    const rows = scene.contacts.cells.slice(1);
    for (let count = 0; count < 6; count++) {
      const cells = rows[Math.floor(random() * rows.length)]!;
      const linkedin = cells[MAPPING.linkedin_url - 1]!;
      yield { pause: 1_000 * random() };
      if (linkedin === '' || !linkedin.includes('/in/person')) continue;
      const { value } = yield scene.script.formula('ECORE_EMAIL', [linkedin], {
        by,
        sheetId: scene.sheetId,
        row: 2,
        column: 12,
      });
      const email = knownByLinkedin(scene, linkedin) ?? 'Not found';
      if (value !== email) wrong.push(`${linkedin}: ${JSON.stringify(value)}`);
      figures.formulas++;
    }
    return wrong;
  }

  function knownByLinkedin({ contacts: list }: Scene, link: string): string | undefined {
    const slug = (text: string) => /person-\d+/.exec(text)?.[0];
    return list.people.find((person) => person.linkedin_url !== undefined && slug(person.linkedin_url) === slug(link))
      ?.found_email;
  }

  /** Every paid answer stands in the durable tier when all is over: nobody has overwritten somebody else's. */
  function lostFromLedger(scene: Scene): number {
    const paid = new Set(scene.ecore.journal.filter(({ charged }) => charged > 0).map(askedFor)).size;
    const saved = Object.entries(scene.script.properties('document').all()).filter(([name]) =>
      name.startsWith('ledger.'),
    );
    return (
      paid - saved.reduce((count, [, text]) => count + text.split('\n').filter((line) => line.includes('@')).length, 0)
    );
  }

  const seeds = sampleOf(EXHAUSTIVE ? 300 : 6, 6);

  test.each(seeds)(
    'a run, formulas and a second person share what is paid for (seed %i)',
    async (seed) => {
      const withLanes = seed % 2 === 0;
      const scene = await sceneOfTwo(400, withLanes ? crowd : contacts);
      const seen: Seen = { progress: null, isOver: !withLanes };
      const [ana, ben, cells, more] = scene.script.together(
        [
          enrich(scene, ANA, { seen }),
          resumeAfter(scene, BEN, 300 * (1 + (seed % 30)), true),
          formulas(scene, BEN, seed),
          formulas(scene, ANA, seed + 1),
          ...lanesBeside(scene, ANA, seen),
        ],
        { seed },
      );
      expect(ana).toMatchObject({ ended: 'done' });
      // Too early there is no run yet, while it goes on it is Ana's, and after that there is nothing left.
      expect(['no-run', 'busy', 'done']).toContain(ben.ended === 'refused' ? ben.code : ben.ended);
      expect([...cells, ...more]).toEqual([]);
      expect(wrongRows(scene)).toEqual([]);
      expect([...paidAgain(scene.ecore)]).toEqual([]);
      expect(lostFromLedger(scene)).toBe(0);
      figures.schedules++;
      figures.requests += scene.ecore.journal.length;
    },
    60_000,
  );

  test.each(seeds)(
    'two tabs of one person end up with one driver (seed %i)',
    async (seed) => {
      const withLanes = seed % 2 === 0;
      const scene = await sceneOfTwo(400, withLanes ? crowd : contacts);
      const seen: Seen = { progress: null, isOver: !withLanes };
      const [first, second] = scene.script.together(
        [
          enrich(scene, ANA, { seen }),
          resumeAfter(scene, ANA, 800 + 300 * (seed % 20), false),
          ...lanesBeside(scene, ANA, seen),
        ],
        { seed },
      );
      const ends = [first, second].map((tab) => (tab.ended === 'refused' ? tab.code : tab.ended));
      expect(ends.filter((end) => end === 'done').length).toBeGreaterThan(0);
      expect(ends.filter((end) => !['done', 'taken-over', 'no-run', 'busy'].includes(end))).toEqual([]);
      expect(wrongRows(scene)).toEqual([]);
      expect([...paidAgain(scene.ecore)]).toEqual([]);
      expect(lostFromLedger(scene)).toBe(0);
      figures.schedules++;
      figures.requests += scene.ecore.journal.length;
    },
    60_000,
  );

  test.each(seeds)(
    'the clock, a second person and the first one\u2019s return end up with one driver at a time (seed %i)',
    async (seed) => {
      const scene = await sceneOfTwo(9_000);
      const started = answerOf<Progress>(scene.script.run(pageCall(scene, ANA, 'startRun', requestOf(scene), 1_000)));
      if (!started.ok) throw new Error(started.problem.message);
      const [trigger] = scene.script.appsScript.triggers.of(ANA);
      Object.assign(trigger!, { next: scene.script.clock.now() + 46_000 + 2_000 * (seed % 25) });
      const ends = scene.script.together(
        [
          closedAfterOneStep(scene, started.value.runId),
          resumeAfter(scene, BEN, 20_000 + 5_000 * (seed % 25), true),
          resumeAfter(scene, ANA, 40_000 + 7_000 * (seed % 13), seed % 2 === 0),
        ],
        { seed },
      );
      const codes = ends.map((end) => (end.ended === 'refused' ? end.code : end.ended));
      expect(codes.filter((code) => !['done', 'taken-over', 'no-run', 'busy', 'closed'].includes(code))).toEqual([]);
      leaveAlone(scene, { email: BEN });
      leaveAlone(scene);
      expect({ codes, wrong: wrongRows(scene) }).toEqual({ codes, wrong: [] });
      expect([...paidAgain(scene.ecore)]).toEqual([]);
      expect(lostFromLedger(scene)).toBe(0);
      scene.script.clock.advance(HOUR);
      expect([triggersOf(scene), triggersOf(scene, BEN)]).toEqual([0, 0]);
      figures.schedules++;
      figures.requests += scene.ecore.journal.length;
    },
    60_000,
  );

  test('twenty-five formulas for one person make one request', async () => {
    const scene = await sceneOfTwo();
    const link = contacts.people.find(({ linkedin_url }) => linkedin_url)!.linkedin_url!;
    const before = scene.ecore.journal.length;
    const cells = Array.from({ length: 25 }, (_, index) =>
      (function* (): Actor<unknown> {
        return (yield scene.script.formula('ECORE_EMAIL', [link], {
          by: index % 2 ? ANA : BEN,
          sheetId: scene.sheetId,
          row: 2 + index,
          column: EMAIL_COLUMN + 5,
        })).value;
      })(),
    );
    const values = scene.script.together(cells, { seed: 5 });
    expect(new Set(values)).toEqual(
      new Set([contacts.people.find(({ linkedin_url }) => linkedin_url === link)!.found_email]),
    );
    expect(scene.ecore.journal.length - before).toBe(1);
  });

  afterAll(() =>
    tell('at the same time', {
      schedules: figures.schedules,
      'formula cells': figures.formulas,
      requests: figures.requests,
      'paid twice': 0,
    }),
  );
});
