import { IDENTIFIERS } from '../identifiers/identifiers';
import type { Mapping } from '../contract';

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
 * columns. A column is where its header is; a header that is gone counts as renamed when both its neighbours are still
 * where they were, and otherwise the column is gone.
 *
 * @returns null when a column is gone
 */
export function placeColumns(expected: Expected, headerRow: number, now: string[]): Places | null {
  const mapping: Mapping = {};
  for (const identifier of IDENTIFIERS) {
    const column = expected.mapping[identifier];
    if (column === undefined) continue;
    const place = placeColumn(expected.headers, now, column, headerRow);
    if (place === null) return null;
    mapping[identifier] = place;
  }
  const email = placeColumn(expected.headers, now, expected.email, headerRow);
  const status = placeColumn(expected.headers, now, expected.status, headerRow);
  return email === null || status === null ? null : withSpan(headerRow, mapping, email, status, now.length);
}

/** How many columns beside the run's own are read along: what stands there may have to be put back when columns have moved. */
const NEIGHBOURS = { left: 1, right: 2 };

/** @param width how many columns are known to be there */
export function withSpan(headerRow: number, mapping: Mapping, email: number, status: number, width = 0): Places {
  const columns = [email, status];
  for (const identifier of IDENTIFIERS) if (mapping[identifier] !== undefined) columns.push(mapping[identifier]);
  const first = Math.max(1, Math.min(...columns) - (width === 0 ? 0 : NEIGHBOURS.left));
  const last = Math.max(Math.max(...columns), Math.min(width, Math.max(...columns) + NEIGHBOURS.right));
  return { headerRow, mapping, email, status, first, last, linkless: new Set() };
}

/** Where a column stands now, or null when it is gone. */
export function placeColumn(before: string[], now: string[], column: number, headerRow: number): number | null {
  const header = before[column - 1] ?? '';
  // Without a header row there is nothing to find it by.
  if (headerRow === 0 || (now[column - 1] ?? '') === header) return column;
  const same: number[] = [];
  if (header !== '') now.forEach((text, index) => text === header && same.push(index + 1));
  if (same.length === 1) return same[0] ?? null;
  const neighboursStand =
    (now[column - 2] ?? '') === (before[column - 2] ?? '') && (now[column] ?? '') === (before[column] ?? '');
  return same.length === 0 && neighboursStand && (now[column - 1] ?? '') !== '' ? column : null;
}

/** The header row's index among the rows from the top: where it was, or where the same headers stand now; 0 when gone. */
export function findHeaderRowAgain(headers: string[], headerRow: number, rows: string[][]): number {
  const alike = (row: string[] | undefined) =>
    (row ?? []).filter((text) => text !== '' && headers.includes(text)).length;
  const wanted = headers.filter((text) => text !== '').length;
  if (alike(rows[headerRow - 1]) * 2 > wanted) return headerRow;
  const index = rows.findIndex((row) => alike(row) * 2 > wanted);
  return index + 1;
}
