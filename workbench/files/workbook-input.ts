import type { WorkbookOptions } from '../workbook/options';
import { readTypedInput } from '../workbook/typed-input';
import type { CellChange, StoredValue, Workbook } from '../workbook/workbook';
import type { ListFile, ListSheet } from './list-file';

/** A list as `createMemoryWorkbook` and `createUniverWorkbook` take it; `fillWorkbook` adds what they can't take. */
export function createWorkbookInput(list: ListFile): WorkbookOptions {
  return { name: list.name, sheets: list.sheets.map(({ name, rows }) => ({ name, cells: rows })) };
}

/**
 * Gives the sheets of a workbook that was made from the list its formulas (with their last values), number formats,
 * links, notes and hidden rows. Cells of a CSV are text: those that would be read as something else, were they typed,
 * get the format for plain text.
 */
export function fillWorkbook(workbook: Workbook, list: ListFile): void {
  const sheetIds = workbook.sheets().map(({ id }) => id);
  for (const [index, sheet] of list.sheets.entries()) {
    const sheetId = sheetIds[index]!;
    for (const block of blocks(list.kind === 'csv' ? textCells(sheet) : extraCells(sheet))) {
      const columns = Math.max(...block.map(({ column }) => column));
      const [first, last] = [block[0]!.row, block.at(-1)!.row];
      const cells = Array.from({ length: last - first + 1 }, () => new Array<CellChange | null>(columns).fill(null));
      for (const { row, column, change } of block) cells[row - first]![column - 1] = change;
      workbook.change(sheetId, { row: first, column: 1, rows: cells.length, columns }, cells);
    }
    for (const row of sheet.hiddenRows) if (row <= workbook.sheet(sheetId).rows) workbook.hideRows(sheetId, row, 1);
  }
}

interface PlacedChange {
  row: number;
  column: number;
  change: CellChange;
}

function extraCells({ rows, extras }: ListSheet): PlacedChange[] {
  return extras
    .map(({ row, column, change }) => ({
      row,
      column,
      change: change.formula ? { ...change, value: rows[row - 1]?.[column - 1] ?? null } : change,
    }))
    .sort((one, other) => one.row - other.row);
}

function textCells({ rows }: ListSheet): PlacedChange[] {
  const cells: PlacedChange[] = [];
  for (const [row, values] of rows.entries()) {
    for (const [column, value] of values.entries()) {
      if (isMistakable(value)) cells.push({ row: row + 1, column: column + 1, change: { format: '@' } });
    }
  }
  return cells;
}

/** Nothing longer is a number or a date. */
const LONGEST_NUMBER = 40;
/** How numbers, amounts, dates and truth values begin; reading every text of a long list would take seconds. */
const MAY_BE_NUMBER =
  /^\s*(?:[-+.(\d\p{Sc}]|true\s*$|false\s*$|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W+\d)/iu;

function isMistakable(value: StoredValue): boolean {
  if (typeof value !== 'string' || value === '') return false;
  if (/^[=+']/.test(value)) return true;
  if (value.length > LONGEST_NUMBER || !MAY_BE_NUMBER.test(value)) return false;
  const typed = readTypedInput(value, { format: '', year: 2000 });
  return !('value' in typed) || typed.value !== value;
}

/** The cells in groups that lie within so many rows, so that each is one change of a small area. */
function blocks(cells: readonly PlacedChange[], rows = 500): PlacedChange[][] {
  const groups: PlacedChange[][] = [];
  for (const cell of cells) {
    const group = groups.at(-1);
    if (group && cell.row < group[0]!.row + rows) group.push(cell);
    else groups.push([cell]);
  }
  return groups;
}
