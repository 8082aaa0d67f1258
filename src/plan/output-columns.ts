import { newEmailHeader, STATUS_HEADER } from '../columns/headers';
import { placeColumn, shortHeader } from '../sheet/place-columns';
import { readHeaders } from './request-columns';
import type { RunRequest } from '../record/run-request';
import type { Sheet } from '../sheet/sheet';

/** Where the outputs stand, and how many columns the sheet got for them. */
export interface OutputColumns {
  email: number;
  status: number;
  added: number;
}

/**
 * The output columns, new ones added at the right edge; `existing`, the header row, gets theirs as well. An output column
 * without a header gets one like a new one: by that it is found again.
 *
 * @returns null where columns or rows have moved under that: nothing of it is left in the sheet
 */
export function outputColumns(sheet: Sheet, request: RunRequest, existing: string[]): OutputColumns | null {
  const { headerRow, outputs } = request;
  const { email, status } = outputs;
  const header = { email: newEmailHeader(existing), status: STATUS_HEADER };
  const before = [...existing];
  const written: number[] = [];
  const edge = { last: sheet.lastColumn(), width: sheet.columns() };
  const head = (column: number, text: string): void => {
    while (existing.length < column) existing.push('');
    existing[column - 1] = text;
    written.push(column);
  };
  for (const [name, column] of [
    ['email', email],
    ['status', status],
  ] as const) {
    if (column === null || headerRow === 0 || (existing[column - 1] || '') !== '') continue;
    sheet.write(headerRow, column, [[header[name]]]);
    head(column, header[name]);
  }
  // Columns that come at the right edge hit another one only if the number of columns has changed meanwhile.
  const isSafe = (count: number): boolean =>
    written.length === count && sheet.columns() === Math.max(edge.width, edge.last + count);
  const headers: string[] = [];
  if (email === null) headers.push(header.email);
  if (status === null) headers.push(header.status);
  const places = { email: email || 0, status: status || 0, added: 0 };
  if (headers.length > 0) {
    const first = sheet.addColumns(headers, headerRow);
    if (headerRow > 0) headers.forEach((text, index) => head(first + index, text));
    places.email = email ?? first;
    places.status = status ?? first + (email === null ? 1 : 0);
    places.added = Math.max(0, edge.last + headers.length - edge.width);
  }
  return written.length === 0 || isSafe(headers.length) || stand(sheet, headerRow, written, { before, existing })
    ? places
    : null;
}

/** A header that nobody had: what placeColumn takes for one that was renamed. */
const UNKNOWN = '\u0000';

/** The headers that were written stand beside those that were there; else these get back what they showed. */
function stand(
  sheet: Sheet,
  headerRow: number,
  written: number[],
  { before, existing }: { before: string[]; existing: string[] },
): boolean {
  const now = readHeaders(sheet, headerRow);
  const isSame = (column: number): boolean => (now[column - 1] || '') === shortHeader(existing[column - 1] || '');
  if (existing.every((_, index) => isSame(index + 1))) return true;
  const hit = written.filter(isSame);
  const others = now.map((text, index) => (hit.includes(index + 1) ? UNKNOWN : text));
  for (const column of hit) {
    const whose = before.findIndex(
      (text, index) =>
        text !== '' && !others.includes(text) && placeColumn(index + 1, { before, now: others, headerRow }) === column,
    );
    sheet.write(headerRow, column, [[before[whose] || '']]);
  }
  return false;
}
