import { IDENTIFIERS } from '../identifiers/identifiers';
import type { Mapping } from '../identifiers/identifiers';

/** Where the run's columns are right now. */
export interface Places {
  headerRow: number;
  mapping: Mapping;
  email: number;
  status: number;
  /** What one read covers: from the leftmost to the rightmost of them, and their neighbours. */
  first: number;
  last: number;
  /** Texts of LinkedIn cells that were found to link nowhere; their links are not read again. */
  linkless: Set<string>;
}

export interface Expected {
  headers: string[];
  mapping: Mapping;
  email: number;
  status: number;
}

/** Headers are kept in a property of 9 KB: enough of each to tell it. */
export function shortHeader(header: string): string {
  return header.slice(0, 60);
}

/**
 * Finds the run's columns in a header row that people may have changed meanwhile: inserted, deleted, moved or renamed
 * columns.
 *
 * @returns null when a column is gone
 */
export function placeColumns(
  expected: Expected,
  headerRow: number,
  now: string[],
  widths: Widths = UNKNOWN,
): Places | null {
  const rows = { before: expected.headers, now, headerRow, widths };
  const mapping: Mapping = {};
  for (const identifier of IDENTIFIERS) {
    const column = expected.mapping[identifier];
    if (column === undefined) continue;
    const place = placeColumn(column, rows);
    if (place === null) return null;
    mapping[identifier] = place;
  }
  const email = placeColumn(expected.email, rows);
  const status = placeColumn(expected.status, rows);
  return email === null || status === null ? null : withSpan({ headerRow, mapping, email, status }, now.length);
}

/** How many columns beside the run's own are read along: what stands there may have to be put back when columns have moved. */
const NEIGHBOURS = { left: 1, right: 2 };

/** @param width how many columns are known to be there */
export function withSpan(
  { headerRow, mapping, email, status }: Pick<Places, 'headerRow' | 'mapping' | 'email' | 'status'>,
  width = 0,
): Places {
  const columns = [email, status];
  for (const identifier of IDENTIFIERS) if (mapping[identifier] !== undefined) columns.push(mapping[identifier]);
  const first = Math.max(1, Math.min(...columns) - (width === 0 ? 0 : NEIGHBOURS.left));
  const last = Math.max(Math.max(...columns), Math.min(width, Math.max(...columns) + NEIGHBOURS.right));
  return { headerRow, mapping, email, status, first, last, linkless: new Set() };
}

/** The output columns don't stand beside each other: they are written in two calls. */
export function areApart({ email, status }: Pick<Places, 'email' | 'status'>): boolean {
  return Math.abs(email - status) !== 1;
}

/** How many columns the sheet had, and has; 0 where that is not known. */
export interface Widths {
  before: number;
  now: number;
}

const UNKNOWN: Widths = { before: 0, now: 0 };

/** The header row as it was and as it is; `headerRow` is 0 in a list without any. */
export interface HeaderRows {
  before: string[];
  now: string[];
  headerRow: number;
  widths?: Widths;
}

/**
 * Where a column stands now, or null when that can't be told. A header that no other column has tells it. One that is
 * blank, or that several columns share, is told by the columns around it: nothing has come or gone between the next
 * ones at the left and at the right whose headers are their own; or else by its order among those that share it.
 */
