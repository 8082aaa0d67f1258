import type { RowChoice, RunRequest } from '../record/run-request';
import { IDENTIFIERS } from '../identifiers/identifiers';
import { findHeaderRowAgain, placeColumn, shortHeader } from '../sheet/place-columns';
import type { RowRange, Sheet } from '../sheet/sheet';
import { MOST_ROWS_ABOVE } from '../sheet/place-columns';

/** A request with its columns where they stand now, the headers there, and how many rows they have moved down. */
export interface PlacedRequest {
  request: RunRequest;
  headers: string[];
  moved: number;
}

/**
 * Between the page's look at the sheet and this call somebody may have inserted, moved or deleted columns, or rows above
 * the headers: the columns are found again by the headers that the page saw.
 *
 * @returns null when a chosen column is gone
 */
export function placeRequest(sheet: Sheet, request: RunRequest): PlacedRequest | null {
  const { headerRow, headers: seen, mapping, outputs } = request;
  if (headerRow === 0) return { request, headers: [], moved: 0 };
  const there = readHeaders(sheet, headerRow);
  if (!seen) return { request, headers: there, moved: 0 };
  const expected = seen.map(shortHeader);
  const moved = findMovedRow(sheet, expected, request, there);
  if (moved === null) return null;
  const headers = moved === 0 ? there : readHeaders(sheet, headerRow + moved);
  let gone = false;
  const place = (column: number): number => {
    const now = placeColumn(column, { before: expected, now: headers, headerRow });
    gone = gone || now === null;
    return now ?? column;
  };
  const placed: RunRequest = {
    ...request,
    headerRow: headerRow + moved,
    headers,
    mapping: {},
    outputs: { email: outputs.email && place(outputs.email), status: outputs.status && place(outputs.status) },
    rows: moveRows(request.rows, moved),
  };
  for (const identifier of IDENTIFIERS) {
    const column = mapping[identifier];
    if (column !== undefined) placed.mapping[identifier] = place(column);
  }
  return gone ? null : { request: placed, headers, moved };
}

export function readHeaders(sheet: Sheet, headerRow: number): string[] {
  return headerRow === 0 || headerRow > sheet.lastRow()
    ? []
    : (sheet.read(headerRow, 1, 1, Math.max(1, sheet.lastColumn()))[0] || []).map(shortHeader);
}

/** How many rows the headers have moved down; null when they are gone. */
function findMovedRow(
  sheet: Sheet,
  expected: string[],
  { headerRow, headerRank = null }: RunRequest,
  there: string[],
): number | null {
  if (headerRank === null && findHeaderRowAgain(expected, 1, [there]) === 1) return 0;
  const rows = Math.max(1, Math.min(sheet.lastRow(), headerRow + MOST_ROWS_ABOVE));
  const top = sheet.read(1, 1, rows, Math.max(1, sheet.lastColumn()));
  const now = findHeaderRowAgain(expected, headerRow, top, headerRank);
  return now === 0 ? null : now - headerRow;
}

function moveRows(rows: RowChoice, moved: number): RowChoice {
  if (typeof rows === 'string') return rows;
  return { ...rows, ranges: moveRanges(rows.ranges, moved) };
}

export function moveRanges(ranges: RowRange[], moved: number): RowRange[] {
  return ranges.map(([first, last]) => [Math.max(1, first + moved), Math.max(1, last + moved)]);
}
