import { describe, expect, test } from '@jest/globals';
import { findObstacles } from '../../../src/plan/obstacles';
import type { RowRange, Sheet } from '../../../src/sheet/sheet';

/** A sheet of which only the formulas matter. */
function sheetWith(formulas: { [cell: string]: string }): Sheet {
  const none = () => new Set<number>();
  return {
    formulas: (row: number, column: number, rows: number, columns: number) =>
      Array.from({ length: rows }, (_, r) =>
        Array.from({ length: columns }, (__, c) => formulas[`${row + r} ${column + c}`] ?? ''),
      ),
    protectedRows: none,
    restrictedRows: none,
  } as unknown as Sheet;
}

const rows = (set: Set<number>): number[] => [...set].sort((a, b) => a - b);
const ALL: RowRange[] = [[2, 9]];
const OUTPUTS = { headerRow: 1, outputs: { email: 4, status: 5 } };

describe('formulas in the columns that a run writes', () => {
  test('are left alone cell by cell, in the status column too (situation 16)', () => {
    const { formula, arrayFormula } = findObstacles(sheetWith({ '3 4': '=A3', '6 5': '=B6' }), ALL, OUTPUTS);
    expect(rows(formula)).toEqual([3, 6]);
    expect(rows(arrayFormula)).toEqual([]);
  });

  test('take all that they fill with them, from the header on (situation 14)', () => {
    const below = findObstacles(sheetWith({ '1 4': '={"Email";ARRAYFORMULA(A2:A)}' }), ALL, OUTPUTS);
    expect(rows(below.arrayFormula)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    const some = findObstacles(sheetWith({ '3 4': '=ARRAYFORMULA(A3:A5)' }), ALL, OUTPUTS);
    expect([rows(some.formula), rows(some.arrayFormula)]).toEqual([[3], [4, 5]]);
  });

  test('also where they stand at the left and reach into the column', () => {
    const { formula, arrayFormula } = findObstacles(sheetWith({ '2 1': '=QUERY(Other!A:F)' }), ALL, OUTPUTS);
    expect([rows(formula), rows(arrayFormula)]).toEqual([[], [2, 3, 4, 5, 6, 7, 8, 9]]);
    const narrow = sheetWith({ '2 3': '=ARRAYFORMULA(VLOOKUP(A2:A,Other!A:Z,3,0))' });
    expect(rows(findObstacles(narrow, ALL, OUTPUTS).arrayFormula)).toEqual([]);
  });

  test('concern nobody in columns that are new', () => {
    const sheet = sheetWith({ '2 1': '=QUERY(Other!A:F)' });
    expect(
      rows(findObstacles(sheet, ALL, { headerRow: 1, outputs: { email: null, status: null } }).arrayFormula),
    ).toEqual([]);
  });
});