export function placeColumn(column: number, { before, now, headerRow, widths = UNKNOWN }: HeaderRows): number | null {
  // Without a header row only the number of columns tells that one has come or gone.
  if (headerRow === 0) return widths.before > 0 && widths.before !== widths.now ? null : column;
  const header = before[column - 1] || '';
  const [old, present] = [countOf(before, header), countOf(now, header)];
  if (header !== '' && old === 1 && present === 1) return now.indexOf(header) + 1;
  const isOwn = (text: string) => text !== '' && countOf(before, text) === 1 && countOf(now, text) === 1;
  const isIt = (place: number): boolean => {
    const text = now[place - 1] || '';
    // A header that nobody knew stands for one that is gone: it was renamed.
    return place > 0 && (text === header || (header !== '' && present === 0 && text !== '' && !before.includes(text)));
  };

  let left = column - 1;
  while (left > 0 && !isOwn(before[left - 1] || '')) left--;
  const byLeft = (left === 0 ? 0 : now.indexOf(before[left - 1] || '') + 1) + column - left;
  let right = column + 1;
  while (right <= before.length && !isOwn(before[right - 1] || '')) right++;
  const edges = widths.before > 0 ? widths : { before: lastOf(before), now: lastOf(now) };
  const byRight =
    right <= before.length
      ? now.indexOf(before[right - 1] || '') + 1 - (right - column)
      : edges.now - (edges.before - column);
  if (byLeft === byRight && isIt(byLeft)) return byLeft;
  if (header !== '' && old === present) return placeAmongAlike(before, now, column);
  const text = now[column - 1] || '';
  const isBetween =
    (now[column - 2] || '') === (before[column - 2] || '') && (now[column] || '') === (before[column] || '');
  // Renamed to what others are called: then there is one more of them. Else the column was deleted, and this is another one.
  const isRenamed = header !== '' && present === 0 && text !== '' && countOf(now, text) > countOf(before, text);
  return isRenamed && isBetween ? column : null;
}

/** Columns that share a header, by their order: each of them still stands beside one that it stood beside before. */
function placeAmongAlike(before: string[], now: string[], column: number): number | null {
  const header = before[column - 1];
  const placesIn = (headers: string[]) => headers.flatMap((text, index) => (text === header ? [index] : []));
  const [old, present] = [placesIn(before), placesIn(now)];
  const standsBeside = old.every((then, order) => {
    const here = present[order] ?? -1;
    return [-1, 1].some(
      (side) => (before[then + side] || '') === (now[here + side] || '') && (before[then + side] || '') !== '',
    );
  });
  return standsBeside ? (present[old.indexOf(column - 1)] ?? -1) + 1 : null;
}

/** The last column with a header. */
function lastOf(headers: string[]): number {
  let last = headers.length;
  while (last > 0 && headers[last - 1] === '') last--;
  return last;
}

function countOf(headers: string[], header: string): number {
  let count = 0;
  for (const text of headers) if (text === header) count++;
  return count;
}

/** The headers of these columns don't tell them: other columns have the same, or they have none. */
export function areAmbiguous(headers: string[], columns: number[]): boolean {
  return columns.some((column) => {
    const header = headers[column - 1] || '';
    return header === '' || countOf(headers, header) > 1;
  });
}

/** Rows above the headers that somebody may have inserted since the last look. */
export const MOST_ROWS_ABOVE = 50;

/**
 * The header row's index among the rows from the top: where it was, or where the same headers stand now; 0 when gone.
 * @param rank how many rows above it look like it, where any other does: by that it is told from them
 */
export function findHeaderRowAgain(
  headers: string[],
  headerRow: number,
  rows: string[][],
  rank: number | null = null,
): number {
  // A blank row was chosen: nothing tells it from another one.
  if (headers.every((text) => text === '')) return headerRow;
  const alike = rowsLikeHeaders(headers, rows);
  if (rank !== null) return alike[rank] || 0;
  return alike.includes(headerRow) ? headerRow : alike[0] || 0;
}

/** How many rows above the header row look like it; null where no other row does. */
export function rankOfHeaders(headers: string[], headerRow: number, rows: string[][]): number | null {
  if (headerRow === 0) return null;
  const alike = rowsLikeHeaders(headers.map(shortHeader), rows.slice(0, headerRow + MOST_ROWS_ABOVE));
  return alike.length > 1 && alike.includes(headerRow) ? alike.indexOf(headerRow) : null;
}

function rowsLikeHeaders(headers: string[], rows: string[][]): number[] {
  const wanted = headers.filter((text) => text !== '').length;
  const known = new Set(headers);
  return rows.flatMap((row, index) => {
    const same = row.map(shortHeader).filter((text) => text !== '' && known.has(text)).length;
    return same * 2 > wanted ? [index + 1] : [];
  });
}

/** The places in one text, to tell whether they have changed. */
export function layoutOf({ first, last, email, status, mapping }: Places): string {
  return [first, last, email, status, ...Object.values(mapping)].join();
}
