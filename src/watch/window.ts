import {
  areAmbiguous,
  findHeaderRowAgain,
  MOST_ROWS_ABOVE,
  placeColumns,
  shortHeader,
  withSpan,
} from '../sheet/place-columns';
import type { Places, Widths } from '../sheet/place-columns';
import { areNearHeaders, readHeadersAndRows, readRows } from '../sheet/rows';
import type { SheetRow } from '../sheet/rows';
import { pushRow } from '../sheet/row-ranges';
import { mayHaveLanes } from '../record/run-state';
import type { RunState } from '../record/run-state';
import type { RowRange, Sheet } from '../sheet/sheet';
import { isQueued } from '../sheet/status';

/** The rows in hand: a stretch of the sheet that starts with a queued row. */
export interface Window {
  places: Places;
  rows: SheetRow[];
}

/** A column of the run, or its header row, is gone. */
export class ColumnGone extends Error {}

/** The header row was sorted along with the rows: those above it would be forgotten. */
export class HeadersAmongRows extends ColumnGone {}

/** Rows of a window; a dense queue then holds a few waves, and reading them again before each write stays cheap. */
const WINDOW_ROWS = 500;
/** Lanes are at work further down. */
const WINDOW_ROWS_WITH_LANES = 1_200;
/** In a wide sheet a window has fewer: a look must not take long, because the next write goes by it. */
const CELLS_A_LOOK = 24_000;
const FEWEST_ROWS = 40;
/** Columns that keep moving while rows are read are looked for so many times. */
const MOST_LOOKS = 4;
/** Far more rows of the single status column are read at once when queued rows are looked for. */
const SCAN_ROWS = 20_000;

export function windowRows(run: RunState, { first, last }: Places): number {
  const most = mayHaveLanes(run) ? WINDOW_ROWS_WITH_LANES : WINDOW_ROWS;
  return Math.max(FEWEST_ROWS, Math.min(most, Math.floor(CELLS_A_LOOK / (last - first + 1))));
}

/**
 * The next window at or below a row, or null when no row below is queued.
 * @throws ColumnGone
 */
export function openWindow(sheet: Sheet, run: RunState, fromRow: number): Window | null {
  const lastRow = sheet.lastRow();
  const next = Math.max(fromRow, run.headerRow + 1);
  if (next > lastRow) return null;
  // Mostly the queue goes on right here, and no row has to be looked for.
  const expected = expectedPlaces(run);
  const count = windowRows(run, expected);
  const { places, rows } = readWindow(sheet, run, { expected, range: [next, next + count - 1] });
  const queued = rows.findIndex(({ status }) => isQueued(status));
  if (queued >= 0) {
    const first = rows[queued]?.row ?? next;
    return queued < count / 4
      ? { places, rows: rows.slice(queued) }
      : readUnderHeaders(sheet, run, [first, Math.min(lastRow, first + count - 1)], { known: places });
  }
  const start = (rows[rows.length - 1]?.row ?? Math.max(next - 1, places.headerRow)) + 1;
  for (let row = start; row <= lastRow; row += SCAN_ROWS) {
    const statuses = sheet.read(row, places.status, Math.min(SCAN_ROWS, lastRow - row + 1), 1);
    const index = statuses.findIndex(([text]) => isQueued(text || ''));
    if (index < 0) continue;
    return readUnderHeaders(sheet, run, [row + index, Math.min(lastRow, row + index + count - 1)], { known: places });
  }
  return null;
}

/** These very rows, or as far down or up as their header row has moved. @throws ColumnGone */
export function readRowsAsWindow(sheet: Sheet, run: RunState, range: RowRange): Window {
  return readWindow(sheet, run, { expected: expectedPlaces(run), range });
}

export function expectedPlaces({ headerRow, mapping, email, status, headers, width }: RunState): Places {
  return withSpan({ headerRow, mapping, email, status }, headerRow === 0 ? width : headers.length);
}

/**
 * Rows from where they are expected, or as far down or up as their header row has moved.
 * @param options.isSame tells by the rows alone that no column has moved: far below the headers that saves reading them
 * @param options.beforeSearch done before the headers are looked for, where they don't stand where they are expected
 * @returns `stood` where neither columns nor headers have moved
 * @throws ColumnGone
 */
export function readWindow(
  sheet: Sheet,
  run: RunState,
  { expected, range: [first, last] }: { expected: Places; range: RowRange },
  { isSame, beforeSearch }: { isSame?: (rows: SheetRow[]) => boolean; beforeSearch?: () => void } = {},
): Window & { stood: boolean } {
  const lastRow = sheet.lastRow();
  try {
    const range: RowRange = [first, Math.min(lastRow, last)];
    const alone =
      isSame && run.headerRow > 0 && !areNearHeaders(expected, range) ? readRows(sheet, expected, ...range) : null;
    if (alone && isSame?.(alone)) return { places: expected, rows: alone, stood: true };
    const { headers, rows } = readHeadersAndRows(sheet, expected, first, Math.min(lastRow, last));
    if (stands(sheet, run, expected, headers)) return { places: expected, rows, stood: true };
  } catch (error) {
    // Where a column was deleted, the last ones may be outside the sheet by now.
    if (expected.last <= sheet.columns()) throw error;
  }
  beforeSearch?.();
  return { ...readUnderHeaders(sheet, run, [first, last], { headerRow: expected.headerRow }), stood: false };
}

