import type { Area, StoredValue } from '../workbook';
import { eachCell, intersects } from '../areas';
import { movedIndex } from '../axis-edit';
import type { AxisEdit } from '../axis-edit';
import { sizeOf } from '../result-size';
import { parseFormula } from './formula';
import type { Formula } from './formula';

/** A cell with a formula, and how far its evaluation is. Its values stand in the cells; this knows which are its own. */
export interface FormulaCell {
  sheetId: number;
  row: number;
  column: number;
  text: string;
  formula: Formula;
  /** What it gave last: one value, or more that spill. Null until there is a result or a given last value. */
  result: StoredValue[][] | null;
  /** Size of what it has written besides its own cell; 1 x 1 when nothing spilled or the spill is blocked. */
  spill: { rows: number; columns: number };
  /** The arguments of the last evaluation, to see whether they have changed. */
  args: unknown[] | null;
  /** The evaluation that is under way; a late answer of an earlier one is dropped. */
  evaluation: symbol | null;
}

/** Google Sheets has at most 18,278 columns: https://support.google.com/drive/answer/37603 */
const COLUMN_LIMIT = 32_768;

/** One number for a position in a sheet. */
export const keyOf = (row: number, column: number): number => row * COLUMN_LIMIT + column;

export const positionOf = (key: number): [row: number, column: number] => [
  Math.floor(key / COLUMN_LIMIT),
  key % COLUMN_LIMIT,
];

/** The formula cells of one sheet, by position, and the cells their results spill into. */
export class FormulaCells {
  readonly all = new Set<FormulaCell>();
  /** Those whose result wants more than one cell. */
  readonly spreading = new Set<FormulaCell>();
  private at = new Map<number, FormulaCell>();
  private spilled = new Map<number, FormulaCell>();

  find(row: number, column: number): FormulaCell | undefined {
    return this.at.get(keyOf(row, column));
  }

  /** The formula whose spill covers this cell, which is not its own. */
  spiller(row: number, column: number): FormulaCell | undefined {
    return this.spilled.get(keyOf(row, column));
  }

  add(sheetId: number, row: number, column: number, text: string, last: StoredValue | undefined): FormulaCell {
    const cell: FormulaCell = {
      sheetId,
      row,
      column,
      text,
      formula: parseFormula(text),
      result: last === undefined ? null : [[last]],
      spill: { rows: 1, columns: 1 },
      args: null,
      evaluation: null,
    };
    this.all.add(cell);
    this.at.set(keyOf(row, column), cell);
    return cell;
  }

  remove(cell: FormulaCell): void {
    this.forget(cell);
    this.at.delete(keyOf(cell.row, cell.column));
  }

  setResult(cell: FormulaCell, result: StoredValue[][]): void {
    cell.result = result;
    const { rows, columns } = sizeOf(result);
    if (rows > 1 || columns > 1) this.spreading.add(cell);
    else this.spreading.delete(cell);
  }

  rewrite(cell: FormulaCell, text: string): void {
    if (text === cell.text) return;
    cell.text = text;
    cell.formula = parseFormula(text);
  }

  markSpill(cell: FormulaCell, rows: number, columns: number): void {
    cell.spill = { rows, columns };
    this.eachSpilled(cell, (key) => this.spilled.set(key, cell));
  }

  unmarkSpill(cell: FormulaCell): void {
    this.eachSpilled(cell, (key) => this.spilled.delete(key));
    cell.spill = { rows: 1, columns: 1 };
  }

  /** Moves the formulas along; those in deleted rows or columns go. Spills must be taken back before. */
  applyEdit(edit: AxisEdit): void {
    this.relocate((cell) => {
      const there = movedIndex(edit, cell[edit.axis]);
      if (there !== null) cell[edit.axis] = there;
      return there !== null;
    });
  }

  /** Gives formulas new places; `move` sets them and answers whether the formula stays. */
  relocate(move: (cell: FormulaCell) => boolean): void {
    for (const cell of [...this.all]) {
      if (!move(cell)) this.forget(cell);
    }
    this.at = new Map([...this.all].map((cell) => [keyOf(cell.row, cell.column), cell]));
  }

  /** Formulas whose spill, or the spill they would have, reaches into the area. */
  spreadingInto(area: Area): FormulaCell[] {
    return [...this.spreading].filter((cell) => intersects(reachOf(cell), area));
  }

  /** Formulas that stand in the area or spill into it. */
  within(area: Area): FormulaCell[] {
    if (area.rows * area.columns > this.all.size + this.spilled.size)
      return [...this.all].filter((cell) => intersects(reachOf(cell), area));
    const found = new Set<FormulaCell>();
    eachCell(area, (row, column) => {
      const cell = this.find(row, column) ?? this.spiller(row, column);
      if (cell) found.add(cell);
    });
    return [...found];
  }

  private forget(cell: FormulaCell): void {
    cell.evaluation = null;
    this.all.delete(cell);
    this.spreading.delete(cell);
  }

  private eachSpilled(cell: FormulaCell, visit: (key: number) => void): void {
    for (let r = 0; r < cell.spill.rows; r++) {
      for (let c = 0; c < cell.spill.columns; c++) if (r || c) visit(keyOf(cell.row + r, cell.column + c));
    }
  }
}

/** All cells that the formula's result wants, whether it has them or not. */
export function reachOf(cell: FormulaCell): Area {
  const size = sizeOf(cell.result);
  return { row: cell.row, column: cell.column, ...size };
}
