/**
 * Crash anywhere: the server dies before every single service call of a run, and while every wave is under way. However
 * the person at the sidebar goes on, the sheet ends as if nothing had happened.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LARGEST_WAVE } from '../../src/waves/pace';
import { createContacts, MAPPING } from './support/contacts';
import { sampleOf, tell } from './support/exhaustive';
import { askedFor, creditsPaid, paidAgain } from './support/payments';
import { ANA, createScene, shown, shownRows } from './support/scene';
import type { Scene } from './support/scene';
import { finishTheList, openSidebar } from './support/sidebar';

const SEED = 20261124;
const ROWS = 200;
const contacts = createContacts(ROWS, SEED);
const fewer = createContacts(60, SEED);

interface Crash {
  /** The service call it happens at, counted from the check on. */
  at: number;
  /** `before` the call is carried out, or `during` it, when the service has answered and charged all that was sent. */
  when: 'before' | 'during';
  /** The page goes on by itself once it has waited, is closed and opened again at once, or the clock has to go on. */
  afterwards: 'the page waits' | 'the page is reopened' | 'nobody comes back';
}

/** The wave that nobody has put into a store yet: where it begins in the journal, and how much was sent. */
interface Wave {
  from: number;
  size: number;
}

/** @param again every row again, although all were found and paid for before */
async function runList(
  crash: Crash | null,
  list = contacts,
  again = false,
): Promise<{ scene: Scene; calls: string[]; inHand: Wave | null }> {
  const calls: string[] = [];
  let wave: Wave | null = null;
  let inHand: Wave | null = null;
  let dieNow = false;
  const scene = createScene(list, {
    wire: (http) => (request, time) => {
      if (dieNow) scene.script.appsScript.running.forEach((execution) => execution.kill());
      dieNow = false;
      return http(request, time);
    },
  });
  const sidebar = openSidebar(scene);
  await sidebar.connect();
  if (again) await sidebar.enrich();
  scene.script.before(({ name }, args) => {
    calls.push(name);
    const isWave = name === 'UrlFetchApp.fetchAll';
    const here = calls.length === crash?.at;
    if (isWave && !(here && crash.when === 'before'))
      wave = { from: scene.ecore.journal.length, size: (args[0] as unknown[]).length };
    if (here) {
      inHand = wave;
      if (crash.afterwards !== 'the page waits') sidebar.close();
      if (crash.when === 'before') return 'kill';
      dieNow = true;
    }
    if (name === 'Cache.put') wave = null;
  });
  await sidebar.enrich(again ? { take: 'again' } : {});
  if (crash) await finishTheList(scene, ANA, crash.afterwards !== 'nobody comes back');
  return { scene, calls, inHand };
}

/** What was charged in the wave in hand, by lookup. */
function chargedInHand({ ecore }: Scene, wave: Wave | null): Set<string> {
  if (!wave) return new Set();
  return new Set(
    ecore.journal
      .slice(wave.from, wave.from + wave.size)
      .filter(({ charged }) => charged > 0)
      .map(askedFor),
  );
}

describe('a formula over a range', () => {
  const links = fewer.cells
    .slice(1)
    .map((cells) => cells[MAPPING.linkedin_url - 1]!)
    .filter((link) => link.includes('/in/person'));

  async function evaluate(
    at: number | null,
  ): Promise<{ scene: Scene; values: unknown; calls: number; inHand: Wave | null }> {
    const scene = createScene(fewer);
    await openSidebar(scene).connect();
    let calls = 0;
    let wave: Wave | null = null;
    const cell = { by: ANA, sheetId: scene.sheetId, row: 2, column: 12 };
    const stop = scene.script.before(({ name }, args) => {
      if (++calls === at) return 'kill';
      if (name === 'UrlFetchApp.fetchAll')
        wave = { from: scene.ecore.journal.length, size: (args[0] as unknown[]).length };
      if (name === 'Cache.put') wave = null;
    });
    let { value } = scene.script.evaluate('ECORE_EMAIL', [links.map((link) => [link])], cell);
    stop();
    // Whoever recalculates a cell in error does so after a while.
    scene.script.clock.advance(60_000);
    if (at !== null) ({ value } = scene.script.evaluate('ECORE_EMAIL', [links.map((link) => [link])], cell));
    return { scene, values: value, calls, inHand: wave };
  }

  test('dies before any one call, and recalculating gives the same and pays nobody twice but those in hand', async () => {
    const undisturbed = await evaluate(null);
    expect((undisturbed.values as string[][]).flat().filter((value) => value.includes('@')).length).toBeGreaterThan(5);
    let worst = 0;
    for (const at of sampleOf(undisturbed.calls, 7)) {
      const { scene, values, inHand } = await evaluate(at);
      expect({ at, values }).toEqual({ at, values: undisturbed.values });
      const charged = chargedInHand(scene, inHand);
      expect({
        at,
        notInHand: [...paidAgain(scene.ecore)].filter(([lookup, times]) => times > 1 || !charged.has(lookup)),
      }).toEqual({ at, notInHand: [] });
      worst = Math.max(worst, paidAgain(scene.ecore).size);
    }
    tell('crash in a formula', {
      seed: SEED,
      cells: links.length,
      calls: undisturbed.calls,
      'worst paid twice': worst,
    });
  }, 3_600_000);
});

