import type { Clock } from '../services';
import { isOurs, type FormulaCell, type Table } from './formula-cells';
import type { Area, CellValue, FormulaSheet } from './formula-sheet';
import { isErrorValue, isPassing } from './judge';
import { persist, type Stretch } from './stretches';

/** The cells beside and below formulas, before and while the formulas are paused. */
interface Trial {
  area: Area;
  before: string[][];
  formulas: string[][];
  values: CellValue[][];
  after: string[][];
  /** Columns of the area that another formula further up may fill: it may go empty only because it reads what does. */
  others: boolean[];
}

/** How often, and how long apart, one looks whether Sheets has calculated that formulas are paused. */
const LOOKS = 5;
const LOOK_AGAIN = 500;

/**
 * Replaces formulas of which only trying tells which cells they fill (`TRANSPOSE`, `HSTACK` and the like around ours):
 * those that go empty while the formula is paused. Its values are written in its place, all in one call.
 *
 * @returns the formulas that are left as they were
 */
export function replaceByTrying(
  sheet: FormulaSheet,
  { cells, area }: Stretch<FormulaCell>,
  table: Table,
  clock: Clock,
): FormulaCell[] {
  const around = reach(sheet, area);
  const before = sheet.shown(around);
  const formulas = sheet.formulas(around);
  const values = sheet.values(around);
  const isAsJudged = (cell: FormulaCell): boolean => formulas[cell.row - area.row]?.[0] === cell.formula;
  if (!cells.every(isAsJudged)) return cells;

  pauseAll(sheet, cells, area);
  let refused: FormulaCell[] = [];
  try {
    const after = readPaused(sheet, cells, around, clock);
    const trial: Trial = {
      area: around,
      before,
      formulas,
      values,
      after: after ?? before,
      others: filledFromAbove(around, table),
    };
    refused = after ? writeFilled(sheet, cells, trial) : cells;
    if (refused.length === 0) bringBack(sheet, trial, clock);
  } catch {
    refused = cells;
  }
  if (refused.length > 0) persist(clock, () => sheet.resume());
  return refused;
}

function pauseAll(sheet: FormulaSheet, cells: FormulaCell[], area: Area): void {
  const outers = new Set(cells.map(({ text }) => text.outer));
  outers.delete(null);
  for (const outer of outers) sheet.pauseWhole(area, { formula: '', outer });
  for (const { row, column, formula, text } of cells) {
    if (text.outer === null) sheet.pauseWhole({ row, column, rows: 1, columns: 1 }, { formula, outer: null });
  }
}

/** What the cells show once all formulas show that they are paused; null when one doesn't. */
function readPaused(sheet: FormulaSheet, cells: FormulaCell[], around: Area, clock: Clock): string[][] | null {
  const at = (cell: FormulaCell, table: string[][]): string => table[cell.row - around.row]?.[0] || '';
  for (let look = 0; look < LOOKS; look++) {
    if (look > 0) clock.sleep(LOOK_AGAIN);
    const shown = persist(clock, () => sheet.shown(around));
    if (cells.every((cell) => isErrorValue(at(cell, shown)))) {
      const formulas = persist(clock, () => sheet.formulas(around));
      const isPaused = (cell: FormulaCell): boolean => !['', cell.formula].includes(at(cell, formulas));
      return cells.every(isPaused) ? shown : null;
    }
  }
  return null;
}

/** From the formulas down to the next one below them, and to the right end of the sheet. */
function reach(sheet: FormulaSheet, { row, column, rows }: Area): Area {
  const { rows: lastRow, columns: lastColumn } = sheet.size();
  const below = { row: row + rows, column, rows: lastRow - (row + rows) + 1, columns: 1 };
  const next = below.rows < 1 ? 0 : sheet.formulas(below).findIndex(([formula]) => formula !== '');
  const free = next < 0 ? below.rows : next;
  return { row, column, rows: rows + free, columns: Math.max(1, lastColumn - column + 1) };
}

