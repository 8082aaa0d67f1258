/**
 * Undoing the last run: whatever people do after it, every cell ends as if the run had not been, save what they changed;
 * and so it does when undoing is cut off before any of its service calls and pressed again.
 */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RunRequest } from '../../src/contract';
import type { UndoCheck } from '../../src/contract-around';
import { createContacts, EMAIL_COLUMN, MAPPING, STATUS_COLUMN } from './support/contacts';
import type { Contacts } from './support/contacts';
import { EXHAUSTIVE, sampleOf, tell } from './support/exhaustive';
import { ANA, createScene, shown } from './support/scene';
import type { Scene } from './support/scene';
import { openSidebar } from './support/sidebar';

const ROWS = 40;
const list = createContacts(ROWS, 20261127);

/** Something a person does after the run, to the row of an id, or to the sheet. */
type Edit =
  | { do: 'type an email' | 'clear the status' | 'write a status' | 'delete the row'; id: string }
  | { do: 'sort' | 'insert a column' | 'insert rows' | 'insert rows above' };

const ids = Array.from({ length: ROWS }, (_, index) => `r${index + 1}`);
const someEdits: fc.Arbitrary<Edit[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constantFrom(
        'type an email',
        'clear the status',
        'write a status',
        'delete the row',
      ) as fc.Arbitrary<'type an email'>,
      id: fc.constantFrom(...ids),
    }),
    fc.record({
      do: fc.constantFrom('sort', 'insert a column', 'insert rows', 'insert rows above') as fc.Arbitrary<'sort'>,
    }),
  ),
  { maxLength: 5 },
);

function column(scene: Scene, header: string): number {
  for (const row of shown(scene) ?? []) if (row.includes(header)) return row.indexOf(header) + 1;
  return 0;
}

function apply(scene: Scene, edit: Edit): void {
  const { workbook, sheetId } = scene;
  const cells = shown(scene) ?? [];
  const idColumn = column(scene, 'Id');
  const headerRow = cells.findIndex((row) => row[idColumn - 1] === 'Id') + 1;
  const type = (row: number, header: string, text: string | null) =>
    workbook.change(sheetId, { row, column: column(scene, header), rows: 1, columns: 1 }, [[{ value: text }]]);
  const row = 'id' in edit ? cells.findIndex((line) => line[idColumn - 1] === edit.id) + 1 : 0;
  if ('id' in edit && row === 0) return;
  switch (edit.do) {
    case 'type an email':
      return type(row, 'Email', 'hand@typed.example');
    case 'clear the status':
      return type(row, 'eCore status', null);
    case 'write a status':
      return type(row, 'eCore status', 'called her');
    case 'delete the row':
      return workbook.deleteRows(sheetId, row, 1);
    case 'insert a column':
      return workbook.insertColumns(sheetId, 1, 1);
    case 'insert rows':
      return workbook.insertRows(sheetId, headerRow + 3, 2);
    case 'insert rows above':
      return workbook.insertRows(sheetId, 1, 2);
    case 'sort': {
      const { lastRow, lastColumn } = workbook.sheet(sheetId);
      const area = { row: headerRow + 1, column: 1, rows: lastRow - headerRow, columns: lastColumn };
      return workbook.sort(sheetId, area, [{ column: column(scene, 'Notes'), ascending: false }]);
    }
  }
}

/** Some rows have an email of their own, and statuses of earlier runs. */
function withHistory({ cells, ...rest }: Contacts): Contacts {
  return {
    ...rest,
    cells: cells.map((row, index) => {
      if (index === 0 || index % 4 !== 0) return row;
      const before = [...row];
      before[STATUS_COLUMN - 1] = index % 8 === 0 ? 'Failed: no answer from eCore' : '';
      before[EMAIL_COLUMN - 1] = index % 12 === 0 ? `old${index}@own.example` : '';
      return before;
    }),
  };
}

async function enriched(changes: Partial<RunRequest>): Promise<{ scene: Scene; twin: Scene }> {
  const contacts = withHistory(list);
  const scene = createScene(contacts);
  const sidebar = openSidebar(scene);
  await sidebar.connect();
  const ended = await sidebar.enrich(changes);
  expect(ended.trouble).toBeNull();
  return { scene, twin: createScene(contacts) };
}

async function undo(scene: Scene): Promise<UndoCheck> {
  const { server } = openSidebar(scene);
  const check = await server.checkUndo();
  if (!check.ok) throw new Error(check.problem.message);
  expect(check.value).toMatchObject({ refusal: null });
  const undone = await server.undoRun(check.value.run!.startedAt);
  if (!undone.ok) throw new Error(undone.problem.message);
  return undone.value;
}

/** Without blank columns and rows at the edges, which nobody sees. */
function trimmed(scene: Scene): string[][] {
  const cells = shown(scene) ?? [];
  const width = Math.max(...cells.map((row) => row.reduce((last, cell, at) => (cell === '' ? last : at + 1), 0)));
  return cells.map((row) => row.slice(0, width));
}

const REQUESTS: [string, Partial<RunRequest>][] = [
  ['all rows', {}],
  ['overwriting emails', { overwrite: true }],
  ['again', { take: 'again' }],
];

