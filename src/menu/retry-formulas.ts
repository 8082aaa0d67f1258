import type { Clock } from '../services';
import type { FormulaCell } from './formula-cells';
import type { FormulaSheet } from './formula-sheet';
import { changeStretch, persist, toStretches, type Stretch } from './stretches';

export interface Retried {
  retried: number;
  /** There was no time for these. */
  left: number;
  /** These can't be changed. */
  refused: number;
}

/** So many formulas at most are paused at the same moment, in so many places. */
const FORMULAS = 100;
const PLACES = 25;

/**
 * Lets Sheets calculate formulas again. Each is paused for a moment and stays in its cell all the while: what a kill or
 * an error leaves paused is resumed by the next call, wherever it stands by then.
 */
export function retryFormulas(sheet: FormulaSheet, cells: FormulaCell[], clock: Clock, endsAt: number): Retried {
  const result: Retried = { retried: 0, left: cells.length, refused: 0 };
  const single = () => 1;
  const pause = ({ area }: Stretch<FormulaCell>): FormulaCell[] => {
    sheet.pause(area);
    return [];
  };
  const waiting = toStretches(cells, single, FORMULAS);
  while (waiting.length > 0 && clock.now() < endsAt) {
    let paused = 0;
    for (let place = 0; place < PLACES && paused < FORMULAS && clock.now() < endsAt; place++) {
      const stretch = waiting.shift();
      if (!stretch) break;
      const refused = changeStretch(stretch, single, pause).length;
      result.refused += refused;
      result.left -= stretch.cells.length;
      paused += stretch.cells.length - refused;
    }
    persist(clock, () => sheet.resume());
    result.retried += paused;
  }
  return result;
}
