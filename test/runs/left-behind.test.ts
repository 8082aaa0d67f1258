/**
 * What an earlier run left waiting, after somebody has changed the sheet: it can be resumed or discarded, a run that
 * starts on the sheet takes it over or clears it, and no cell says `Queued` that nobody counts (situations 1, 2 and 53).
 */
import { describe, expect, test } from '@jest/globals';
import type { Opening, RowChoice, RunRequest } from '../../src/contract';
import type { Answer } from '../../sidebar/server';
import { seededRandom } from '../../workbench/apps-script/host/random';
import { BETWEEN_RUNS } from './support/between-runs';
import type { Edit } from './support/edits';
import { createContacts } from './support/contacts';
import { EXHAUSTIVE, sampleOf } from './support/exhaustive';
import { Hand } from './support/hand';
import { creditsPaid } from './support/payments';
import { addSheet, createScene, shown } from './support/scene';
import type { Scene } from './support/scene';
import { openSidebar } from './support/sidebar';

const contacts = createContacts(9, 20261128, { outages: false });

function answered<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value;
}

const isThere = ({ workbook, sheetId }: Scene): boolean => workbook.sheets().some(({ id }) => id === sheetId);

/** The rows in which any cell says `Queued`. */
function waiting(scene: Scene): number[] {
  return (shown(scene) ?? []).flatMap((row, index) => (row.includes('Queued') ? [index + 1] : []));
}

const opened = async (scene: Scene): Promise<Opening> => answered(await openSidebar(scene).opening());

/** What is offered to be resumed or discarded. */
async function offered(scene: Scene): Promise<{ runId: string; left: number }[]> {
  const { run, left } = await opened(scene);
  return [...(run && run.state !== 'done' ? [run] : []), ...left];
}

/** The columns that the page proposes. */
async function proposed(scene: Scene): Promise<Partial<RunRequest>> {
  const { window, server } = openSidebar(scene);
  const cell = { row: 1, column: 1 };
  window.select({ sheetId: scene.sheetId, areas: [{ ...cell, rows: 1, columns: 1 }], cell });
  const { sheetId, headerRow, headerRank, columns, mapping, outputs } = answered(
    await server.readColumns({ headerRow: null, forget: false }),
  );
  return { sheetId, headerRow, headerRank, headers: columns.map(({ header }) => header), mapping, outputs };
}

async function resume(scene: Scene): Promise<void> {
  for (const { runId } of await offered(scene)) {
    const { trouble, progress } = await openSidebar(scene).resume({ runId, agreedCredits: 100 });
    const code = trouble?.code ?? progress?.stop?.code;
    expect([undefined, 'column-gone', 'sheet-gone']).toContain(code);
    // It said so, and that it can be discarded.
    if (code) answered(await openSidebar(scene).server.discardRun({ runId: progress?.runId ?? runId }));
  }
}

async function discard(scene: Scene): Promise<void> {
  for (const { runId } of await offered(scene)) answered(await openSidebar(scene).server.discardRun({ runId }));
}

/** One of the rows that wait is enriched, and the others are taken along or cleared. */
async function another(scene: Scene, leftovers: 'include' | 'discard'): Promise<void> {
  if (!isThere(scene)) return discard(scene);
  const [row] = waiting(scene);
  const rows: RowChoice = row ? { ranges: [[row, row]] } : 'all';
  const request: Partial<RunRequest> = { ...(await proposed(scene)), rows, leftovers };
  const { trouble, progress } = await openSidebar(scene).enrich(request);
  expect(trouble?.code ?? progress?.stop?.code ?? 'done').toMatch(/^(done|nothing-to-do)$/);
}

async function elsewhere(scene: Scene): Promise<void> {
  for (const name of ['Second', 'Third']) {
    const other = addSheet(scene, name);
    const { progress } = await openSidebar(other).enrich();
    expect(progress).toMatchObject({ state: 'done' });
  }
}

const ACTS: { act: string; perform: (scene: Scene) => Promise<void> }[] = [
  { act: 'resumed', perform: resume },
  { act: 'discarded', perform: discard },
  { act: 'taken along by another run', perform: (scene) => another(scene, 'include') },
  { act: 'cleared by another run', perform: (scene) => another(scene, 'discard') },
  { act: 'resumed after runs elsewhere', perform: async (scene) => resume((await elsewhere(scene), scene)) },
  { act: 'discarded after runs elsewhere', perform: async (scene) => discard((await elsewhere(scene), scene)) },
];

/** Enriches all rows, as often as there is something to do. */
async function finish(scene: Scene): Promise<void> {
  for (let round = 0; round < 4; round++) {
    const { trouble, progress } = await openSidebar(scene).enrich(await proposed(scene));
    if (trouble?.code === 'nothing-to-do') return;
    expect(trouble?.code ?? progress?.stop).toBeNull();
  }
  throw new Error('The list is never done.');
}

/** One of the acts after each change, and all of them where all is played. */
const plays = BETWEEN_RUNS.map((edit, index) => ({
  ...edit,
  acts: EXHAUSTIVE
    ? ACTS
    : [...ACTS.slice(2, 3), ...ACTS.slice(3 + (index % 3), 4 + (index % 3)), ...ACTS.slice(index % 2, 1 + (index % 2))],
}));

async function play(edits: readonly Edit[], perform: (scene: Scene) => Promise<void>): Promise<void> {
  const scene = createScene(contacts);
  const hand = new Hand(scene, seededRandom(1));
  await openSidebar(scene).connect();
  await openSidebar(scene).enrich({ creditCap: 1 });
  expect(waiting(scene).length).toBeGreaterThan(3);
  for (const { apply } of edits) apply(hand);
  await perform(scene);
  expect([waiting(scene), await offered(scene)]).toEqual([[], []]);

  for (const { id, name } of scene.workbook.sheets()) {
    const sheet = { ...scene, sheetId: id };
    if (name !== 'Rest') await finish(sheet);
    expect([waiting(sheet), await offered(sheet)]).toEqual([[], []]);
  }
  const emails = contacts.people.map(({ found_email }) => found_email);
  expect(creditsPaid(scene.ecore)).toBeLessThanOrEqual(new Set(emails).size);
  const readsAll = hand.deletedColumns.size === 0 && hand.headerRow() > 0;
  for (const cells of shown(scene) ?? []) {
    const right = hand.written.has(cells[0] ?? '') && hand.rightFor(cells[0] ?? '');
    const found = cells.filter((text) => emails.includes(text));
    // A column of answers that nobody can find again stays as it is beside a new one.
    if (right && (readsAll || found.length > 0)) expect([...new Set(found)].join()).toBe(right.email);
  }
}

describe.each(plays)('rows that wait while somebody $name', ({ acts, ...edit }) => {
  test.each(acts)('can be $act', ({ perform }) => play([edit], perform));
});

/** After these there is nothing more to change; and of a copy of a sheet nothing tells how a column was called before. */
const isLast = ({ name }: Edit): boolean => /header row|first rows|the sheet$/.test(name);
const PAIRS = BETWEEN_RUNS.filter((edit) => !isLast(edit)).flatMap((first) =>
  BETWEEN_RUNS.filter((second) => second !== first && !second.name.startsWith('duplicates')).map(
    (second) => [first, second] as const,
  ),
);
const some = sampleOf(PAIRS.length, 6, 5).map((number) => {
  const [first, second] = PAIRS[number - 1]!;
  return { first, second, ...ACTS[number % ACTS.length]! };
});

test.each(some)(
  'rows that wait while somebody $first.name and $second.name can be $act',
  ({ first, second, perform }) => play([first, second], perform),
);
