import type { Clock } from '../services';
import type { FormulaCell } from './formula-cells';
import type { Area, CellValue, FormulaSheet } from './formula-sheet';
import { isPassing } from './judge';
import { persist, type Stretch } from './stretches';

/** The cells beside and below formulas, before and while the formulas are paused. */
interface Trial {
  area: Area;
  before: string[][];
  formulas: string[][];
  values: CellValue[][];
  after: string[][];
}

/**
 * Replaces formulas of which only trying tells which cells they fill (`TRANSPOSE`, `HSTACK` and the like around ours):
 * those that go empty while the formula is paused. Its values are written in its place, all in one call.
 *
 * @returns the formulas that are left as they were
 */
export function replaceByTrying(
  sheet: FormulaSheet,
  { cells, area }: Stretch<FormulaCell>,
  clock: Clock,
): FormulaCell[] {
  const around = reach(sheet, area);
  const before = sheet.shown(around);
  const formulas = sheet.formulas(around);
  const values = sheet.values(around);
  const isAsJudged = (cell: FormulaCell): boolean => formulas[cell.row - area.row]?.[0] === cell.formula;
  if (!cells.every(isAsJudged)) return cells;

  sheet.pause(area);
  let refused: FormulaCell[] = [];
  try {
    const after = persist(clock, () => sheet.shown(around));
    const paused = persist(clock, () => sheet.formulas(around));
    const trial: Trial = { area: around, before, formulas, values, after };
    const isPaused = (cell: FormulaCell): boolean => {
      const now = paused[cell.row - area.row]?.[0] ?? '';
      return now !== '' && now !== cell.formula;
    };
    refused = cells.every(isPaused) ? writeFilled(sheet, cells, trial) : cells;
    if (refused.length < cells.length) bringBack(sheet, trial, refused, clock);
  } catch {
    refused = cells;
  }
  if (refused.length > 0) persist(clock, () => sheet.resume());
  return refused;
}

/** From the formulas down to the next one below them, and to the right end of the sheet. */
function reach(sheet: FormulaSheet, { row, column, rows }: Area): Area {
  const { rows: lastRow, columns: lastColumn } = sheet.size();
  const below = { row: row + rows, column, rows: lastRow - (row + rows) + 1, columns: 1 };
  const next = below.rows < 1 ? 0 : sheet.formulas(below).findIndex(([formula]) => formula !== '');
  const free = next < 0 ? below.rows : next;
  return { row, column, rows: rows + free, columns: Math.max(1, lastColumn - column + 1) };
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
  const { area, before, formulas, after } = trial;
  const isGone = (y: number, x: number): boolean =>
    before[y]?.[x] !== '' && after[y]?.[x] === '' && formulas[y]?.[x] === '';
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
  for (; columns < area.columns; columns++) {
    const deep = depth(columns);
    if (deep === 0) break;
    const deeper = Math.max(rows, deep);
    const isClear = (height: number): boolean =>
      range(height).every((down) => range(columns + 1).every((x) => isFree(top + down, x)));
    if (isClear(deeper)) rows = deeper;
    else if (!isClear(rows)) break;
  }
  return { row: area.row + top, column: area.column, rows, columns };
}

/** What went empty and was written nowhere is written back: it was the formulas' too. */
function bringBack(sheet: FormulaSheet, trial: Trial, refused: FormulaCell[], clock: Clock): void {
  if (refused.length > 0) return;
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
