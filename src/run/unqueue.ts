import { isFreeForEmail } from './email-cell';
import { identityOf } from './resolve-row';
import type { SheetRow } from './rows';
import type { RunState } from './run-state';
import type { Written } from './settle';
import type { RowRange, Sheet } from './sheet';
import { keepsEarlierEmail, STATUS_WORDS, statusReason } from './status';
import { ColumnGone, isQueued, MOST_ROWS_ABOVE, pushRow, readRowsAsWindow, readWindowAgain } from './window';
import type { Window } from './window';

/** As often as what landed elsewhere is taken back and tried again; what then still says `Queued` is taken by the next run. */
const MOST_TRIES = 3;
/** Queued rows are among so many that are written together, however long the sheet. */
const ROWS_AT_ONCE = 900;

type StatusFor = (row: SheetRow) => string | null;

/**
 * Has every queued row say something else, asking eCore nothing.
 *
 * @param statusFor what a queued row is to say; null leaves it queued
 * @returns how many rows are no longer queued
 * @throws ColumnGone, or what Sheets said when a cell could not be written
 */
export function unqueueRows(sheet: Sheet, run: RunState, statusFor: StatusFor): number {
  let rows = 0;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { done, left } = unqueue(sheet, run, [[run.headerRow + 1, sheet.lastRow()]], statusFor);
    rows += done;
    if (left === 0) break;
  }
  return rows;
}

/** What a row says that waits no longer: nothing, or where it kept its email, that this was found. */
export function statusWithoutQueue({ email, status }: Pick<SheetRow, 'email' | 'status'>): string {
  if (keepsEarlierEmail(status, email)) return statusReason(status);
  return isFreeForEmail(email) ? '' : STATUS_WORDS.found;
}

/** Queued rows among these, which an earlier run left, wait no longer: one that kept its email says `Found` again. */
export function clearQueued(sheet: Sheet, run: RunState, left: RowRange[]): void {
  const isLeft = (row: number) => left.some(([first, last]) => row >= first && row <= last);
  unqueue(sheet, run, left, (row) => (isLeft(row.row) ? statusWithoutQueue(row) : null));
}

/** Queued rows that keep their email say `Found` again, of those that the survey saw; what a row shows now decides. */
export function sayFoundAgain(sheet: Sheet, run: RunState, seen: RowRange[]): void {
  const isSeen = (row: number) => seen.some(([first, last]) => row >= first && row <= last);
  try {
    unqueue(sheet, run, seen, (row) =>
      !isFreeForEmail(row.email) && isSeen(row.row) ? statusWithoutQueue(row) : null,
    );
  } catch (error) {
    // They stay queued, and the run's first step says which column is gone.
    if (!(error instanceof ColumnGone)) throw error;
  }
}

/**
 * Rows or columns may move right before this write as before any other: it is looked at once more, and what landed
 * elsewhere is taken back.
 */
function unqueue(
  sheet: Sheet,
  run: RunState,
  ranges: RowRange[],
  statusFor: StatusFor,
): { done: number; left: number } {
  const rows = { done: 0, left: 0 };
  for (const [first, last] of stretches(ranges)) {
    // What rows near by show is known too, where the write hits them because rows came in above.
    const window = readRowsAsWindow(sheet, run, [
      Math.max(run.headerRow + 1, first - MOST_ROWS_ABOVE),
      last + MOST_ROWS_ABOVE,
    ]);
    const results = resultsIn(window, statusFor);
    if (results.length === 0) continue;
    const left = resultsIn(writeAndLookBack(sheet, run, window, results), statusFor).length;
    rows.done += results.length - left;
    rows.left += left;
  }
  return rows;
}

/** The ranges in few stretches of the sheet, none longer than is looked at together. */
function stretches(ranges: RowRange[]): RowRange[] {
  const found: RowRange[] = [];
  for (const [first, last] of ranges) {
    const open = found[found.length - 1];
    let next = first;
    if (open && next < open[0] + ROWS_AT_ONCE) {
      open[1] = Math.min(last, open[0] + ROWS_AT_ONCE - 1);
      next = open[1] + 1;
    }
    for (; next <= last; next += ROWS_AT_ONCE) found.push([next, Math.min(last, next + ROWS_AT_ONCE - 1)]);
  }
  return found;
}

function resultsIn({ places, rows }: Window, statusFor: StatusFor): Written[] {
  return rows.flatMap((row) => {
    const status = isQueued(row.status) ? statusFor(row) : null;
    if (status === null) return [];
    return [
      {
        row: row.row,
        email: null,
        status,
        emailCellEmpty: false,
        counter: null,
        key: null,
        identity: identityOf(row.identifiers),
        emailColumn: places.email,
        statusColumn: places.status,
        before: row,
      },
    ];
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