describe('a run of rows that were paid for before', () => {
  test('dies before any one call, pays nobody a third time but those in hand, and ends the same', async () => {
    const { scene: undisturbed, calls } = await runList(null, fewer, true);
    const expected = shown(undisturbed);
    expect(new Set(paidAgain(undisturbed.ecore).values())).toEqual(new Set([1]));
    let worst = 0;
    for (const at of sampleOf(calls.length, 7)) {
      const { scene, inHand } = await runList({ at, when: 'before', afterwards: 'the page is reopened' }, fewer, true);
      const charged = chargedInHand(scene, inHand);
      const third = [...paidAgain(scene.ecore)].filter(([, times]) => times > 1);
      expect({ at, notInHand: third.filter(([lookup, times]) => times > 2 || !charged.has(lookup)) }).toEqual({
        at,
        notInHand: [],
      });
      expect({ at, cells: shown(scene) }).toEqual({ at, cells: expected });
      worst = Math.max(worst, third.length);
    }
    tell('crash in a forced re-run', { seed: SEED, rows: 60, calls: calls.length, 'worst paid once more': worst });
  }, 3_600_000);
});

describe('a run of 200 rows', () => {
  const figures = { kills: 0, paidTwice: 0, worst: 0 };
  let undisturbed: Scene;
  let calls: string[] = [];
  let expected: string[][] | null = null;
  let credits = 0;

  beforeAll(async () => {
    ({ scene: undisturbed, calls } = await runList(null));
    expected = shown(undisturbed);
    credits = creditsPaid(undisturbed.ecore);
  });

  test('answers every row rightly and pays once for each person when nothing happens', () => {
    for (const { cells, email, status } of shownRows(undisturbed)) {
      expect({ cells, email, word: status.split(':')[0] }).toEqual({
        cells,
        email: contacts.rightFor(cells)?.email,
        word: contacts.rightFor(cells)?.status,
      });
    }
    expect(paidAgain(undisturbed.ecore).size).toBe(0);
  });

  async function dieAndCompare(crash: Crash): Promise<void> {
    const { scene, inHand } = await runList(crash);
    expect({ crash, cells: shown(scene) }).toEqual({ crash, cells: expected });
    const again = paidAgain(scene.ecore);
    const charged = chargedInHand(scene, inHand);
    const notInHand = [...again].filter(([lookup, times]) => times > 1 || !charged.has(lookup));
    expect({ crash, notInHand }).toEqual({ crash, notInHand: [] });
    const twice = [...again.values()].reduce((sum, times) => sum + times, 0);
    expect(creditsPaid(scene.ecore)).toBe(credits + twice);
    expect(twice).toBeLessThanOrEqual(LARGEST_WAVE);
    figures.kills++;
    figures.paidTwice += twice;
    figures.worst = Math.max(figures.worst, twice);
  }

  const ways = ['the page waits', 'the page is reopened', 'nobody comes back'] as const;
  for (const [way, afterwards] of ways.entries()) {
    test(`dies before any one call and ends the same when ${afterwards}`, async () => {
      for (const at of sampleOf(calls.length, way === 2 ? 4 : 6, 3 * way))
        await dieAndCompare({ at, when: 'before', afterwards });
    }, 3_600_000);

    test(`dies while any one wave is under way and ends the same when ${afterwards}`, async () => {
      const waves = calls.flatMap((name, index) => (name === 'UrlFetchApp.fetchAll' ? [index + 1] : []));
      for (const index of sampleOf(waves.length, way === 2 ? 2 : 3, way))
        await dieAndCompare({ at: waves[index - 1]!, when: 'during', afterwards });
    }, 3_600_000);
  }

  afterAll(() =>
    tell('crash anywhere', {
      seed: SEED,
      rows: ROWS,
      calls: calls.length,
      kills: figures.kills,
      'credits a run': credits,
      'paid twice in all': figures.paidTwice,
      'worst in one run': figures.worst,
    }),
  );
});
