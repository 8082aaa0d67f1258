import { describe, expect, test } from '@jest/globals';
import type { StoredValue } from '../../../workbench/workbook/workbook';
import { EDITOR } from '../../workbench/apps-script/simulated/builders';
import { onAppsScript } from '../support/on-apps-script';

const SHEET = 'googleDocument().activeSheet()';
const LIST: StoredValue[][] = [
  ['Name', 'Company', 'Email'],
  ['Ann Lee', 'Acme', null],
  ['Ben Ode', 7, 'ben@home.example'],
];
const open = (cells = LIST) => onAppsScript('google/spreadsheet', cells);
const cell = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });

describe('a sheet is read', () => {
  test('as people see it', () => {
    const { give, workbook, sheetId } = open();
    workbook.change(sheetId, cell(3, 2), [[{ format: '000' }]]);
    expect(give(`${SHEET}.read(2, 1, 2, 3)`)).toEqual([
      ['Ann Lee', 'Acme', ''],
      ['Ben Ode', '007', 'ben@home.example'],
    ]);
    expect(give(`[${SHEET}.lastRow(), ${SHEET}.lastColumn(), ${SHEET}.columns(), ${SHEET}.name]`)).toEqual([
      ...[3, 3, 8, 'Contacts'],
    ]);
  });

  test('not at all where no rows or columns are asked for, which Google takes for a mistake', () => {
    const { give } = open();
    expect(give(`[${SHEET}.read(2, 1, 0, 3), ${SHEET}.read(2, 1, 3, 0), ${SHEET}.formulas(2, 1, 0, 3)]`)).toEqual([
      ...[[], [], []],
    ]);
  });

  test('cell by cell with its formula, or else its value: a number is no text (situation 43)', () => {
    const { give, workbook, sheetId } = open();
    workbook.change(sheetId, cell(2, 3), [[{ formula: '=UPPER(A2)' }]]);
    expect(give(`${SHEET}.contents(2, 2, 2, 2)`)).toMatchObject([
      [{ formula: '', value: 'Acme' }, { formula: '=UPPER(A2)' }],
      [
        { formula: '', value: 7 },
        { formula: '', value: 'ben@home.example' },
      ],
    ]);
  });

  test('with the links behind its texts: of the whole cell, of a formula, or none (situation 33)', () => {
    const { give, workbook, sheetId } = open();
    workbook.change(sheetId, cell(2, 1), [[{ value: 'Ann Lee', link: 'https://www.linkedin.com/in/ann' }]]);
    workbook.change(sheetId, cell(3, 1), [[{ formula: '=HYPERLINK("https://www.linkedin.com/in/ben","Ben")' }]]);
    expect(give(`${SHEET}.links(1, 1, 3)`)).toEqual([
      ...['', 'https://www.linkedin.com/in/ann', 'https://www.linkedin.com/in/ben'],
    ]);
  });
});

describe('what is written', () => {
  test.each(['=1+1', '+49 30 1234', '-5', '@home', "'quoted", ' =A1', '\uff1d1+1'])(
    '%s stays the text that it is: no answer becomes a formula',
    (text) => {
      const { give, workbook, sheetId, shown } = open();
      give(`${SHEET}.write(2, 3, [[${JSON.stringify(text)}]])`);
      expect(shown(2, 3)[1]![2]).toBe(text);
      expect(workbook.formulas(sheetId, cell(2, 3))).toEqual([['']]);
      // Also when somebody opens the cell and leaves it again.
      expect(workbook.formats(sheetId, cell(2, 3))).toEqual([['@']]);
    },
  );

  test('as text is text, also where typing would make a number of it, and keeps its zeros', () => {
    const { give, workbook, sheetId } = open();
    give(`${SHEET}.writeAsText(2, 2, [['007'], ['008']])`);
    expect(workbook.values(sheetId, cell(2, 2, 2))).toEqual([['007'], ['008']]);
    give(`${SHEET}.write(2, 2, [['007']])`);
    expect(workbook.values(sheetId, cell(2, 2))).toEqual([['007']]);
  });

  test('into many rows of a column goes to these alone, however many there are', () => {
    const { give, shown } = open(Array.from({ length: 1_300 }, () => ['x']));
    const ranges = Array.from({ length: 600 }, (_, index) => [2 * index + 2, 2 * index + 2]);
    give(`${SHEET}.writeToRows(3, ${JSON.stringify(ranges)}, 'Queued')`);
    const queued = shown(1_300, 3).flatMap((row, index) => (row[2] === 'Queued' ? [[index + 1, index + 1]] : []));
    expect(queued).toEqual(ranges);
  });

  test('tells at once where a cell is protected, and not at some later read', () => {
    const { workbook, sheetId, script } = open();
    workbook.protect({ sheetId, area: cell(2, 3), editors: [], description: '' });
    const write = script.window(EDITOR).call('give', `${SHEET}.write(2, 3, [['ann@found.example']]); 'written'`);
    expect(write.thrown?.message).toMatch(/protected/);
  });

  test('back into a cell is its formula, or its value as Sheets had it', () => {
    const { give, workbook, sheetId } = open();
    give(`${SHEET}.putContent(2, 3, { formula: '=UPPER(A2)', value: 'x' })`);
    give(`${SHEET}.putContent(3, 3, { formula: '', value: 7 })`);
    expect(workbook.formulas(sheetId, cell(2, 3))).toEqual([['=UPPER(A2)']]);
    expect(workbook.values(sheetId, cell(3, 3))).toEqual([[7]]);
  });

  test('an empty formula clears the cell', () => {
    const { give, shown } = open();
    give(`${SHEET}.setFormula(3, 3, ''); ${SHEET}.flush()`);
    expect(shown(3, 3)[2]![2]).toBe('');
  });
});

