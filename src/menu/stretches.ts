import type { Clock } from '../services';
import type { Area } from './formula-sheet';

/** Formulas one below the other in one column, with the rows that they fill. */
export interface Stretch<Cell> {
  cells: Cell[];
  area: Area;
}

/** Google's services fail now and then, and work again a moment later. */
const TRIES = 3;
const PAUSE_MILLISECONDS = 1_000;

/**
 * Puts together what can be changed in one call.
 *
 * @param rowsOf how many rows of its column a cell takes
 * @param most rows in one stretch, unless a single cell takes more
 */
export function toStretches<Cell extends { row: number; column: number }>(
  cells: Cell[],
  rowsOf: (cell: Cell) => number,
  most: number,
): Stretch<Cell>[] {
  const stretches: Stretch<Cell>[] = [];
  const sorted = [...cells].sort((one, other) => one.column - other.column || one.row - other.row);
  for (const cell of sorted) {
    const last = stretches[stretches.length - 1];
    const rows = rowsOf(cell);
    const follows = last && last.area.column === cell.column && last.area.row + last.area.rows === cell.row;
    if (follows && last.area.rows + rows <= most) {
      last.cells.push(cell);
      last.area.rows += rows;
    } else stretches.push({ cells: [cell], area: { row: cell.row, column: cell.column, rows, columns: 1 } });
  }
  return stretches;
}

/**
 * Changes a stretch, or in halves what of it can be changed; gives the cells that can't be.
 *
 * @param change gives the cells that it has left as they were for a reason of its own
 */
export function changeStretch<Cell extends { row: number; column: number }>(
  stretch: Stretch<Cell>,
  rowsOf: (cell: Cell) => number,
  change: (stretch: Stretch<Cell>) => Cell[],
): Cell[] {
  try {
    return change(stretch);
  } catch {
    const { cells } = stretch;
    if (cells.length === 1) return cells;
    const middle = Math.ceil(cells.length / 2);
    return [cells.slice(0, middle), cells.slice(middle)].flatMap((half) =>
      toStretches(half, rowsOf, Infinity).flatMap((part) => changeStretch(part, rowsOf, change)),
    );
  }
}

/** Tries an action that must succeed several times. @throws the last error */
export function persist<Result>(clock: Clock, action: () => Result): Result {
  for (let attempt = 1; ; attempt++) {
    try {
      return action();
    } catch (error) {
      if (attempt === TRIES) throw error;
      clock.sleep(PAUSE_MILLISECONDS * attempt);
    }
  }
}
