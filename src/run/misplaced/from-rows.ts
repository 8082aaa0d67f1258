import { readColumn, writeColumn } from './column-texts';
import { identityOf } from '../resolve-row';
import type { SheetRow } from '../rows';
import type { RunState } from '../run-state';
import { emailWritten } from '../settle';
import type { Written } from '../settle';
import type { Sheet } from '../sheet';
import { STATUS_WORDS, statusWord } from '../status';
import { isQueued } from '../window';
import type { Window } from '../window';

/** What is known of the person who stands in a row now: what was written for them, and what they showed before. */
interface Known {
  own: Written[];
  former: SheetRow | undefined;
}

/**
 * Rows were sorted, inserted or deleted below the headers: a row may show another person beside what was written for the
 * first one. Email and status are judged each on its own, because columns that don't stand side by side are written one
 * after the other, and rows may move between the two.
 */
export function takeBackFromRows(sheet: Sheet, run: RunState, now: Window, before: Window, written: Written[]): void {
  const own = new Map<string, Written[]>();
  for (const result of written) own.set(result.identity, [...(own.get(result.identity) ?? []), result]);
  const formers = new Map<string, SheetRow>();
  for (const row of [...written.map((result) => result.before), ...before.rows])
    if (!formers.has(identityOf(row.identifiers))) formers.set(identityOf(row.identifiers), row);
  const emails = new Map<number, string>();
  const statuses = new Map<number, string>();
  const first = now.rows[0]?.row ?? 0;
  for (const result of written) {
    const row = now.rows[result.row - first];
    if (!row) continue;
    const identity = identityOf(row.identifiers);
    const back =
      identity === result.identity
        ? ownBack(row, result)
        : othersBack(row, result, { own: own.get(identity) ?? [], former: formers.get(identity) });
    if (!back) continue;
    if (back.email !== row.email) emails.set(row.row, back.email);
    statuses.set(row.row, back.status);
    Object.assign(row, back);
    if (result.counter !== null) run[result.counter]--;
  }
  writeColumn(sheet, now.places.email, emails);
  writeColumn(sheet, now.places.status, statuses);
}

/** `Found` was written alone, for a row with an email; the row of the same person that stands here now has none. */
function ownBack(row: SheetRow, result: Written): Pick<SheetRow, 'email' | 'status'> | null {
  const writtenAlone = result.email === null || !inOneCall(result);
  return writtenAlone && row.status === result.status && isHollow(row)
    ? { email: '', status: STATUS_WORDS.queued }
    : null;
}

/** What a row that shows something written for another person gets back; null where it is all its own. */
function othersBack(row: SheetRow, result: Written, { own, former }: Known): Pick<SheetRow, 'email' | 'status'> | null {
  const showsEmail = result.email !== null && row.email === result.email;
  const showsStatus = row.status === result.status;
  // Of what was written in one call, half is nothing.
  if (inOneCall(result) && !(showsStatus && (showsEmail || result.email === null))) return null;
  // A row that moved here may have brought the very same text with it, but never `Found` without an email.
  const strangeEmail = showsEmail && former?.email !== row.email && !own.some(({ email }) => email === row.email);
  const strangeStatus =
    showsStatus && former?.status !== row.status && (isHollow(row) || !own.some(({ status }) => status === row.status));
  const wiped = showsStatus && row.email === '' && emailWritten(result) === '' && (former?.email ?? '') !== '';
  if (!strangeEmail && !strangeStatus && !wiped) return null;
  if (!former) {
    // Nobody knows this row, nor what it showed: a status that somebody will pick up, or that is right, stays.
    if (
      isQueued(result.status) ||
      result.status === '' ||
      (!strangeEmail && statusWord(row.status) === 'found' && row.email !== '')
    )
      return null;
    return { email: strangeEmail ? '' : row.email, status: STATUS_WORDS.queued };
  }
  return { email: strangeEmail || wiped ? former.email : row.email, status: former.status };
}

/**
 * Rows above the headers came or went, and all rows with them: what was written before that has moved along; what was
 * written after it stands so many rows off, maybe in the header row itself, which is mended by now.
 */
export function takeBackFromShiftedRows(
  sheet: Sheet,
  run: RunState,
  before: Window,
  written: Written[],
  moved: number,
): void {
  const rows = written.map(({ row }) => row);
  const formers = new Map(
    [...before.rows, ...written.map((result) => result.before)].map((row) => [row.row, row] as [number, SheetRow]),
  );
  const misplaced = new Set<Written>();
  /** Nobody looked at the rows above the window: what one of them showed is lost, and is found again for it. */
  const unseen = { email: '', status: STATUS_WORDS.queued };
  const blank = { email: '', status: '' };
  const takeBack = (column: number, textOf: (result: Written) => string | null, which: 'email' | 'status'): void => {
    const shown = readColumn(
      sheet,
      column,
      Math.min(...rows) + Math.min(0, moved),
      Math.max(...rows) + Math.max(0, moved),
    );
    const stands = (result: Written, row: number) => (shown.get(row) ?? '') === textOf(result);
    const texts = written.filter((result) => textOf(result) !== null);
    if (texts.every((result) => stands(result, result.row + moved))) return;
    const back = new Map<number, string>();
    for (const result of texts) {
      if (result.row === before.places.headerRow + moved || !stands(result, result.row)) continue;
      const formerRow = result.row - moved;
      back.set(result.row, (formers.get(formerRow) ?? (formerRow > before.places.headerRow ? unseen : blank))[which]);
      misplaced.add(result);
    }
    writeColumn(sheet, column, back);
  };
  takeBack(before.places.email, emailWritten, 'email');
  takeBack(before.places.status, ({ status }) => status, 'status');
  for (const { counter } of misplaced) if (counter !== null) run[counter]--;
}

function isHollow({ email, status }: SheetRow): boolean {
  return statusWord(status) === 'found' && email === '';
}

/** Neighbouring columns are written in one call, others one after the other. */
function inOneCall({ emailColumn, statusColumn }: Written): boolean {
  return Math.abs(emailColumn - statusColumn) === 1;
}
