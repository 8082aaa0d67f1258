/** Cells that a run must leave alone, on the built add-on: the check says so, and nothing is written there. */
import { describe, expect, test } from '@jest/globals';
import type { Check, SheetColumns } from '../../src/contract';
import { EDITOR, EDITORS_TOKEN, found, openDocument, TOKEN } from '../hostile/support/document';

const link = (index: number) => `https://www.linkedin.com/in/person-${index}`;
const finds = (asked: { [name: string]: string }) => found(`${asked.linkedin_url!.split('/').pop()}@acme.example`);
const COLUMNS = { mapping: { linkedin_url: 1 }, outputs: { email: 2, status: 3 } };
const skippedBy = ({ skipped }: Check): { [reason: string]: number } =>
  Object.fromEntries(skipped.map(({ reason, count }) => [reason, count]));

function people(count: number): (string | null)[][] {
  return [['LinkedIn', 'Email', 'Stage'], ...Array.from({ length: count }, (_, index) => [link(index), null, null])];
}

test('what an array formula fills keeps all that it shows, empty cells among it (situation 14)', () => {
  const cells = people(6);
  cells[3]![0] = '';
  const document = openDocument({ cells, respond: finds });
  document.connect(TOKEN);
  const { workbook, sheetId } = document;
  workbook.change(sheetId, { row: 2, column: 2, rows: 1, columns: 1 }, [[{ formula: '=ECORE_EMAIL(A2:A7)' }]]);
  workbook.change(sheetId, { row: 4, column: 1, rows: 1, columns: 1 }, [[{ value: link(9) }]]);
  const before = document.shown().map((row) => row[1]);
  const check = document.have<Check>('checkRun', [document.request({ ...COLUMNS, overwrite: true })]);
  expect([check.rowsTaken, skippedBy(check)]).toEqual([0, { formula: 1, 'array-formula': 5 }]);
  expect(document.shown().map((row) => row[1])).toEqual(before);
});

test('a formula in the status column stays (situation 16)', () => {
  const document = openDocument({ cells: people(4), respond: finds });
  document.connect(TOKEN);
  const { workbook, sheetId } = document;
  workbook.change(sheetId, { row: 3, column: 3, rows: 1, columns: 1 }, [[{ formula: '=A3' }]]);
  const check = document.have<Check>('checkRun', [document.request(COLUMNS)]);
  expect([check.rowsTaken, skippedBy(check)]).toEqual([3, { formula: 1 }]);
  expect(document.enrich(COLUMNS)).toMatchObject({ state: 'done', found: 3 });
  expect(workbook.formulas(sheetId, { row: 3, column: 3, rows: 1, columns: 1 })).toEqual([['=A3']]);
});

test('a rule that every email passes is no obstacle, one that none passes is (situation 27)', () => {
  const document = openDocument({ cells: people(4), respond: finds });
  document.connect(TOKEN);
  const { workbook, sheetId } = document;
  const emails = (row: number, rows: number) => ({ row, column: 2, rows, columns: 1 });
  workbook.setValidation(sheetId, emails(2, 2), { rule: { kind: 'text-contains', text: '@' }, allowInvalid: false });
  workbook.setValidation(sheetId, emails(4, 1), { rule: { kind: 'list', values: ['yes', 'no'] }, allowInvalid: false });
  workbook.setValidation(sheetId, emails(5, 1), { rule: { kind: 'list', values: ['yes', 'no'] }, allowInvalid: true });
  const check = document.have<Check>('checkRun', [document.request(COLUMNS)]);
  expect([check.rowsTaken, skippedBy(check)]).toEqual([3, { restricted: 1 }]);
  expect(document.enrich(COLUMNS)).toMatchObject({ state: 'done', found: 3 });
  expect(document.shown().map((row) => row[1])).toEqual([
    'Email',
    'person-0@acme.example',
    'person-1@acme.example',
    '',
    'person-3@acme.example',
  ]);
});

