import { createJournal } from './journal';
import { identityOf } from './resolve-row';
import type { Places } from './place-columns';
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
  const all = (): RowRange => [run.headerRow + 1, sheet.lastRow()];
  const isShort = all()[1] <= MOST_ROWS_BESIDE;
  let queued = 0;
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const part: Planned = { first: planned.first, rows: rows.slice(at, at + ROWS_AT_ONCE) };
    let isNear = !isShort;
    // Rows may come in meanwhile, and push others down.
    const range = (): RowRange =>
      isNear ? [part.rows[0]?.row ?? 1, part.rows[part.rows.length - 1]?.row ?? 1] : all();
    const hit = new Set<number>();
    let waiting = 0;
    for (let tries = 0, most = MOST_TRIES; tries < most; tries++) {
      // Where every row is taken, it does not matter where each of them stands by now.
      const isAnywhere = tries === 0 && !run.hasOthers && rows.length === part.rows.length;
      const window = (isAnywhere && watch.assume(planned)) || watch.rows(range());
      const { waiting: before, writes } = sort(window, part, hit);
      waiting = before;
      if (tries > 0 && writes.length === 0) break;
      // Some stand elsewhere by now.
      if (before + writes.length < part.rows.length && tries === 0 && isNear) {
        isNear = false;
        continue;
      }
      const calls = callsFor(writes);
      most = Math.max(most, MOST_TRIES + calls.length);
      writes.forEach(({ row }) => hit.add(row));
      const failure = watch.write(
        calls.map((call) => call.writes),
        (index) => writeCall(sheet, calls[index] as Call),
      );
      const after = sort(watch.rows(range()), part, hit);
      if (failure) throw failure.error;
      waiting = after.waiting;
      if (after.writes.length === 0) break;
    }
    queued += waiting;
  }
  watch.leave();
  return queued;
}

/**
 * How many of the planned rows are queued already, and what has to be written: `Queued` for the others, and nothing
 * where a row that came in meanwhile was hit.
 */
function sort(
  { places, rows }: Window,
  { first, rows: part }: Planned,
  hit: ReadonlySet<number>,
): { waiting: number; writes: RowWrite[] } {
  const open = new Set(part);
  const own = new Set(part.map(personOf));
  const there = rows.filter((row) => own.has(personOf(row)));
  const queued = pairUp(
    there.filter(({ status }) => isQueued(status)),
    open,
    signsOf(first, places),
  );
  // A row of these that somebody has settled meanwhile is not queued again.
  const bySameStatus = signsOf(first, places).map((sign) => (row: SheetRow) => `${row.status}\u0000${sign(row)}`);
  const others = pairUp(
    there.filter(({ status }) => !isQueued(status)),
    open,
    bySameStatus,
  );
  const writes = others.map(({ row, status, email }): RowWrite => {
    // A row whose email may be written over says so while it waits.
    const text = keepsEarlierEmail(status, email) ? queuedAgain(status) : STATUS_WORDS.queued;
    return { row, cells: [[places.status, text]] };
  });
  const isOwn = new Set(queued);
  for (const row of rows)
    if (hit.has(row.row) && row.status === STATUS_WORDS.queued && !isOwn.has(row))
      writes.push({ row: row.row, cells: [[places.status, '']] });
  return { waiting: queued.length, writes };
}

type Telling = (row: SheetRow) => string;

/** What tells which of several rows of one person was planned, the surest first: the others were left out for a reason. */
function signsOf(first: number, { first: now, status }: Places): Telling[] {
  const whole: Telling = (row) => {
    const texts = row.texts.map((text, index) => (index === status - now ? '' : text));
    return `${personOf(row)} ${texts.join('\u0000').replace(/\0+$/, '')}`;
  };
  const signs: Telling[] = [
    (row) => `${row.row} ${personOf(row)}`,
    (row) => `${personOf(row)} ${isQueued(row.status)}`,
  ];
  signs.push(personOf);
  return first === now ? [(row) => `${row.row} ${whole(row)}`, whole, ...signs] : signs;
}

function personOf({ identifiers, email }: SheetRow): string {
  return [email, identityOf(identifiers)].join('\u0000');
}

/** The rows that one of `open` is found for, in the sheet's order; each of `open` is taken once, and is then gone from it. */
function pairUp(rows: readonly SheetRow[], open: Set<SheetRow>, signs: Telling[]): SheetRow[] {
  const paired = new Set<SheetRow>();
  for (const sign of signs) {
    if (paired.size === rows.length || open.size === 0) break;
    const planned = new Map<string, SheetRow[]>();
    for (const row of open) {
      const alike = planned.get(sign(row));
      if (alike) alike.push(row);
      else planned.set(sign(row), [row]);
    }
    planned.forEach((alike) => alike.reverse());
    for (const row of rows) {
      const partner = paired.has(row) ? undefined : planned.get(sign(row))?.pop();
      if (!partner) continue;
      paired.add(row);
      open.delete(partner);
    }
  }
  return rows.filter((row) => paired.has(row));
}

function rowsIn(ranges: RowRange[]): (row: number) => boolean {
  let index = 0;
  return (row) => {
    while (index < ranges.length && (ranges[index] as RowRange)[1] < row) index++;
    return index < ranges.length && row >= (ranges[index] as RowRange)[0];
  };
}
