import { mendHeaders } from './misplaced/headers';
import { takeBackBeforeStop, takeBackMisplaced } from './misplaced/take-back';
import { findHeaderRowAgain, placeColumns, shortHeader, withSpan } from './place-columns';
import type { Places } from './place-columns';
import { readHeadersAndRows, readRows } from './rows';
import type { SheetRow } from './rows';
import type { RunState } from './run-state';
import type { Written } from './settle';
import { statusWord } from './status';
import type { RowRange, Sheet } from './sheet';

/** The rows in hand: a stretch of the sheet that starts with a queued row. */
export interface Window {
  places: Places;
  rows: SheetRow[];
}

/** A column of the run, or its header row, is gone. */
export class ColumnGone extends Error {}

/** Rows of a window; a dense queue then holds a few waves, and reading them again before each write stays cheap. */
const WINDOW_ROWS = 400;
/** Rows above the headers that somebody may have inserted since the last look. */
export const MOST_ROWS_ABOVE = 50;
/** Far more rows of the single status column are read at once when queued rows are looked for. */
const SCAN_ROWS = 20_000;

/**
 * The next window at or below a row, or null when no row below is queued.
 * @throws ColumnGone
 */
export function openWindow(sheet: Sheet, run: RunState, fromRow: number): Window | null {
  const lastRow = sheet.lastRow();
  const next = Math.max(fromRow, run.headerRow + 1);
  // Mostly the queue goes on right here, and no row has to be looked for.
  const { places, rows } = readWindow(sheet, run, expectedPlaces(run), next, Math.min(lastRow, next + WINDOW_ROWS - 1));
  const queued = rows.findIndex(({ status }) => isQueued(status));
  if (queued >= 0) {
    const first = rows[queued]?.row ?? next;
    return queued < WINDOW_ROWS / 4
      ? { places, rows: rows.slice(queued) }
      : { places, rows: readRows(sheet, places, first, Math.min(lastRow, first + WINDOW_ROWS - 1)) };
  }
  for (
    let row = (rows[rows.length - 1]?.row ?? Math.max(next - 1, places.headerRow)) + 1;
    row <= lastRow;
    row += SCAN_ROWS
  ) {
    const count = Math.min(SCAN_ROWS, lastRow - row + 1);
    const statuses = sheet.read(row, places.status, count, 1);
    const index = statuses.findIndex(([text]) => isQueued(text ?? ''));
    if (index >= 0)
      return { places, rows: readRows(sheet, places, row + index, Math.min(lastRow, row + index + WINDOW_ROWS - 1)) };
  }
  return null;
}

/**
 * Reads the window again, from its first row that is still of interest, with room for more waves where rows at its head
 * are settled: what it shows is the truth that the next write goes by. The rows written last are read along, and where
 * one of them turns out to be another person's, what was written there is taken back.
 * @throws ColumnGone
 */
export function readWindowAgain(sheet: Sheet, run: RunState, window: Window, written: Written[]): Window {
  const queued = window.rows.find(({ status }) => isQueued(status));
  const start = (queued ?? window.rows[0])?.row ?? window.places.headerRow + 1;
  const first = Math.min(start, written[0]?.row ?? start);
  const last = Math.min(
    sheet.lastRow(),
    Math.max(window.rows[window.rows.length - 1]?.row ?? 0, start + WINDOW_ROWS - 1),
  );
  const before = { row: window.places.headerRow, headers: run.headers };
  try {
    const again = readWindow(sheet, run, window.places, first, last, written);
    takeBackMisplaced(sheet, run, again, window, written, {
      before,
      now: { row: again.places.headerRow, headers: run.headers },
    });
    return again;
  } catch (error) {
    if (error instanceof ColumnGone && written.length > 0)
      takeBackBeforeStop(sheet, run, window, written, { before, now: findHeaders(sheet, run) });
    throw error;
  }
}

/** These very rows, or as far down or up as their header row has moved. @throws ColumnGone */
export function readRowsAsWindow(sheet: Sheet, run: RunState, [first, last]: RowRange): Window {
  return readWindow(sheet, run, expectedPlaces(run), first, Math.min(sheet.lastRow(), last));
}