test('a protected sheet may have ranges that are not protected (situation 51)', () => {
  const document = openDocument({ cells: people(4), respond: finds });
  document.connect(EDITORS_TOKEN, EDITOR);
  const { workbook, sheetId } = document;
  const unprotected = [{ row: 2, column: 2, rows: 3, columns: 2 }];
  workbook.protect({ sheetId, area: null, editors: [], description: '', unprotected });
  const check = document.have<Check>('checkRun', [document.request(COLUMNS)], EDITOR);
  expect([check.rowsTaken, skippedBy(check)]).toEqual([3, { protected: 1 }]);
  expect(document.enrich(COLUMNS, EDITOR)).toMatchObject({ state: 'done', found: 3 });
});

test('own columns right of the two-hundredth are found again, and not added a second time (situation 19)', () => {
  const wide = Array.from({ length: 230 }, (_, index) => (index === 0 ? 'LinkedIn' : `Field ${index}`));
  const document = openDocument({ cells: [wide, [link(1), ...wide.slice(1)], [link(2)]], respond: finds });
  document.connect(TOKEN);
  expect(document.enrich()).toMatchObject({ state: 'done', found: 2 });
  const { outputs, columns } = document.have<SheetColumns>('readColumns', [{ headerRow: null, forget: true }]);
  expect([outputs, columns.length]).toEqual([{ email: 231, status: 232 }, 232]);
  expect(document.call('checkRun', [document.request()])).toMatchObject({ ok: true, value: { rowsTaken: 0 } });
  expect(document.shown()[0]!.length).toBe(232);
});

describe('a neighbour that a write hits because a column came in at that very moment (situation 43)', () => {
  const HEADERS = ['LinkedIn', 'Deal size', 'Double', 'Email', 'eCore status', 'End'];

  /** Runs the list; before one of the writes of its steps a column comes in at the left of the formulas. */
  function run(write: number, at: number) {
    const cells = [
      HEADERS,
      ...Array.from({ length: 30 }, (_, i) => [link(i), 1234.5678 * (i + 1), null, null, null, 'x']),
    ];
    const document = openDocument({ cells, respond: finds });
    document.connect(TOKEN);
    const { workbook, sheetId, script } = document;
    for (let row = 2; row <= 31; row++) {
      const cell = (column: number) => ({ row, column, rows: 1, columns: 1 });
      workbook.change(sheetId, cell(2), [[{ value: 1234.5678 * (row - 1), format: '#,##0' }]]);
      workbook.change(sheetId, cell(3), [[{ formula: `=B${row}*2` }]]);
    }
    const asked = document.request({ mapping: { linkedin_url: 1 }, outputs: { email: 4, status: 5 } });
    let writes = 0;
    let isIn = false;
    script.before(({ name }) => {
      if (!/^Range(List)?\.setValues?$/.test(name) || ++writes !== write) return;
      workbook.insertColumns(sheetId, at, 1);
      isIn = true;
    });
    const check = document.have<Check>('checkRun', [asked]);
    const started = document.call('startRun', [{ ...asked, rows: { ranges: check.ranges } }, 30]);
    const ended = started.ok ? document.drive(started.value as never) : null;
    return { document, isIn, ended };
  }

  test.each([1, 3, 4])('keeps its formulas and its numbers, when it came in before column %i', (at) => {
    for (let write = 1; ; write++) {
      const { document, isIn, ended } = run(write, at);
      if (!isIn) break;
      const { workbook, sheetId } = document;
      const header = document.shown()[0]!;
      const place = (name: string) => header.indexOf(name) + 1;
      const column = (name: string) => ({ row: 2, column: place(name), rows: 30, columns: 1 });
      const letter = 'ABCDEFGH'[place('Deal size') - 1]!;
      const formulas = workbook.formulas(sheetId, column('Double')).flat();
      expect({ write, formulas }).toEqual({ write, formulas: formulas.map((_, index) => `=${letter}${index + 2}*2`) });
      const sizes = workbook.values(sheetId, column('Deal size')).flat();
      expect({ write, sizes }).toEqual({ write, sizes: sizes.map((_, index) => 1234.5678 * (index + 1)) });
      expect({ write, found: ended?.found ?? 30 }).toEqual({ write, found: 30 });
    }
  });
});
