import type { Workbook as UniverUnit } from '@univerjs/core';
import type { Mutation } from './messages';

type Fields = { [name: string]: unknown };

/** Brings a sheet, which therefore is not there yet. */
const NEW_SHEET = 'sheet.mutation.insert-sheet';
const CELLS = 'sheet.mutation.set-range-values';

/**
 * Looks at what a mutation names before it is applied: Univer trusts its own page and would keep what fits nowhere.
 *
 * @throws Error when it is about another workbook, a sheet that is not there, or cells outside of the sheet
 */
export function checkMutation({ id, params }: Mutation, unit: UniverUnit): void {
  const { unitId, subUnitId } = params as Fields;
  if (unitId !== undefined && unitId !== unit.getUnitId()) throw new Error(`${id} is about another workbook.`);
  if (id === NEW_SHEET || subUnitId === undefined) return;
  const sheet = typeof subUnitId === 'string' ? unit.getSheetBySheetId(subUnitId) : null;
  if (!sheet) throw new Error(`${id} is about a sheet that is not there.`);
  const size = { rows: sheet.getRowCount(), columns: sheet.getColumnCount() };
  if (id === CELLS && !isCellTable((params as Fields).cellValue, size))
    throw new Error(`${id} names cells that are not there.`);
}

/** Rows of columns of cells, each under its own number. */
function isCellTable(table: unknown, { rows, columns }: { rows: number; columns: number }): boolean {
  if (table === undefined || table === null) return true;
  return (
    isObject(table) &&
    Object.entries(table).every(([row, line]) => isIndex(row, rows) && (line === null || isLine(line, columns)))
  );
}

function isLine(line: unknown, columns: number): boolean {
  return (
    isObject(line) &&
    Object.entries(line).every(([column, cell]) => isIndex(column, columns) && (cell === null || isCell(cell)))
  );
}

/** What a cell holds: a value, a formula, a rich text; the rest is about looks and goes nowhere but to the page. */
function isCell(cell: unknown): boolean {
  if (!isObject(cell)) return false;
  const { v, f, p } = cell;
  const plain = v === undefined || v === null || ['string', 'number', 'boolean'].includes(typeof v);
  return (
    plain && (f === undefined || f === null || typeof f === 'string') && (p === undefined || p === null || isObject(p))
  );
}

function isIndex(text: string, below: number): boolean {
  return /^\d{1,9}$/.test(text) && Number(text) < below;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
