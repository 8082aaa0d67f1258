import { describe, expect, test } from '@jest/globals';
import { findFormulas, isOurs, rowsFree } from '../../../src/menu/formula-cells';
import { memoryFormulas } from '../support/memory-formulas';

function found(
  formulas: [row: number, column: number, formula: string][],
  areas: Parameters<typeof findFormulas>[1] = null,
) {
  const sheet = memoryFormulas(8, 4, (text) => `${text}@found.example`);
  for (const row of [2, 3, 4]) sheet.put(row, 1, `person${row}`);
  formulas.forEach(([row, column, formula]) => sheet.put(row, column, formula));
  return findFormulas(sheet, areas);
}

test.each(['=ECORE_EMAIL(A2)', '=iferror(ecore_email (A2),"")', '=UPPER(ECORE_EMAIL(A2))'])('%s is ours', (formula) =>
  expect(isOurs(formula)).toBe(true),
);
test.each(['', '=MY_ECORE_EMAIL(A2)', '=ECORE_EMAILS(A2)', '="ECORE_EMAIL"', '=A2'])('%s is not', (formula) =>
  expect(isOurs(formula)).toBe(false),
);

describe('formulas of a sheet', () => {
  test('are found with what they show', () => {
    const { cells } = found([
      [2, 2, '=ECORE_EMAIL(A2)'],
      [3, 2, '=UPPER(A3)'],
    ]);
    expect(cells).toMatchObject([{ row: 2, column: 2, shown: 'person2@found.example', rows: 1 }]);
  });

  test('are only those of the selection', () => {
    const area = { sheetId: 1, row: 3, column: 2, lastRow: 4, lastColumn: 2 };
    const { cells } = found(
      [
        [2, 2, '=ECORE_EMAIL(A2)'],
        [3, 2, '=ECORE_EMAIL(A3)'],
      ],
      [area],
    );
    expect(cells.map(({ row }) => row)).toEqual([3]);
  });

  test('fill as many rows as their range has, up to the next formula', () => {
    expect(found([[2, 2, '=ECORE_EMAIL(A2:A4)']]).cells[0]!.rows).toBe(3);
    expect(
      found([
        [2, 2, '=ECORE_EMAIL(A2:A8)'],
        [6, 2, '=UPPER(A2)'],
      ]).cells[0]!.rows,
    ).toBe(4);
  });

  test('fill what only trying tells, where a function turns or widens them', () =>
    expect(found([[2, 2, '=TRANSPOSE(ECORE_EMAIL(A2:A4))']]).cells[0]!.rows).toBeNull());

  test('are none in an empty sheet', () =>
    expect(findFormulas(memoryFormulas(0, 0, String), null)).toEqual({
      cells: [],
      table: { shown: [], formulas: [] },
    }));
});

test('rows are free up to the next formula of the column', () => {
  const table = { shown: [['a'], ['b'], ['c'], ['d']], formulas: [['=X'], [''], [''], ['=Y']] };
  expect([1, 2, 4].map((row) => rowsFree(table, row, 1))).toEqual([3, 2, 1]);
});
