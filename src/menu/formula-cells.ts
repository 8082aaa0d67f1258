import type { SelectedArea } from '../sheet/sheet';
import type { FormulaSheet } from './formula-sheet';
import { readFormulaText, type FormulaText, type Reference } from './formula-text';

/** The formulas of a sheet that call `ECORE_EMAIL`, and the cells they fill. */

export interface FormulaCell {
  row: number;
  column: number;
  formula: string;
  shown: string;
  text: FormulaText;
  /**
   * How many rows of its column it fills at most, its own with them, or null where only trying tells which cells it
   * fills.
   */
  rows: number | null;
}

/** All cells of a sheet as they were read. */
export interface Table {
  shown: string[][];
  formulas: string[][];
}

const OURS = /\bECORE_EMAIL\s*\(/i;

/** Functions that give a value for a value, and for a column a column of the same length at most. */
const CELL_BY_CELL = new Set(
  (
    'ECORE_EMAIL ARRAYFORMULA IF IFS IFERROR IFNA SWITCH AND OR NOT ISBLANK ISERROR ISERR ISNA ISTEXT ISEMAIL LEN LOWER ' +
    'UPPER PROPER TRIM CLEAN CONCAT CONCATENATE SUBSTITUTE REGEXMATCH REGEXREPLACE LEFT RIGHT MID FIND SEARCH EXACT T N ' +
    'TEXT VALUE TO_TEXT HYPERLINK'
  ).split(' '),
);

/** @param areas where, or null for the whole sheet */
export function findFormulas(
  sheet: FormulaSheet,
  areas: SelectedArea[] | null,
): { cells: FormulaCell[]; table: Table } {
  const { rows, columns } = sheet.size();
  const everything = { row: 1, column: 1, rows, columns };
  if (rows < 1 || columns < 1) return { cells: [], table: { shown: [], formulas: [] } };
  const table = { shown: sheet.shown(everything), formulas: sheet.formulas(everything) };
  const cells: FormulaCell[] = [];
  table.formulas.forEach((line, rowIndex) =>
    line.forEach((formula, columnIndex) => {
      const row = rowIndex + 1;
      const column = columnIndex + 1;
      if (!isOurs(formula) || !isWithin(areas, row, column)) return;
      const text = readFormulaText(formula);
      cells.push({
        row,
        column,
        formula,
        shown: textAt(table, row, column),
        text,
        rows: rowsFilled(text, row, column, table),
      });
    }),
  );
  return { cells, table };
}

export function isOurs(formula: string): boolean {
  return OURS.test(formula);
}

export function textAt({ shown }: Table, row: number, column: number): string {
  return shown[row - 1]?.[column - 1] || '';
}

export function formulaAt({ formulas }: Table, row: number, column: number): string {
  return formulas[row - 1]?.[column - 1] || '';
}

/** How many rows from this one on have no other formula in the column, up to the end of the sheet. */
export function rowsFree(table: Table, row: number, column: number): number {
  let free = 1;
  while (row + free <= table.shown.length && formulaAt(table, row + free, column) === '') free++;
  return free;
}

/** How many rows a reference has; an open one ends with the sheet. */
export function rowsOf({ row, lastRow }: Reference, table: Table): number {
  return (lastRow ?? Math.max(row, table.shown.length)) - row + 1;
}

function rowsFilled(text: FormulaText, row: number, column: number, table: Table): number | null {
  const { functions, references, call, isOpaque } = text;
  if (isOpaque || functions.some((name) => !CELL_BY_CELL.has(name))) return null;
  // Of the columns inside the call only one comes out.
  const outside = references.length - (call?.references.length || 0);
  const isWide = ({ column: first, lastColumn }: Reference): boolean => lastColumn > first;
  if (references.filter(isWide).length > (call?.references.filter(isWide).length || 0) && outside > 0) return null;
  const rows = references.reduce((most, reference) => Math.max(most, rowsOf(reference, table)), 1);
  return Math.min(rows, rowsFree(table, row, column));
}

function isWithin(areas: SelectedArea[] | null, row: number, column: number): boolean {
  return (
    areas === null ||
    areas.some((area) => row >= area.row && row <= area.lastRow && column >= area.column && column <= area.lastColumn)
  );
}
