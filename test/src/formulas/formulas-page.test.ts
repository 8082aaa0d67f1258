import { describe, expect, test } from '@jest/globals';
import { describeFormulas, writeOffer } from '../../../src/formulas/formulas-page';
import type { FormulaSheet } from '../../../src/formulas/formulas-page';
import type { Entry } from '../../../src/ledger/entry';
import { memorySheet } from '../support/memory-sheet';

const CELLS = [
  ['Name', 'Company', '', ''],
  ['Ann Lee', 'Acme', '', ''],
  ['Ben Fox', 'Acme', '', ''],
  ['', '', '', ''],
  ['Ann Lee', 'Acme', '', ''],
];
const at = (row: number, column: number) => [{ sheetId: 1, row, column, lastRow: row, lastColumn: column }];

function page(patch: Partial<FormulaSheet> = {}, cells = CELLS) {
  const sheet = memorySheet(structuredClone(cells));
  const set: [number, number, string][] = [];
  sheet.setFormula = (row, column, formula) => void set.push([row, column, formula]);
  const given: FormulaSheet = {
    sheet,
    headerRow: 1,
    mapping: { full_name: 1, company_name: 2 },
    areas: at(2, 3),
    locale: 'en_US',
    table: { shown: cells, formulas: cells.map((row) => row.map(() => '')) },
    judged: new Map(),
    known: () => new Map(),
    ...patch,
  };
  return { given, set, sheet, ...describeFormulas(given) };
}

describe('a formula for the selected row', () => {
  test('is offered with its cost', () =>
    expect(page().cell).toEqual({
      formula: '=ECORE_EMAIL(A2, B2)',
      cell: 'C2',
      answers: 'C2',
      known: 0,
      mostCredits: 1,
      rows: 1,
    }));

  test('is free where the answer is saved', () => {
    const known = (keys: string[]) =>
      new Map(keys.map((key): [string, Entry] => [key, { kind: 'found', email: 'a@b.example', at: 1 }]));
    expect(page({ known }).cell).toMatchObject({ known: 1, mostCredits: 0 });
  });

  test('separates as the spreadsheet does', () =>
    expect(page({ locale: 'de_DE' }).cell).toMatchObject({ formula: '=ECORE_EMAIL(A2; B2)' }));

  test.each([
    ['the header row', at(1, 3)],
    ['a column that is read', at(2, 1)],
    ['nothing at all', []],
  ])('not on %s', (_, areas) => expect(page({ areas }).cell).toMatch(/^Select an empty cell/));

  test('not for a row without a person, which is named', () =>
    expect(page({ areas: at(4, 3) }).cell).toMatch(/^Row 4 has nothing/));
});

describe('a formula for all rows', () => {
  test('spills from the first person down, and asks for each once', () =>
    expect(page().column).toEqual({
      formula: '=ECORE_EMAIL(A2:A5, B2:B5)',
      cell: 'C2',
      answers: 'C2:C5',
      known: 0,
      mostCredits: 2,
      rows: 3,
    }));

  test('goes into a new column where the selected one is not free', () => {
    const cells = CELLS.map((row, index) => [...row.slice(0, 2), index === 3 ? 'note' : '', '']);
    expect(page({}, cells).column).toMatchObject({ cell: 'D2' });
  });

  test('is not offered for a list that would take hours', () => {
    const long = [CELLS[0]!, ...Array.from({ length: 2_001 }, (_, index) => [`Person Number${index}`, 'Acme', '', ''])];
    expect(page({}, long).column).toMatch(/more than 2,000 rows/);
  });
});

test('without columns that tell who people are, it says what is needed', () =>
  expect(page({ mapping: { company_name: 2 } })).toMatchObject({
    cell: expect.stringMatching(/^Match your columns first/),
    column: expect.stringMatching(/^Match your columns first/),
  }));

test('an offer is written, with a header over a column that is new', () => {
  const { given, set, sheet, column } = page({ areas: [] });
  if (typeof column === 'string') throw new Error(column);
  expect(column.cell).toBe('C2');
  expect(writeOffer(given, column)).toBe('C2');
  expect(set).toEqual([[2, 3, '=ECORE_EMAIL(A2:A5, B2:B5)']]);
  expect(sheet.cells[0]![2]).toBe('Email');
});
