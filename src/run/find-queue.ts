import { placeColumn } from '../sheet/place-columns';
import type { Sheet } from '../sheet/sheet';
import { isQueued, statusWord } from '../sheet/status';
import { findHeaders } from '../watch/window';
import type { RunColumns } from '../watch/window';

/** About a second of reading. */
const MOST_CELLS = 400_000;

/** Where a run's rows wait, whatever has become of its other columns. */
export interface FoundQueue {
  headers: string[];
  /** 0 where the column is gone. */
  status: number;
  /** The same. */
  email: number;
  /** Where any column of the run stands, or null. */
  place(column: number): number | null;
}

/**
 * Finds the status column by its header, or else by what it says: no other column says nothing but statuses, and `Queued`
 * among them, unless its header is one that the run knows. It may have been renamed and moved.
 *
 * @returns null where several columns may be it
 */
export function findQueue(sheet: Sheet, run: RunColumns): FoundQueue | null {
  const { row: headerRow, headers } = run.headerRow === 0 ? { row: 0, headers: [] } : findHeaders(sheet, run);
  const widths = { before: run.width, now: sheet.columns() };
  const place = (column: number) => placeColumn(column, { before: run.headers, now: headers, headerRow, widths });
  const isTold = headerRow > 0 || run.headerRow === 0;
  const status = (isTold ? place(run.status) : null) ?? columnThatWaits(sheet, run, headers, headerRow);
  return status === null ? null : { headers, status, email: (run.email && place(run.email)) || 0, place };
}

/** 0 where there is none. */
function columnThatWaits(sheet: Sheet, run: RunColumns, headers: string[], headerRow: number): number | null {
  const rows = sheet.lastRow() - headerRow;
  const width = sheet.lastColumn();
  if (rows * width > MOST_CELLS) return null;
  const texts = rows * width > 0 ? sheet.read(headerRow + 1, 1, rows, width) : [];
  const waiting: number[] = [];
  for (let index = 0; index < width; index++) {
    const header = headers[index] || '';
    const countIn = (texts: string[]) => texts.filter((text) => text === header).length;
    if (header !== '' && countIn(run.headers) >= countIn(headers)) continue;
    const shown = texts.map((row) => row[index] || '').filter((text) => text !== '');
    if (shown.some(isQueued) && shown.every((text) => statusWord(text) !== null)) waiting.push(index + 1);
  }
  return waiting.length > 1 ? null : waiting[0] || 0;
}

/**
 * The run's columns go by the names that they have now: a column that gets one of their former names later, like the
 * one that another run adds, is not taken for theirs.
 */
export function noteNames(sheet: Sheet, run: RunColumns): void {
  const found = run.headerRow > 0 && findQueue(sheet, run);
  if (!found) return;
  const headers = [...run.headers];
  for (const column of [run.email, run.status, ...Object.values(run.mapping)]) {
    const now = found.headers[((column === run.status ? found.status : found.place(column)) || 0) - 1];
    // One that others have as well tells nothing.
    if (now && found.headers.indexOf(now) === found.headers.lastIndexOf(now)) headers[column - 1] = now;
  }
  run.headers = headers;
}
