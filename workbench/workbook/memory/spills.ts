import type { Area, StoredValue } from '../workbook';
import { columnLetters } from '../a1';
import { sizeOf } from '../result-size';
import type { FormulaCell, FormulaCells } from './formula-cells';

/** What writing results needs of the sheets. */
export interface SpillHost {
  sizeOf(sheetId: number): { rows: number; columns: number };
  values(sheetId: number, area: Area): StoredValue[][];
  setValue(sheetId: number, row: number, column: number, value: StoredValue): void;
}

/** Takes back what the formula has spilled into other cells, so that something else can stand there. */
export function withdrawSpill(host: SpillHost, cells: FormulaCells, cell: FormulaCell): void {
  const { rows, columns } = cell.spill;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) if (r || c) host.setValue(cell.sheetId, cell.row + r, cell.column + c, null);
  }
  cells.unmarkSpill(cell);
}

/** Writes the formula's last result: spilled if all the cells it needs are free, else the error that says why not. */
export function laySpill(host: SpillHost, cells: FormulaCells, cell: FormulaCell): void {
  withdrawSpill(host, cells, cell);
  const values = cell.result ?? [];
  const { rows, columns } = sizeOf(cell.result);
  const obstacle = rows > 1 || columns > 1 ? obstacleTo(host, cells, cell, { rows, columns }) : null;
  if (obstacle !== null)
    return host.setValue(cell.sheetId, cell.row, cell.column, { error: '#REF!', message: obstacle });
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++)
      host.setValue(cell.sheetId, cell.row + r, cell.column + c, values[r]?.[c] ?? null);
  }
  cells.markSpill(cell, rows, columns);
}

/** Why a result of that size can't be shown, in the words that Sheets is reported to use; null when it can. */
function obstacleTo(
  host: SpillHost,
  cells: FormulaCells,
  cell: FormulaCell,
  { rows, columns }: { rows: number; columns: number },
): string | null {
  const sheet = host.sizeOf(cell.sheetId);
  const moreColumns = cell.column + columns - 1 - sheet.columns;
  const moreRows = cell.row + rows - 1 - sheet.rows;
  if (moreColumns > 0) return `Result was not automatically expanded, please insert more columns (${moreColumns}).`;
  if (moreRows > 0) return `Result was not automatically expanded, please insert more rows (${moreRows}).`;
  const there = host.values(cell.sheetId, { row: cell.row, column: cell.column, rows, columns });
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const row = cell.row + r;
      const column = cell.column + c;
      if ((r || c) && (there[r]![c] !== null || cells.find(row, column) || cells.spiller(row, column))) {
        return `Array result was not expanded because it would overwrite data in ${columnLetters(column)}${row}.`;
      }
    }
  }
  return null;
}