describe('new columns', () => {
  test('stand behind the last one with their headers', () => {
    const { give, shown } = open();
    expect(give(`${SHEET}.addColumns(['Email', 'eCore status'], 1)`)).toBe(4);
    expect(shown(1, 5)[0]).toEqual(['Name', 'Company', 'Email', 'Email', 'eCore status']);
  });

  test('are made where the sheet has no room for them', () => {
    const { give, workbook, sheetId } = open([Array.from({ length: 8 }, (_, index) => `H${index}`)]);
    expect(give(`${SHEET}.addColumns(['Email', 'eCore status'], 1)`)).toBe(9);
    expect(workbook.sheet(sheetId)).toMatchObject({ columns: 10, lastColumn: 10 });
  });

  test('of a list without headers get none', () => {
    const { give, workbook, sheetId } = open();
    expect(give(`${SHEET}.addColumns(['Email', 'eCore status'], 0)`)).toBe(4);
    expect(workbook.sheet(sheetId).lastColumn).toBe(3);
  });
});

describe('rows are left out', () => {
  test('that people or a filter have hidden', () => {
    const { give, workbook, sheetId } = open([...LIST, ['Cim', 'Crux', null], ['Dan', 'Dune', null]]);
    workbook.hideRows(sheetId, 4, 1);
    expect(give(`[...${SHEET}.hiddenRows([[2, 3], [4, 5]])]`)).toEqual([4]);
    workbook.setFilter(sheetId, { area: cell(1, 1, 5, 3), hiddenValues: { 2: ['Acme'] } });
    expect(give(`[...${SHEET}.hiddenRows([[2, 3], [4, 5]])]`)).toEqual([2, 4]);
    expect(give(`[...${SHEET}.hiddenRows([[3, 3]])]`)).toEqual([]);
  });

  test('that are protected from whoever asks, in this column', () => {
    const { workbook, sheetId, script } = open();
    const protectedFor = (column: number) =>
      script.window(EDITOR).call('give', `[...${SHEET}.protectedRows(${column}, 2, 9)].sort()`).value;
    expect(protectedFor(3)).toEqual([]);
    workbook.protect({ sheetId, area: cell(8, 3, 5), editors: [], description: '' });
    workbook.protect({ sheetId, area: cell(4, 3), editors: [EDITOR], description: '' });
    workbook.protect({ sheetId, area: null, editors: [EDITOR], description: '' });
    workbook.protect({ sheetId, area: cell(1, 3, 2), editors: [], description: '' });
    expect([protectedFor(3), protectedFor(2)]).toEqual([[2, 8, 9], []]);
  });

  test('of a protected sheet all but those of its unprotected ranges (situation 51)', () => {
    const { workbook, sheetId, script } = open();
    workbook.protect({ sheetId, area: null, editors: [], description: '', unprotected: [cell(1, 2, 5, 3)] });
    const rows = (column: number) =>
      script.window(EDITOR).call('give', `[...${SHEET}.protectedRows(${column}, 4, 7)]`).value;
    expect([rows(3), rows(1)]).toEqual([
      [6, 7],
      [4, 5, 6, 7],
    ]);
  });

  test('whose rule refuses what would be written there', () => {
    const { give, workbook, sheetId } = open();
    const list = { kind: 'list' as const, values: ['yes', 'no'] };
    workbook.setValidation(sheetId, cell(3, 3), { rule: list, allowInvalid: false });
    workbook.setValidation(sheetId, cell(4, 3), { rule: list, allowInvalid: true });
    expect(give(`[...${SHEET}.restrictedRows(3, 2, 5, 'email')]`)).toEqual([3]);
  });
});

describe('the document', () => {
  test('gives a sheet by its id, and null for one that was deleted', () => {
    const { give, workbook, sheetId } = open();
    const other = workbook.insertSheet('Others');
    expect(give(`googleDocument().sheet(${other.id}).name`)).toBe('Others');
    workbook.deleteSheet(other.id);
    expect(give(`[googleDocument().sheet(${other.id}), googleDocument().sheet(${sheetId}).id]`)).toEqual([
      null,
      sheetId,
    ]);
    expect(give('googleDocument().locale()')).toBe('en_US');
  });

  test('tells what is selected, of several ranges each, and selects rows or cells', () => {
    const { give, sheetId } = open();
    const areas = 'googleDocument().selectedAreas()';
    expect(give(`${SHEET}.select(3); ${areas}`)).toEqual([{ sheetId, row: 3, column: 1, lastRow: 3, lastColumn: 3 }]);
    expect(give(`${SHEET}.selectCells([[2, 2], [4, 5]], 2, 3); ${areas}`)).toEqual([
      { sheetId, row: 2, column: 2, lastRow: 2, lastColumn: 3 },
      { sheetId, row: 4, column: 2, lastRow: 5, lastColumn: 3 },
    ]);
  });
});
