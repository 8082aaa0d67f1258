import { createJournal } from './journal';
import { identityOf } from './resolve-row';
import type { SheetRow } from './rows';
import type { RowRange } from './sheet';
import { isQueued, keepsEarlierEmail, queuedAgain, STATUS_WORDS } from './status';
import type { Survey } from './survey';
import { callsFor, writeCall } from './unqueue';
import type { Call, UnqueueTools } from './unqueue';
import { watchSheet } from './watch';
import type { Window } from './window';
import type { RowWrite } from './written';

const MOST_TRIES = 4;
/** Rows that are queued together, so that the look before is not long ago. */
const ROWS_AT_ONCE = 20_000;
/** In a list of so many rows the others are looked at along: a sort may bring them where a row was. */
const MOST_ROWS_BESIDE = 3_000;

/** What was read of the rows when the run was planned, from the column `first` on. */
export type Planned = Pick<Survey, 'rows' | 'first'>;

/**
 * Writes `Queued` into the rows that were planned, wherever they stand by now: a row is known by what it shows.
 *
 * @returns how many rows are queued
 * @throws ColumnGone, or what Sheets said when a cell could not be written
 */
export function writeQueued({ sheet, run, services }: UnqueueTools, planned: Planned, taken: RowRange[]): number {
  const journal = createJournal(services.documentCache, run);
  const watch = watchSheet({ sheet, run, clock: services.clock, journal });
  watch.recover();
  const isTaken = rowsIn(taken);
  const rows = planned.rows.filter(({ row }) => isTaken(row));
  let queued = 0;
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const part = rows.slice(at, at + ROWS_AT_ONCE);
    const all: RowRange = [run.headerRow + 1, sheet.lastRow()];
    let range: RowRange = [part[0]?.row ?? 1, part[part.length - 1]?.row ?? 1];
    if (all[1] <= MOST_ROWS_BESIDE) range = all;
    let waiting = 0;
    for (let tries = 0, most = MOST_TRIES; tries < most; tries++) {
      // Where every row is taken, it does not matter where each of them stands by now.
      const isAnywhere = tries === 0 && !run.hasOthers && rows.length === part.length;
      const window = (isAnywhere && watch.assume(planned)) || watch.rows(range);
      const { waiting: before, writes } = sort(window, part);
      waiting = before;
      if (tries > 0 && writes.length === 0) break;
      // Some stand elsewhere by now.
      if (before + writes.length < part.length && tries === 0 && range !== all) {
        range = all;
        continue;
      }
      const calls = callsFor(writes);
      most = Math.max(most, MOST_TRIES + calls.length);
      const failure = watch.write(
        calls.map((call) => call.writes),
        (index) => writeCall(sheet, calls[index] as Call),
      );
      const after = sort(watch.rows(range), part);
      if (failure) throw failure.error;
      waiting = after.waiting;
      if (after.writes.length === 0) break;
    }
    queued += waiting;
  }
  watch.leave();
  return queued;
}

/** How many of the planned rows are queued already, and what has to be written for the others. */
function sort({ places, rows }: Window, part: SheetRow[]): { waiting: number; writes: RowWrite[] } {
  const tell = ({ identifiers, email }: SheetRow): string => [email, identityOf(identifiers)].join('\u0000');
  const planned = new Map<string, string[]>();
  for (const row of part) {
    const key = tell(row);
    const statuses = planned.get(key);
    if (statuses) statuses.push(row.status);
    else planned.set(key, [row.status]);
  }
  let waiting = 0;
  const open: SheetRow[] = [];
  for (const row of rows) {
    const statuses = planned.get(tell(row));
    if (!statuses) continue;
    if (!isQueued(row.status)) open.push(row);
    else if (statuses.length > 0) {
      waiting++;
      const same = statuses.findIndex(isQueued);
      statuses.splice(Math.max(same, 0), 1);
    }
  }
  const writes: RowWrite[] = [];
  for (const row of open) {
    const statuses = planned.get(tell(row)) ?? [];
    const index = statuses.indexOf(row.status);
    if (index < 0) continue;
    statuses.splice(index, 1);
    // A row whose email may be written over says so while it waits.
    const status = keepsEarlierEmail(row.status, row.email) ? queuedAgain(row.status) : STATUS_WORDS.queued;
    writes.push({ row: row.row, cells: [[places.status, status]] });
  }
  return { waiting, writes };
}

function rowsIn(ranges: RowRange[]): (row: number) => boolean {
  let index = 0;
  return (row) => {
    while (index < ranges.length && (ranges[index] as RowRange)[1] < row) index++;
    return index < ranges.length && row >= (ranges[index] as RowRange)[0];
  };
}