function filledFromAbove({ row, column, columns }: Area, table: Table): boolean[] {
  const above = table.formulas.slice(0, row - 1);
  return range(columns).map((x) =>
    above.some((line) => (line[column - 1 + x] || '') !== '' && !isOurs(line[column - 1 + x] || '')),
  );
}

/** Writes neighbours that fill one row of the same width each in one call; gives the formulas that can't be replaced. */
function writeFilled(sheet: FormulaSheet, cells: FormulaCell[], trial: Trial): FormulaCell[] {
  const refused: FormulaCell[] = [];
  let together: { cells: FormulaCell[]; filled: Area } | null = null;
  const write = (): void => {
    if (!together) return;
    try {
      sheet.write(together.filled, valuesIn(trial, together.filled));
    } catch {
      refused.push(...together.cells);
    }
    together = null;
  };
  for (const [index, cell] of cells.entries()) {
    const filled = filledBy(trial, cell.row - trial.area.row, index === cells.length - 1);
    if (textsIn(trial, filled).some(isPassing)) {
      write();
      refused.push(cell);
      continue;
    }
    const last: { cells: FormulaCell[]; filled: Area } | null = together;
    if (last && last.filled.columns === filled.columns && last.filled.row + last.filled.rows === filled.row) {
      last.cells.push(cell);
      last.filled.rows += filled.rows;
    } else {
      write();
      together = { cells: [cell], filled: { ...filled } };
    }
  }
  write();
  return refused;
}

/** The cells that one of the formulas fills: those that went empty, in a rectangle that nothing else stands in. */
function filledBy(trial: Trial, top: number, mayGoDown: boolean): Area {
  const { area, before, formulas, after, others } = trial;
  const isGone = (y: number, x: number): boolean =>
    before[y]?.[x] !== '' && after[y]?.[x] === '' && formulas[y]?.[x] === '' && others[x] !== true;
  const isFree = (y: number, x: number): boolean =>
    (y === top && x === 0) || (after[y]?.[x] === '' && formulas[y]?.[x] === '');
  const most = mayGoDown ? area.rows - top : 1;
  /** How many rows of a column go down to the last one that went empty, with nothing else in between. */
  const depth = (x: number): number => {
    let rows = 0;
    for (let down = 0; down < most && isFree(top + down, x); down++) if (isGone(top + down, x)) rows = down + 1;
    return rows;
  };
  let rows = Math.max(1, depth(0));
  let columns = 1;
  const isClear = (height: number, width: number): boolean =>
    range(height).every((down) => range(width).every((x) => isFree(top + down, x)));
  for (let width = 2; width <= area.columns && isClear(1, width); width++) {
    // A blank column may lie between others that are filled.
    const deep = depth(width - 1);
    if (deep === 0) continue;
    const deeper = Math.max(rows, deep);
    if (isClear(deeper, width)) [rows, columns] = [deeper, width];
    else if (isClear(rows, width)) columns = width;
    else break;
  }
  return { row: area.row + top, column: area.column, rows, columns };
}

/** What went empty and was written nowhere is written back: it was the formulas' too. */
function bringBack(sheet: FormulaSheet, trial: Trial, clock: Clock): void {
  const { area, before, formulas } = trial;
  const now = persist(clock, () => sheet.shown(area));
  before.forEach((line, y) =>
    line.forEach((text, x) => {
      if (text === '' || formulas[y]?.[x] !== '' || now[y]?.[x] !== '') return;
      const cell = { row: area.row + y, column: area.column + x, rows: 1, columns: 1 };
      persist(clock, () => sheet.write(cell, valuesIn(trial, cell)));
    }),
  );
}

function valuesIn(trial: Trial, area: Area): CellValue[][] {
  return cut(trial.values, trial.area, area);
}

function textsIn(trial: Trial, area: Area): string[] {
  return cut(trial.before, trial.area, area).flat();
}

function cut<Cell>(table: Cell[][], from: Area, { row, column, rows, columns }: Area): Cell[][] {
  const top = row - from.row;
  const left = column - from.column;
  return table.slice(top, top + rows).map((line) => line.slice(left, left + columns));
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
