/**
 * Move anything: before every single service call of a run somebody does something to the sheet. No answer lands in a
 * row that is not that person's, no manual edit is overwritten, and a run that can't go on says why.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seededRandom } from '../../workbench/apps-script/host/random';
import { BETWEEN_RUNS } from './support/between-runs';
import { createContacts } from './support/contacts';
import { EDITS as SINGLE } from './support/edits';
import type { Edit } from './support/edits';
import { sampleOf, tell } from './support/exhaustive';
import { findings } from './support/findings';
import { Hand } from './support/hand';
import type { Touch } from './support/hand';
import { paidAgain } from './support/payments';
import { createScene } from './support/scene';
import { openSidebar } from './support/sidebar';

/** Two at once may leave a column that nobody can tell any more. */
const EDITS: readonly Edit[] = [
  ...SINGLE,
  ...BETWEEN_RUNS.filter(({ name }) => /^renames both outputs|moves it$/.test(name)).map(
    (edit): Edit => ({ ...edit, mayStop: true }),
  ),
];

const SEED = 20261124;
const ROWS = 60;
const contacts = createContacts(ROWS, SEED);

/** A slow service: the run takes several steps, each with several writes. */
const LATENCY = 8_000;

const figures = { edits: 0, stops: 0, duringWrite: 0 };

/** Runs the list; somebody makes the edit before one of its calls, counted from the check on. */
async function runList(
  edit: Edit | null,
  at: number,
): Promise<{ hand: Hand; calls: string[]; state: string; duringWrite: boolean }> {
  const scene = createScene(contacts, { service: { latency: LATENCY } });
  scene.workbook.insertSheet('Other');
  const hand = new Hand(scene, seededRandom(SEED + at));
  const calls: string[] = [];
  const sidebar = openSidebar(scene);
  await sidebar.connect();
  scene.script.before(({ name }) => {
    calls.push(name);
    if (calls.length === at) edit?.apply(hand);
  });
  let ended = await sidebar.enrich();
  // Whoever is told that the sheet has changed, or that something went wrong, checks again; so does who sees rows not taken.
  for (
    let again = 0;
    again < 2 &&
    (['sheet-changed', 'unexpected'].includes(ended.trouble?.code ?? '') ||
      (ended.progress?.state === 'done' && untaken(hand)));
    again++
  )
    ended = await sidebar.enrich();
  const state = ended.progress && !ended.trouble ? ended.progress.state : 'refused';
  const why = ended.trouble?.message ?? ended.progress?.stop?.message;
  if (state !== 'done' && ended.trouble?.code !== 'nothing-to-do') expect(why).toMatch(/^[A-Z].{20,}\.$/);
  const next = calls.slice(at - 1).find((name) => name === 'Range.getDisplayValues' || name === 'Range.setValues');
  return { hand, calls, state, duringWrite: next === 'Range.setValues' };
}

function untaken(hand: Hand): boolean {
  return hand.people().some((line) => line.at('eCore status') === '' && !isLeftOut(hand.touched.get(line.id)));
}

/** Rows that a hand took out of the run: a status cleared, or an email typed before the check. */
function isLeftOut(touch: Touch | undefined): boolean {
  return touch?.clearedStatus === true || touch?.typed !== undefined;
}

describe('while a run is under way', () => {
  let undisturbed: Awaited<ReturnType<typeof runList>>;
  let calls: string[] = [];

  beforeAll(async () => {
    undisturbed = await runList(null, 0);
    calls = undisturbed.calls;
  });

  test('nothing moves, and every row is answered', () => {
    expect(findings(undisturbed.hand, { done: true, duringWrite: false })).toEqual([]);
    expect(calls.filter((name) => name === 'Range.setValues').length).toBeGreaterThan(3);
  });

  test.each(EDITS.map((edit, index) => ({ ...edit, index })))(
    'somebody $name, before any one call',
    async ({ index }) => {
      const edit = EDITS[index]!;
      for (const at of sampleOf(calls.length, 2, index)) {
        const { hand, state, duringWrite } = await runList(edit, at);
        const where = { edit: edit.name, at, before: calls[at - 1] };
        expect({ ...where, state: edit.mayStop && state !== 'done' ? 'ended' : state }).toEqual({
          ...where,
          state: edit.mayStop && state !== 'done' ? 'ended' : 'done',
        });
        if (edit.name !== 'deletes the sheet')
          expect({ ...where, findings: findings(hand, { done: state === 'done', duringWrite }) }).toEqual({
            ...where,
            findings: [],
          });
        expect({ ...where, paidAgain: paidAgain(hand.scene.ecore).size }).toEqual({ ...where, paidAgain: 0 });
        figures.edits++;
        if (state !== 'done') figures.stops++;
        if (duringWrite) figures.duringWrite++;
      }
    },
    3_600_000,
  );

  afterAll(() =>
    tell('move anything', {
      seed: SEED,
      rows: ROWS,
      calls: calls.length,
      kinds: EDITS.length,
      edits: figures.edits,
      'runs that stopped and said why': figures.stops,
      'edits between look and write': figures.duringWrite,
    }),
  );
});
