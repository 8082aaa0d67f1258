import type { Places } from './place-columns';
import { identityOf } from './resolve-row';
import { readRows } from './rows';
import type { SheetRow } from './rows';
import type { RunState } from './run-state';
import type { Written } from './settle';
import type { Sheet } from './sheet';
import { STATUS_WORDS } from './status';
import type { Window } from './window';

/**
 * Between the read that says where a person's row is and the write that follows, somebody may sort the sheet or insert
 * a column: Sheets has no write that depends on what a cell says. So every write is looked at once more at the next
 * read, and what landed in another person's row or in another column is taken back. Its own row is still queued, and
 * its answer in the ledger.
 */
export function takeBackMisplaced(sheet: Sheet, run: RunState, now: Window, before: Window, written: Written[], headersBefore: string[]): void {
  if (written.length === 0) return;
  const stayed = now.places.email === before.places.email && now.places.status === before.places.status;
  for (const result of written) {
    if (stayed) takeBackFromRow(sheet, run, now, before, written, result);
    else takeBackFromColumn(sheet, run, now, before, result, headersBefore);
  }
  const first = now.rows[0];
  if (!stayed && first) now.rows = readRows(sheet, now.places, first.row, first.row + now.rows.length - 1);
}

/** The row now shows another person beside what was written for the first one. */
function takeBackFromRow(sheet: Sheet, run: RunState, now: Window, before: Window, written: Written[], result: Written): void {
  const row = now.rows.find((candidate) => candidate.row === result.row);
  if (!row) return;
  const identity = identityOf(row.identifiers);
  if (identity === result.identity || !shows(row, result)) return;
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
 * The columns have moved: where the row did not take the texts along, they stand in the old places. The row is told by
 * its number, because what was overwritten may be one of its identifiers.
 */
function takeBackFromColumn(sheet: Sheet, run: RunState, now: Window, before: Window, result: Written, headersBefore: string[]): void {
  const own = now.rows.find(({ row }) => row === result.row + now.places.headerRow - before.places.headerRow);
  if (!own || shows(own, result)) return;
  const cells: [column: number, text: string][] = [[result.statusColumn, result.status]];
  if (result.email !== null || result.emailCellEmpty) cells.push([result.emailColumn, result.email ?? '']);
  for (const [column, text] of cells) {
    if ((sheet.read(own.row, column, 1, 1)[0]?.[0] ?? '') !== text) continue;
    const header = run.headers[column - 1] ?? '';
    const formerColumn = header === '' ? 0 : headersBefore.indexOf(header) + 1;
    sheet.write(own.row, column, [[textBefore(result.before, before.places, formerColumn)]]);
  }
  if (result.counter !== null) run[result.counter]--;
}

function shows(row: SheetRow, result: Written): boolean {
  return row.status === result.status && (result.email === null || row.email === result.email);
}

function textBefore(row: SheetRow, places: Places, column: number): string {
  return row.texts[column - places.first] ?? '';
}
