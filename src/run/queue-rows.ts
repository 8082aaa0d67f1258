import { createJournal } from '../watch/journal';
import { identityOf } from '../plan/resolve-row';
import type { Places } from '../sheet/place-columns';
import type { SheetRow } from '../sheet/rows';
import type { RowRange } from '../sheet/sheet';
import { isQueued, keepsEarlierEmail, queuedAgain, STATUS_WORDS } from '../sheet/status';
import type { Survey } from '../plan/survey';
import { callsFor, writeCall } from './unqueue';
import type { Call, UnqueueTools } from './unqueue';
import { watchSheet } from '../watch/watch';
import type { Window } from '../watch/window';
import type { RowWrite } from '../sheet/written';

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
    const hit = new Map<number, SheetRow>();
    let waiting = 0;
    for (let tries = 0, most = MOST_TRIES; tries < most; tries++) {
      // Where every row is taken, it does not matter where each of them stands by now.
      const isAnywhere = tries === 0 && !run.hasOthers && rows.length === part.rows.length;
      const window = (isAnywhere && watch.assume(planned)) || watch.rows(range());
      const { waiting: before, writes } = queueOrPutBack(window, part, hit);
      waiting = before;
      if (tries > 0 && writes.length === 0) break;
      // Some stand elsewhere by now.
      if (before + writes.length < part.rows.length && tries === 0 && isNear) {
        isNear = false;
        continue;
      }
      const calls = callsFor(writes);
      most = Math.max(most, MOST_TRIES + calls.length);
      const shown = new Map(window.rows.map((row) => [row.row, row] as const));
      writes.forEach(({ row }) => hit.has(row) || hit.set(row, shown.get(row) as SheetRow));
      const failure = watch.write(
        calls.map((call) => call.writes),
        (index) => writeCall(sheet, calls[index] as Call),
      );
      const after = queueOrPutBack(watch.rows(range()), part, hit);
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
 * How many of the planned rows are queued already, and what has to be written: `Queued` for the others, and what stood
 * there where another row was hit.
 *
 * @param hit what was written over before, by row
 */
function queueOrPutBack(
  { places, rows }: Window,
  { first, rows: part }: Planned,
  hit: ReadonlyMap<number, SheetRow>,
): { waiting: number; writes: RowWrite[] } {
  const own = new Set(part.map(personOf));
  const paired = pairUp(
    rows.filter((row) => own.has(personOf(row))),
    part,
    signsOf(first, places),
  );
  const writes: RowWrite[] = [];
  let waiting = 0;
  for (const row of rows) {
    const before = hit.get(row.row);
    let status: string | null = null;
    if (isQueued(row.status)) {
      if (paired.has(row)) waiting++;
      else if (before) status = personOf(before) === personOf(row) ? before.status : '';
    } else if (paired.has(row)) {
      // A row whose email may be written over says so while it waits.
      status = keepsEarlierEmail(row.status, row.email) ? queuedAgain(row.status) : STATUS_WORDS.queued;
    }
    if (status !== null) writes.push({ row: row.row, cells: [[places.status, status]] });
  }
  return { waiting, writes };
}

type Telling = (row: SheetRow) => string;

/** What tells which of several rows of one person was planned, the surest first: the others were left out for a reason. */
function signsOf(first: number, { first: now, status }: Places): Telling[] {
  const whole: Telling = (row) => {
    const texts = row.texts.map((text, index) => (index === status - now ? '' : text));
    return `${personOf(row)} ${texts.join('\u0000').replace(/\0+$/, '')}`;
  };
  const ofPerson: Telling[] = [
    (row) => `${row.row} ${personOf(row)}`,
    (row) => `${personOf(row)} ${isQueued(row.status)}`,
    personOf,
  ];
  return first === now ? [(row) => `${row.row} ${whole(row)}`, whole, ...ofPerson] : ofPerson;
}

function personOf({ identifiers, email }: SheetRow): string {
  return [email, identityOf(identifiers)].join('\u0000');
}

/** The rows that one of the planned is found for, each of which is taken once. */
function pairUp(rows: readonly SheetRow[], part: readonly SheetRow[], signs: Telling[]): Set<SheetRow> {
  const paired = new Set<SheetRow>();
  const left = new Set(part);
  // A row that somebody has settled meanwhile is not queued again.
  const withStatus = (row: SheetRow): string => `${row.status}\u0000`;
  const kinds = [
    { there: rows.filter(({ status }) => isQueued(status)), prefix: (): string => '' },
    { there: rows.filter(({ status }) => !isQueued(status)), prefix: withStatus },
  ];
  for (const sign of signs)
    for (const { there, prefix } of kinds) {
      if (there.length === 0 || left.size === 0) continue;
      const planned = new Map<string, SheetRow[]>();
      for (const row of left) {
        const key = prefix(row) + sign(row);
        const alike = planned.get(key);
        if (alike) alike.push(row);
        else planned.set(key, [row]);
      }
      for (const row of there) {
        const partner = paired.has(row) ? undefined : planned.get(prefix(row) + sign(row))?.shift();
        if (!partner) continue;
        paired.add(row);
        left.delete(partner);
      }
    }
  return paired;
}

function rowsIn(ranges: RowRange[]): (row: number) => boolean {
  let index = 0;
  return (row) => {
    while (index < ranges.length && (ranges[index] as RowRange)[1] < row) index++;
    return index < ranges.length && row >= (ranges[index] as RowRange)[0];
  };
}
