import type { RunRequest } from '../record/run-request';
import { spillOf } from '../sheet/spill';
import type { RowRange, Sheet } from '../sheet/sheet';

/** Cells that a run must leave alone, by row, in either of its columns. */
export interface Obstacles {
  /** The cell holds a formula. */
  formula: Set<number>;
  /** A formula above or at the left fills the cell: writing there would take away all that it shows. */
  arrayFormula: Set<number>;
  protected: Set<number>;
  /** A validation rule rejects what would be written. */
  restricted: Set<number>;
}

/** Columns at the left of an output column that are looked through for formulas which reach into it. */
const COLUMNS_BESIDE = 2;
/** Rows below the headers in which a formula may stand that fills everything to the right and below. */
const TOP_ROWS = 20;

export function findObstacles(
  sheet: Sheet,
  ranges: readonly RowRange[],
  { headerRow, outputs }: Pick<RunRequest, 'headerRow' | 'outputs'>,
): Obstacles {
  const obstacles: Obstacles = {
    formula: new Set(),
    arrayFormula: new Set(),
    protected: new Set(),
    restricted: new Set(),
  };
  const columns = [outputs.email, outputs.status].filter((column) => column !== null);
  const last = ranges[ranges.length - 1]?.[1] || 0;
  if (columns.length === 0 || last === 0) return obstacles;
  const isChosen = (row: number) => ranges.some(([from, to]) => row >= from && row <= to);
  const add = (set: Set<number>, row: number): void => {
    if (isChosen(row)) set.add(row);
  };

  for (const { row, column, formula } of formulasNear(sheet, columns, { headerRow, last })) {
    if (columns.includes(column)) add(obstacles.formula, row);
    const spill = spillOf(formula);
    if (!spill || !columns.some((own) => own >= column && own < column + spill.columns)) continue;
    for (let below = row; below <= last && below < row + spill.rows; below++)
      if (below > row || !columns.includes(column)) add(obstacles.arrayFormula, below);
  }
  for (const [first, to] of ranges)
    for (const column of columns) {
      sheet.protectedRows(column, first, to).forEach((row) => obstacles.protected.add(row));
      const kind = column === outputs.email ? 'email' : 'status';
      sheet.restrictedRows(column, first, to, kind).forEach((row) => obstacles.restricted.add(row));
    }
  return obstacles;
}

interface FormulaCell {
  row: number;
  column: number;
  formula: string;
}

/** The formulas in the output columns and a little to their left, and in the first rows of the whole sheet. */
function formulasNear(
  sheet: Sheet,
  columns: number[],
  { headerRow, last }: { headerRow: number; last: number },
): FormulaCell[] {
  const found = new Map<string, FormulaCell>();
  const read = (row: number, column: number, rows: number, width: number): void =>
    sheet.formulas(row, column, rows, width).forEach((line, r) =>
      line.forEach((formula, c) => {
        if (formula === '') return;
        found.set(`${row + r} ${column + c}`, { row: row + r, column: column + c, formula });
      }),
    );
  const [left, right] = [Math.min(...columns), Math.max(...columns)];
  const areNear = right - left <= 2 * COLUMNS_BESIDE;
  for (const [from, to] of areNear ? [[left, right] as const] : columns.map((column) => [column, column] as const)) {
    const first = Math.max(1, from - COLUMNS_BESIDE);
    read(1, first, last, to - first + 1);
  }
  if (right > 1 + COLUMNS_BESIDE) read(1, 1, Math.min(last, headerRow + TOP_ROWS), right - 1);
  return [...found.values()];
}
