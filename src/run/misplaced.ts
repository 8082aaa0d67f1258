import { readColumn, writeColumn } from './column-texts';
import { takeBackFromColumns } from './misplaced-columns';
import { identityOf } from './resolve-row';
import { readRows } from './rows';
import type { SheetRow } from './rows';
import type { RunState } from './run-state';
import type { Written } from './settle';
import type { Sheet } from './sheet';
import { STATUS_WORDS } from './status';
import type { Window } from './window';

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
export function takeBackMisplaced(sheet: Sheet, run: RunState, now: Window, before: Window, written: Written[], move: HeaderMove): void {
  if (written.length === 0) return;
  const sameColumns = now.places.email === before.places.email && now.places.status === before.places.status;
  if (sameColumns && move.now.row === move.before.row) {
    for (const result of written) takeBackFromRow(sheet, run, now, before, written, result);
    return;
  }
  if (sameColumns) takeBackFromShiftedRows(sheet, run, before, written, move.now.row - move.before.row);
  else takeBackFromColumns(sheet, run, before, written, move);
  const first = now.rows[0];
  if (first) now.rows = readRows(sheet, now.places, first.row, first.row + now.rows.length - 1);
}

/** The same where a column of the run is gone, or the headers are: the run ends here, but not with answers in the wrong cells. */
export function takeBackBeforeStop(sheet: Sheet, run: RunState, before: Window, written: Written[], move: HeaderMove): void {
  const rows = written.map(({ row }) => row);
  if (rows.length === 0) return;
  if (move.now.row > 0) return takeBackFromColumns(sheet, run, before, written, move);
  const now = { places: before.places, rows: readRows(sheet, before.places, Math.min(...rows), Math.min(sheet.lastRow(), Math.max(...rows))) };
  for (const result of written) takeBackFromRow(sheet, run, now, before, written, result);
}

/** The row now shows another person beside what was written for the first one. */
function takeBackFromRow(sheet: Sheet, run: RunState, now: Window, before: Window, written: Written[], result: Written): void {
  const row = now.rows.find((candidate) => candidate.row === result.row);
  if (!row) return;
  const identity = identityOf(row.identifiers);
  if (!shows(row, result)) return;
  if (identity === result.identity) {
    // `Found` was meant for a row with an email of its own, and another row of the same person stands here now.
    if (result.counter !== 'found' || row.email !== '') return;
    row.status = STATUS_WORDS.queued;
    sheet.write(row.row, now.places.status, [[row.status]]);
    run.found--;
    return;
  }
  // The row that moved here brought the very same texts with it.
  if (written.some((other) => other.identity === identity && shows(row, other))) return;
  const known = written.find((other) => other.identity === identity)?.before ?? before.rows.find((candidate) => identityOf(candidate.identifiers) === identity);
  if (known && shows(known, result)) return;
  if (!known && result.counter === null) return;
  const email = known ? known.email : result.email === null ? row.email : '';
  row.status = known?.status ?? STATUS_WORDS.queued;
  if (email !== row.email) sheet.write(row.row, now.places.email, [[email]]);
  row.email = email;
  sheet.write(row.row, now.places.status, [[row.status]]);
  if (result.counter !== null) run[result.counter]--;
}

/**
 * Rows above the headers came or went, and all rows with them: what was written before that has moved along; what was
 * written after it stands so many rows off, maybe in the header row itself, which is mended by now.
 */
function takeBackFromShiftedRows(sheet: Sheet, run: RunState, before: Window, written: Written[], moved: number): void {
  const { email, status } = before.places;
  const rows = written.map(({ row }) => row);
  const [emails, statuses] = [email, status].map((column) => readColumn(sheet, column, Math.min(...rows) + Math.min(0, moved), Math.max(...rows) + Math.max(0, moved))) as [Map<number, string>, Map<number, string>];
  const standsIn = ({ status: text, email: address }: Written, row: number) => statuses.get(row) === text && (address === null || emails.get(row) === address);
  if (written.every((result) => standsIn(result, result.row + moved))) return;
  const emailsBack = new Map<number, string>();
  const statusesBack = new Map<number, string>();
  for (const result of written) {
    const { row, counter } = result;
    if (row === before.places.headerRow + moved || !standsIn(result, row)) continue;
    const former = written.find((other) => other.row === row - moved)?.before ?? before.rows.find((other) => other.row === row - moved);
    if (result.email !== null || result.emailCellEmpty) emailsBack.set(row, former?.email ?? '');
    statusesBack.set(row, former?.status ?? '');
    if (counter !== null) run[counter]--;
  }
  writeColumn(sheet, email, emailsBack);
  writeColumn(sheet, status, statusesBack);
}

function shows(row: SheetRow, result: Written): boolean {
  return row.status === result.status && (result.email === null || row.email === result.email);
}
