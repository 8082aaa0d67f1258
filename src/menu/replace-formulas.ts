import { ERROR } from '../formula/sentences';
import type { Clock } from '../services';
import type { FormulaCell, Table } from './formula-cells';
import type { FormulaSheet } from './formula-sheet';
import { isPassing, type Judgement } from './judge';
import { replaceByTrying } from './replace-by-trying';
import { changeStretch, toStretches, type Stretch } from './stretches';

export interface Replaced {
  replaced: number;
  /** There was no time for these. */
  left: number;
  /** These can't be changed, or changed by themselves meanwhile. */
  refused: number;
}

type FormulaStretch = Stretch<FormulaCell>;

/** So many rows are changed in one call. */
const ROWS = 500;
const rowsOf = (cell: FormulaCell): number => cell.rows ?? 1;

/**
 * Puts values in the place of formulas and of all cells that they fill. Formulas turn into values in one call each time,
 * so that at no moment a value is nowhere but in memory; a formula whose cells only trying can tell is paused before,
 * and stays in its cell until its values are there.
 */
export function replaceFormulas(
  sheet: FormulaSheet,
  { judged, table }: { judged: Map<FormulaCell, Judgement>; table: Table },
  { clock, endsAt }: { clock: Clock; endsAt: number },
): Replaced {
  const result: Replaced = { replaced: 0, left: 0, refused: 0 };
  const cells = [...judged.keys()];
  const finished = cells.filter((cell) => judged.get(cell)?.kind === 'finished');
  const mistakes = cells.filter((cell) => judged.get(cell)?.kind === 'mistake');
  change(
    finished.filter(({ rows }) => rows !== null),
    (stretch) => freeze(sheet, stretch),
  );
  change(mistakes, (stretch) => writeMistakes(sheet, stretch, judged));
  change(
    finished.filter(({ rows }) => rows === null),
    (stretch) => replaceByTrying(sheet, stretch, table, clock),
  );
  return result;

  function change(some: FormulaCell[], how: (stretch: FormulaStretch) => FormulaCell[]): void {
    for (const stretch of toStretches(some, rowsOf, ROWS)) {
      if (clock.now() >= endsAt) result.left += stretch.cells.length;
      else {
        const refused = changeStretch(stretch, rowsOf, how).length;
        result.refused += refused;
        result.replaced += stretch.cells.length - refused;
      }
    }
  }
}

/** Freezes what is still as it was judged; what has begun to calculate again meanwhile is left. */
function freeze(sheet: FormulaSheet, { cells, area }: FormulaStretch): FormulaCell[] {
  const before = sheet.shown(area);
  const formulas = sheet.formulas(area);
  const at = (cell: FormulaCell): number => cell.row - area.row;
  const isAsJudged = (cell: FormulaCell): boolean =>
    formulas[at(cell)]?.[0] === cell.formula &&
    !before.slice(at(cell), at(cell) + rowsOf(cell)).some(([text = '']) => isPassing(text)) &&
    formulas.slice(at(cell) + 1, at(cell) + rowsOf(cell)).every(([formula = '']) => formula === '');
  const changed = cells.filter((cell) => !isAsJudged(cell));
  if (changed.length > 0) {
    const asJudged = toStretches(cells.filter(isAsJudged), rowsOf, ROWS);
    return [...changed, ...asJudged.flatMap((part) => changeStretch(part, rowsOf, (one) => freeze(sheet, one)))];
  }
  sheet.freeze(area);
  return thaw(sheet, { cells, area }, before);
}

/** In the moment before, a formula may have begun to calculate again: `Loading...` is no value, so it becomes a formula again. */
function thaw(sheet: FormulaSheet, { cells, area }: FormulaStretch, before: string[][]): FormulaCell[] {
  const now = sheet.shown(area);
  const passing = cells.filter((cell) => {
    const from = cell.row - area.row;
    return now.slice(from, from + rowsOf(cell)).some(([text = '']) => isPassing(text));
  });
  const others = new Set(cells.filter((cell) => !passing.includes(cell)).map(({ row }) => row - area.row));
  // Where the other cells have changed too, rows have moved, and this is not the formula's place any more.
  if (passing.length === 0 || [...others].some((at) => now[at]?.[0] !== before[at]?.[0])) return [];
  for (const cell of passing)
    sheet.putFormula({ row: cell.row, column: cell.column, rows: rowsOf(cell), columns: 1 }, cell.formula);
  return passing;
}

/** Says in words what a cell in error would say forever. */
function writeMistakes(
  sheet: FormulaSheet,
  { cells, area }: FormulaStretch,
  judged: Map<FormulaCell, Judgement>,
): FormulaCell[] {
  const formulas = sheet.formulas(area);
  if (cells.some((cell, index) => formulas[index]?.[0] !== cell.formula)) return cells;
  const texts = cells.map((cell) => {
    const judgement = judged.get(cell);
    return [judgement?.kind === 'mistake' ? judgement.text : ERROR];
  });
  sheet.write(area, texts);
  return [];
}