describe.each(REQUESTS)('a run of %s', (_what, changes) => {
  test('is undone: every cell as if it had not been, save what people changed', async () => {
    await fc.assert(
      fc.asyncProperty(someEdits, async (edits) => {
        const { scene, twin } = await enriched(changes);
        for (const edit of edits) for (const each of [scene, twin]) apply(each, edit);
        await undo(scene);
        expect(trimmed(scene)).toEqual(trimmed(twin));
      }),
      { numRuns: EXHAUSTIVE ? 120 : 5 },
    );
  }, 3_600_000);
});

test('columns that the run has added go with their headers, and doing it again is free', async () => {
  const { scene, twin } = await enriched({ outputs: { email: null, status: null } });
  const before = scene.ecore.journal.filter(({ charged }) => charged > 0).length;
  expect(before).toBeGreaterThan(5);
  await undo(scene);
  expect(trimmed(scene)).toEqual(trimmed(twin));
  const sidebar = openSidebar(scene);
  const ended = await sidebar.enrich({ outputs: { email: null, status: null } });
  expect(ended.progress).toMatchObject({ state: 'done', spent: 0 });
  expect(scene.ecore.journal.filter(({ charged }) => charged > 0)).toHaveLength(before);
});

test('the check says how many cells go back, which were changed, and whom nobody finds any more', async () => {
  const { scene } = await enriched({});
  const found = (shown(scene) ?? []).filter((row) => row[STATUS_COLUMN - 1] === 'Found').map((row) => row[0]!);
  apply(scene, { do: 'type an email', id: found[0]! });
  apply(scene, { do: 'delete the row', id: found[1]! });
  const check = await openSidebar(scene).server.checkUndo();
  expect(check).toMatchObject({ ok: true, value: { refusal: null, changed: 1, lost: 1 } });
});

test('a stopped run is undone with the rows that it left queued, and nothing is left to resume', async () => {
  const contacts = withHistory(list);
  const scene = createScene(contacts);
  const sidebar = openSidebar(scene);
  await sidebar.connect();
  const ended = await sidebar.enrich({ creditCap: 4 });
  expect(ended.progress).toMatchObject({ state: 'stopped' });
  await undo(scene);
  expect(trimmed(scene)).toEqual(trimmed(createScene(contacts)));
  expect(await sidebar.opening()).toMatchObject({ ok: true, value: { run: null, left: [] } });
});

test('an undone run says so among the last runs', async () => {
  const { scene } = await enriched({});
  await undo(scene);
  const runs = await openSidebar(scene).server.lastRuns();
  expect(runs).toMatchObject({ ok: true, value: { runs: [{ undone: true, sheetName: 'Contacts', who: 'you' }] } });
  expect(await openSidebar(scene).server.checkUndo()).toMatchObject({
    value: { run: null, refusal: 'There is no run to undo.' },
  });
});

test('undoing is cut off before any one call and pressed again: the same cells', async () => {
  const { scene: counted, twin } = await enriched({ overwrite: true });
  let calls = 0;
  const stop = counted.script.before(() => void calls++);
  await undo(counted);
  stop();
  expect(trimmed(counted)).toEqual(trimmed(twin));
  for (const at of sampleOf(calls, 7)) {
    const { scene } = await enriched({ overwrite: true });
    let call = 0;
    const end = scene.script.before(() => (++call === at ? 'kill' : undefined));
    const { server } = openSidebar(scene);
    const check = await server.checkUndo();
    if (check.ok && check.value.run) await server.undoRun(check.value.run.startedAt);
    end();
    scene.script.clock.advance(60_000);
    const again = await openSidebar(scene).server.checkUndo();
    if (again.ok && again.value.run) await undo(scene);
    expect({ at, cells: trimmed(scene) }).toEqual({ at, cells: trimmed(twin) });
  }
  tell('undo cut off', { calls, rows: ROWS });
}, 3_600_000);

test('a run that died before it could say what it wrote is undone all the same', async () => {
  const contacts = withHistory(list);
  const twin = createScene(contacts);
  const scene = createScene(contacts);
  const sidebar = openSidebar(scene);
  await sidebar.connect();
  let writes = 0;
  const end = scene.script.before(({ name }) => {
    if (name === 'Range.setValues') writes++;
    return writes > 2 && name === 'Properties.setProperties' ? 'kill' : undefined;
  });
  await sidebar.enrich();
  end();
  scene.script.clock.advance(120_000);
  await undo(scene);
  expect(trimmed(scene)).toEqual(trimmed(twin));
});

test('a run too large for the store says that it can\u2019t be undone', async () => {
  const many = createContacts(6_000, 3);
  const scene = createScene(many);
  const sidebar = openSidebar(scene);
  await sidebar.connect();
  await sidebar.enrich({ creditCap: 1 });
  const check = await sidebar.server.checkUndo();
  expect(check).toMatchObject({ ok: true, value: { refusal: expect.stringContaining("can't be undone") } });
}, 120_000);

test.each([ANA])('nobody undoes another run than the one that was shown (%s)', async () => {
  const { scene } = await enriched({});
  const before = trimmed(scene);
  const answer = await openSidebar(scene).server.undoRun(1);
  expect(answer).toMatchObject({ ok: false, problem: { code: 'sheet-changed' } });
  expect(trimmed(scene)).toEqual(before);
  expect(MAPPING.first_name).toBe(3);
});
