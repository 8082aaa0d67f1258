import type { Area, StoredValue, Workbook } from '../workbook/workbook';
import type { CellExtra, ChangedCell, ListFile, ListSheet } from './list-file';

export interface ChangedCellsOptions {
  /** Functions that no spreadsheet program knows: a formula that calls one is written as its value. */
  customFunctions?: readonly string[];
}

const BLOCK_ROWS = 2000;

/**
 * The cells of a workbook that differ from the list it was made of, sheet by sheet (matched by name; sheets that are new
 * or gone do not count) and place by place: a row that moved is a row of changed cells. A formula that is still the
 * file's own is never a change. For a CSV, which holds text, a changed cell's value is what the cell shows.
 */
export function changedCells(
  list: ListFile,
  workbook: Workbook,
  { customFunctions = [] }: ChangedCellsOptions = {},
): ChangedCell[] {
  const changed: ChangedCell[] = [];
  const names = customFunctions.map((name) => new RegExp(`(?<![\\p{L}\\p{N}_.])${name}\\s*\\(`, 'iu'));
  for (const { id, name } of workbook.sheets()) {
    const position = list.sheets.findIndex((sheet) => sheet.name === name);
    const sheet = list.sheets[position];
    if (!sheet) continue;
    const extras = new Map(sheet.extras.map(({ row, column, change }) => [`${row},${column}`, change]));
    const pair: Pair = { workbook, sheetId: id, position, sheet, extras };
    for (const area of areasToCompare(pair)) {
      for (const cell of list.kind === 'csv' ? ofCsv(pair, area) : ofWorkbook(pair, area, names)) changed.push(cell);
    }
    for (const cell of cutOff(pair)) changed.push(cell);
  }
  return changed;
}

/** One sheet of the list and the sheet of the workbook that it became. */
interface Pair {
  workbook: Workbook;
  sheetId: number;
  /** The sheet's position in the list. */
  position: number;
  sheet: ListSheet;
  extras: ReadonlyMap<string, CellExtra['change']>;
}

/** All that the list or the sheet uses, in blocks of rows. */
function* areasToCompare({ workbook, sheetId, sheet }: Pair): Generator<Area> {
  const { rows, columns, lastRow, lastColumn } = workbook.sheet(sheetId);
  const height = Math.min(rows, Math.max(lastRow, sheet.rows.length));
  const width = Math.min(
    columns,
    sheet.rows.reduce((most, row) => Math.max(most, row.length), lastColumn),
  );
  for (let row = 1; row <= height; row += BLOCK_ROWS) {
    yield { row, column: 1, rows: Math.min(BLOCK_ROWS, height - row + 1), columns: width };
  }
}

function* ofCsv({ workbook, sheetId, position, sheet: { rows } }: Pair, area: Area): Generator<ChangedCell> {
  const values = workbook.values(sheetId, area);
  let shown: string[][] | undefined;
  for (const [down, line] of values.entries()) {
    for (const [along, value] of line.entries()) {
      const before = rows[area.row - 1 + down]?.[along] ?? '';
      if ((value ?? '') === before) continue;
      shown ??= workbook.displayValues(sheetId, area);
      const text = typeof value === 'string' ? value : shown[down]![along]!;
      if (text !== before) yield { sheet: position, row: area.row + down, column: along + 1, value: text };
    }
  }
}

function* ofWorkbook(
  { workbook, sheetId, position, sheet: { rows }, extras }: Pair,
  area: Area,
  customFunctions: readonly RegExp[],
): Generator<ChangedCell> {
  const values = workbook.values(sheetId, area);
  const formulas = workbook.formulas(sheetId, area);
  const formats = workbook.formats(sheetId, area);
  for (const [down, line] of values.entries()) {
    for (const [along, value] of line.entries()) {
      const [row, column] = [area.row + down, along + 1];
      const extra = extras.get(`${row},${column}`);
      const [formula, format] = [formulas[down]![along]!, formats[down]![along]!];
      if (formula !== '' && formula === extra?.formula) continue;
      const reformatted = format !== (extra?.format ?? '') && value !== null;
      if (sameValue(value, rows[row - 1]?.[along] ?? null) && formula === (extra?.formula ?? '') && !reformatted)
        continue;
      const cell: ChangedCell = { sheet: position, row, column, value };
      if (formula !== '' && !customFunctions.some((name) => name.test(formula))) cell.formula = formula;
      if (reformatted) cell.format = format;
      yield cell;
    }
  }
}

function sameValue(one: StoredValue, other: StoredValue): boolean {
  if (typeof one === 'object' && typeof other === 'object') return one?.error === other?.error;
  return one === other || ((one ?? '') === '' && (other ?? '') === '');
}

/** Cells of the list in rows or columns that the sheet no longer has: they are empty now. */
function* cutOff({ workbook, sheetId, position, sheet: { rows } }: Pair): Generator<ChangedCell> {
  const { rows: allRows, columns: allColumns } = workbook.sheet(sheetId);
  for (const [index, line] of rows.entries()) {
    for (const [along, before] of line.entries()) {
      const isGone = index >= allRows || along >= allColumns;
      if (isGone && before !== null && before !== '')
        yield { sheet: position, row: index + 1, column: along + 1, value: null };
    }
  }
}