/**
 * Rows, and the columns that they were read in: these may move between two calls.
 * @param options.known where the columns were a moment ago, where that is known
 * @param options.headerRow where the headers stood when the rows stood there
 * @throws ColumnGone
 */
function readUnderHeaders(
  sheet: Sheet,
  run: RunState,
  [first, last]: RowRange,
  { known, headerRow = known?.headerRow || 0 }: { known?: Places; headerRow?: number },
): Window {
  for (let looks = 1; ; looks++) {
    const places = (looks === 1 && known) || locate(sheet, run);
    const moved = places.headerRow - headerRow;
    const from = Math.max(places.headerRow + 1, first + moved);
    const { headers, rows } = readHeadersAndRows(sheet, places, from, Math.min(sheet.lastRow(), last + moved));
    if (looks === MOST_LOOKS || stands(sheet, run, places, headers)) return { places, rows };
  }
}

/** Queued rows of the sheet, all of them. @throws ColumnGone */
export function queuedRows(sheet: Sheet, run: RunState): { places: Places; ranges: RowRange[] } {
  const places = locate(sheet, run);
  const ranges: RowRange[] = [];
  const lastRow = sheet.lastRow();
  if (lastRow <= places.headerRow) return { places, ranges };
  sheet.read(places.headerRow + 1, places.status, lastRow - places.headerRow, 1).forEach(([text], index) => {
    if (isQueued(text || '')) pushRow(ranges, places.headerRow + 1 + index);
  });
  return { places, ranges };
}

/** Finds the run's columns and header row where they are now, and keeps that in the run. @throws ColumnGone */
export function locate(sheet: Sheet, run: RunState): Places {
  if (run.headerRow === 0) {
    // A column has come or gone.
    if (widthsOf(sheet, run).now !== run.width && run.width > 0) throw new ColumnGone();
    return expectedPlaces(run);
  }
  // A second look: the sheet may have grown between asking for its size and reading it.
  const places = look(sheet, run) ?? look(sheet, run);
  if (!places) throw new ColumnGone();
  return places;
}

function look(sheet: Sheet, run: RunState): Places | null {
  const widths = widthsOf(sheet, run);
  const { row: headerRow, headers } = findHeaders(sheet, run);
  const places = headerRow === 0 ? null : placeColumns(run, headerRow, headers, widths);
  if (!places) return null;
  if (headerRow > run.headerRow && areRowsAbove(sheet, places)) throw new HeadersAmongRows();
  const { mapping, email, status } = places;
  Object.assign(run, { headers, headerRow, mapping, email, status, width: widths.now });
  return places;
}

/** Somebody waits above the headers. */
function areRowsAbove(sheet: Sheet, places: Places): boolean {
  return readRows(sheet, places, 1, places.headerRow - 1).some(
    ({ status, identifiers }) => isQueued(status) && Object.values(identifiers).some((text) => text !== ''),
  );
}

function widthsOf(sheet: Sheet, run: RunColumns): Widths {
  return { before: run.width, now: sheet.columns() };
}

/** What tells where a run's columns stand. */
export type RunColumns = Pick<
  RunState,
  'headerRow' | 'headers' | 'headerRank' | 'width' | 'mapping' | 'email' | 'status'
>;

/** The header row where it is now; row 0 when it is gone. */
export function findHeaders(sheet: Sheet, run: RunColumns): { row: number; headers: string[] } {
  const width = Math.max(sheet.lastColumn(), 1);
  const widths = widthsOf(sheet, run);
  const headers = (sheet.read(run.headerRow, 1, 1, width)[0] ?? []).map(shortHeader);
  const isThere = run.headerRank === null && findHeaderRowAgain(run.headers, 1, [headers]) === 1;
  if (isThere && placeColumns(run, run.headerRow, headers, widths)) return { row: run.headerRow, headers };
  // Rows may have been inserted or deleted above the headers.
  const rows = Math.max(1, Math.min(sheet.lastRow(), run.headerRow + MOST_ROWS_ABOVE));
  const top = sheet.read(1, 1, rows, width).map((row) => row.map(shortHeader));
  const row = findHeaderRowAgain(run.headers, run.headerRow, top, run.headerRank);
  return { row, headers: top[row - 1] ?? [] };
}

/** The run's columns still stand under their headers. */
function stands(sheet: Sheet, run: RunState, places: Places, headers: string[]): boolean {
  const columns = [places.email, places.status, ...Object.values(places.mapping)];
  const isAmbiguous = run.headerRow === 0 || areAmbiguous(run.headers, columns);
  if (isAmbiguous && run.width > 0 && sheet.columns() !== run.width) return false;
  if (run.headerRow === 0) return true;
  // Another row that looks like the headers may stand here by now.
  if (run.headerRank !== null && findHeaders(sheet, run).row !== places.headerRow) return false;
  // Those beside and between them are kept along with what stands under them.
  const told = headers.map((_, index) => index + 1).slice(places.first - 1, places.last);
  return told.every((column) => (run.headers[column - 1] || '') === shortHeader(headers[column - 1] || ''));
}
