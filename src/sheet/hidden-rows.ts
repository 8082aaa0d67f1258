import type { Clock } from '../services';
import type { RowRange, Sheet } from './sheet';

/**
 * Google tells of one row at a time whether it is hidden
 * (https://developers.google.com/apps-script/reference/spreadsheet/sheet#isrowhiddenbyfilterrowposition): a long sheet
 * is looked at for no longer than this, unless hidden rows must be left out.
 */
const LONGEST_LOOK = 15_000;
const ROWS_AT_ONCE = 500;

export interface HiddenRows {
  rows: Set<number>;
  /** The first row that there was no time for, or null. */
  unknownFrom: number | null;
}

/** Of the rows, those hidden by hand or by the sheet's filter. @param all takes as long as it takes */
export function findHiddenRows(sheet: Sheet, ranges: RowRange[], clock: Clock, all: boolean): HiddenRows {
  const deadline = clock.now() + LONGEST_LOOK;
  const rows = new Set<number>();
  for (const [first, last] of ranges) {
    for (let from = first; from <= last; from += ROWS_AT_ONCE) {
      if (!all && clock.now() >= deadline) return { rows, unknownFrom: from };
      sheet.hiddenRows([[from, Math.min(last, from + ROWS_AT_ONCE - 1)]]).forEach((row) => rows.add(row));
    }
  }
  return { rows, unknownFrom: null };
}
