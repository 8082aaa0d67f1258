import type { Services } from '../services';
import { isFreeForEmail } from '../sheet/email-cell';
import { createJournal } from '../watch/journal';
import { pushRow } from '../sheet/row-ranges';
import type { SheetRow } from '../sheet/rows';
import type { RunState } from '../record/run-state';
import type { RowRange, Sheet } from '../sheet/sheet';
import { isQueued, statusWithoutQueue } from '../sheet/status';
import { watchSheet } from '../watch/watch';
import { MOST_ROWS_ABOVE } from '../sheet/place-columns';
import { ColumnGone } from '../watch/window';
import type { Window } from '../watch/window';
import type { RowWrite } from '../sheet/written';

/** As often as what landed elsewhere is taken back and tried again; what then still says `Queued` is taken by the next run. */
const MOST_TRIES = 3;
/** Queued rows are among so many that are written together, however long the sheet. */
const ROWS_AT_ONCE = 900;

type StatusFor = (row: SheetRow) => string | null;

export interface UnqueueTools {
  sheet: Sheet;
  run: RunState;
  services: Services;
}

/**
 * Has every queued row say something else, asking eCore nothing.
 *
 * @param statusFor what a queued row is to say; null leaves it queued
 * @returns how many rows are no longer queued
 * @throws ColumnGone, or what Sheets said when a cell could not be written
 */
export function unqueueRows(tools: UnqueueTools, statusFor: StatusFor): number {
  let rows = 0;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { done, left } = unqueue(tools, [[tools.run.headerRow + 1, tools.sheet.lastRow()]], statusFor);
    rows += done;
    if (left === 0) break;
  }
  return rows;
}

/** Queued rows among these, which an earlier run left, wait no longer: one that kept its email says `Found` again. */
export function clearQueued(tools: UnqueueTools, left: RowRange[]): void {
  const isLeft = (row: number) => left.some(([first, last]) => row >= first && row <= last);
  unqueue(tools, left, (row) => (isLeft(row.row) ? statusWithoutQueue(row) : null));
}

/** Queued rows that keep their email say `Found` again, of those that the survey saw; what a row shows now decides. */
export function sayFoundAgain(tools: UnqueueTools, seen: RowRange[]): void {
  const isSeen = (row: number) => seen.some(([first, last]) => row >= first && row <= last);
  try {
    unqueue(tools, seen, (row) => (!isFreeForEmail(row.email) && isSeen(row.row) ? statusWithoutQueue(row) : null));
  } catch (error) {
    // They stay queued, and the run's first step says which column is gone.
    if (!(error instanceof ColumnGone)) throw error;
  }
}

function unqueue(
  { sheet, run, services }: UnqueueTools,
  ranges: RowRange[],
  statusFor: StatusFor,
): { done: number; left: number } {
  const rows = { done: 0, left: 0 };
  if (ranges.length === 0) return rows;
  const journal = createJournal(services.documentCache, run);
  const watch = watchSheet({ sheet, run, clock: services.clock, journal });
  watch.recover();
  for (const [first, last] of stretches(ranges)) {
    // What rows near by show is known too, where the write hits them because rows came in above.
    const near: RowRange = [Math.max(run.headerRow + 1, first - MOST_ROWS_ABOVE), last + MOST_ROWS_ABOVE];
    let results = resultsIn(watch.rows(near), statusFor);
    const all = results.length;
    for (let tries = 0, most = MOST_TRIES; results.length > 0 && tries < most; tries++) {
      const calls = callsFor(results);
      most = Math.max(most, MOST_TRIES + calls.length);
      const failure = watch.write(
        calls.map(({ writes }) => writes),
        (call) => writeCall(sheet, calls[call] as Call),
      );
      results = resultsIn(watch.rows(near), statusFor);
      if (failure) throw failure.error;
    }
    rows.done += all - results.length;
    rows.left += results.length;
  }
  watch.leave();
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

/** The same status into many rows of its column. */
export interface Call {
  column: number;
  status: string;
  ranges: RowRange[];
  writes: RowWrite[];
}

function resultsIn({ places, rows }: Window, statusFor: StatusFor): RowWrite[] {
  return rows.flatMap((row) => {
    const status = isQueued(row.status) ? statusFor(row) : null;
    return status === null ? [] : [{ row: row.row, cells: [[places.status, status]] }];
  });
}

export function writeCall(sheet: Sheet, { column, ranges, status }: Call): void {
  sheet.writeToRows(column, ranges, status);
}

export function callsFor(results: RowWrite[]): Call[] {
  const calls = new Map<string, Call>();
  for (const write of results) {
    const [column, status] = write.cells[0] as [number, string];
    const call = calls.get(status) ?? { column, status, ranges: [], writes: [] };
    pushRow(call.ranges, write.row);
    call.writes.push(write);
    calls.set(status, call);
  }
  return [...calls.values()];
}
