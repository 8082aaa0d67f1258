import { takeBackFromColumns } from './from-columns';
import { takeBackFromRows, takeBackFromShiftedRows } from './from-rows';
import { readRows } from '../rows';
import type { RunState } from '../run-state';
import type { Written } from '../settle';
import type { Sheet } from '../sheet';
import type { Window } from '../window';

/** Where the run's headers stood at the last look, and where they stand now; `row` is 0 when they are gone. */
export interface HeaderMove {
  before: { row: number; headers: string[] };
  now: { row: number; headers: string[] };
}

/**
 * Between the read that says where a person's row is and the write that follows, somebody may sort the sheet or insert
 * a column: Sheets has no write that depends on what a cell says. So every write is looked at once more at the next
 * read, and what landed in another person's row or in another column is taken back. Its own row is still queued, and
 * its answer in the ledger.
 */
export function takeBackMisplaced(
  sheet: Sheet,
  run: RunState,
  now: Window,
  before: Window,
  written: Written[],
  move: HeaderMove,
): void {
  if (written.length === 0) return;
  const sameColumns = now.places.email === before.places.email && now.places.status === before.places.status;
  if (sameColumns && move.now.row === move.before.row) {
    takeBackFromRows(sheet, run, now, before, written);
    return;
  }
  if (sameColumns) takeBackFromShiftedRows(sheet, run, before, written, move.now.row - move.before.row);
  else takeBackFromColumns(sheet, run, before, written, move);
  const first = now.rows[0];
  if (first) now.rows = readRows(sheet, now.places, first.row, first.row + now.rows.length - 1);
}

/** The same where a column of the run is gone, or the headers are: the run ends here, but not with answers in the wrong cells. */
export function takeBackBeforeStop(
  sheet: Sheet,
  run: RunState,
  before: Window,
  written: Written[],
  move: HeaderMove,
): void {
  const rows = written.map(({ row }) => row);
  if (rows.length === 0) return;
  if (move.now.row > 0) return takeBackFromColumns(sheet, run, before, written, move);
  const now = {
    places: before.places,
    rows: readRows(sheet, before.places, Math.min(...rows), Math.min(sheet.lastRow(), Math.max(...rows))),
  };
  takeBackFromRows(sheet, run, now, before, written);
}