function expectedPlaces({ headerRow, mapping, email, status, headers }: RunState): Places {
  return withSpan(headerRow, mapping, email, status, headers.length);
}

/** Rows from where they are expected, or as far down or up as their header row has moved. @throws ColumnGone */
function readWindow(
  sheet: Sheet,
  run: RunState,
  expected: Places,
  first: number,
  last: number,
  written: Written[] = [],
): Window {
  try {
    const { headers, rows } = readHeadersAndRows(sheet, expected, first, last);
    if (stands(run, expected, headers)) return { places: expected, rows };
  } catch (error) {
    // Where a column was deleted, the last ones may be outside the sheet by now.
    if (run.headerRow === 0 || expected.last <= sheet.columns()) throw error;
  }
  if (run.headerRow > 0) mendHeaders(sheet, run, written, MOST_ROWS_ABOVE);
  const places = locate(sheet, run);
  const moved = places.headerRow - expected.headerRow;
  return {
    places,
    rows: readRows(
      sheet,
      places,
      Math.max(places.headerRow + 1, first + moved),
      Math.min(sheet.lastRow(), last + moved),
    ),
  };
}

/** Queued rows of the sheet, all of them. @throws ColumnGone */
export function queuedRows(sheet: Sheet, run: RunState): { places: Places; ranges: RowRange[] } {
  const places = locate(sheet, run);
  const ranges: RowRange[] = [];
  const lastRow = sheet.lastRow();
  if (lastRow <= places.headerRow) return { places, ranges };
  sheet.read(places.headerRow + 1, places.status, lastRow - places.headerRow, 1).forEach(([text], index) => {
    if (isQueued(text ?? '')) pushRow(ranges, places.headerRow + 1 + index);
  });
  return { places, ranges };
}

export function isQueued(status: string): boolean {
  return statusWord(status) === 'queued';
}

/** Adds a row to ranges that are built from the top down. */
export function pushRow(ranges: RowRange[], row: number): void {
  const last = ranges[ranges.length - 1];
  if (last && last[1] === row - 1) last[1] = row;
  else ranges.push([row, row]);
}

/** Finds the run's columns and header row where they are now, and keeps that in the run. @throws ColumnGone */
function locate(sheet: Sheet, run: RunState): Places {
  if (run.headerRow === 0) return withSpan(0, run.mapping, run.email, run.status);
  // A second look: the sheet may have grown between asking for its size and reading it.
  const places = look(sheet, run) ?? look(sheet, run);
  if (!places) throw new ColumnGone('A column of the run is gone');
  return places;
}

function look(sheet: Sheet, run: RunState): Places | null {
  const { row: headerRow, headers } = findHeaders(sheet, run);
  const places = headerRow === 0 ? null : placeColumns(run, headerRow, headers);
  if (!places) return null;
  const { mapping, email, status } = places;
  Object.assign(run, { headers, headerRow, mapping, email, status });
  return places;
}

/** The header row where it is now; row 0 when it is gone. */
function findHeaders(sheet: Sheet, run: RunState): { row: number; headers: string[] } {
  const width = Math.max(sheet.lastColumn(), 1);
  const headers = (sheet.read(run.headerRow, 1, 1, width)[0] ?? []).map(shortHeader);
  if (findHeaderRowAgain(run.headers, 1, [headers]) === 1 && placeColumns(run, run.headerRow, headers))
    return { row: run.headerRow, headers };
  // Rows may have been inserted or deleted above the headers.
  const top = sheet
    .read(1, 1, Math.max(1, Math.min(sheet.lastRow(), run.headerRow + MOST_ROWS_ABOVE)), width)
    .map((row) => row.map(shortHeader));
  const row = findHeaderRowAgain(run.headers, run.headerRow, top);
  return { row, headers: top[row - 1] ?? [] };
}

/** The run's columns still stand under their headers. */
function stands(run: RunState, places: Places, headers: string[]): boolean {
  if (run.headerRow === 0) return true;
  const columns = [places.email, places.status, ...Object.values(places.mapping)];
  return columns.every((column) => (run.headers[column - 1] ?? '') === shortHeader(headers[column - 1] ?? ''));
}
