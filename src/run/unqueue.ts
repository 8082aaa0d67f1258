import { identityOf } from './resolve-row';
import type { SheetRow } from './rows';
import type { RunState } from './run-state';
import type { Written } from './settle';
import type { RowRange, Sheet } from './sheet';
import { STATUS_WORDS } from './status';
import { ColumnGone, isQueued, pushRow, readAllRows, readWindowAgain } from './window';
import type { Window } from './window';

/** As often as what landed elsewhere is taken back and tried again; what then still says `Queued` is taken by the next run. */
const MOST_TRIES = 3;

/**
 * Has queued rows say something else, asking eCore nothing. Rows or columns may move right before this write as before
 * any other: it is looked at once more, and what landed elsewhere is taken back.
 *
 * @param statusFor what a queued row is to say; null leaves it queued
 * @returns how many rows are no longer queued
 * @throws ColumnGone, or what Sheets said when a cell could not be written
 */
export function unqueueRows(sheet: Sheet, run: RunState, statusFor: (row: SheetRow) => string | null): number {
  let rows = 0;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const window = readAllRows(sheet, run);
    const results = resultsIn(window, statusFor);
    if (results.length === 0) break;
    const left = resultsIn(writeAndLookBack(sheet, run, window, results), statusFor).length;
    rows += results.length - left;
    if (left === 0) break;
  }
  return rows;
}

/** Queued rows that keep their email say `Found` again, of those that the survey saw; what a row shows now decides. */
export function sayFoundAgain(sheet: Sheet, run: RunState, seen: RowRange[]): void {
  if (seen.length === 0) return;
  const rows = new Set<number>();
  for (const [first, last] of seen) for (let row = first; row <= last; row++) rows.add(row);
  try {
    unqueueRows(sheet, run, ({ row, email }) => (rows.has(row) && email.trim() !== '' ? STATUS_WORDS.found : null));
  } catch (error) {
    // They stay queued, and the run's first step says which column is gone.
    if (!(error instanceof ColumnGone)) throw error;
  }
}

function resultsIn({ places, rows }: Window, statusFor: (row: SheetRow) => string | null): Written[] {
  return rows.flatMap((row) => {
    const status = isQueued(row.status) ? statusFor(row) : null;
    if (status === null) return [];
    return [{ row: row.row, email: null, status, emailCellEmpty: false, counter: null, key: null, identity: identityOf(row.identifiers), emailColumn: places.email, statusColumn: places.status, before: row }];
  });
}

function writeAndLookBack(sheet: Sheet, run: RunState, window: Window, results: Written[]): Window {
  const ranges = new Map<string, RowRange[]>();
  for (const { row, status } of results) {
    const same = ranges.get(status) ?? [];
    pushRow(same, row);
    ranges.set(status, same);
  }
  let refusal: { error: unknown } | null = null;
  try {
    ranges.forEach((same, status) => sheet.writeToRows(window.places.status, same, status));
  } catch (error) {
    refusal = { error };
  }
  const after = readWindowAgain(sheet, run, window, results);
  if (refusal) throw refusal.error;
  return after;
}
