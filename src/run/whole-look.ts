import { matchColumns } from './match-columns';
import { placeColumn, placeColumns, withSpan } from './place-columns';
import type { Places } from './place-columns';
import type { Line } from './line';
import type { RunState } from './run-state';
import type { Sheet } from './sheet';
import type { Batch, Now } from './take-back';
import { findHeaders } from './window';

/** Read in one call: between two calls somebody may move rows from one part into the other. */
const CELLS_A_READ = 400_000;
/** In longer sheets only the rows near what was written are looked through. */
const MOST_ROWS_SEARCHED = 30_000;
const ROWS_NEAR = 5_000;
/** Columns that have moved may have come from so far outside of those that were looked at. */
const COLUMNS_BESIDE = 4;

export interface WholeLook {
  now: Now;
  /** Where the run's columns are, and from where to where was read. */
  places: Places;
  headers: string[];
  width: number;
  /** As `places`, with no more columns than a window has. */
  settled: Places;
  /** The columns stand elsewhere than the run has them, and no header tells where. */
  isLost: boolean;
}

/** Looks at all rows, or in a very long sheet at those near what was written, and finds out where the columns are. */
export function lookAtAll(sheet: Sheet, run: RunState, before: Batch, isAmbiguous: boolean): WholeLook {
  const width = Math.max(1, sheet.columns());
  const { row: headerRow, headers } =
    run.headerRow === 0 ? { row: 0, headers: [] as string[] } : findHeaders(sheet, run);
  const { first, last } = before.places;
  const span = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const widths = { before: before.width, now: width };
  const byHeader = new Map(
    span.map((column) => [
      column,
      headerRow === 0 && run.headerRow !== 0 ? null : placeColumn(before.headers, headers, column, headerRow, widths),
    ]),
  );
  const haveAll = span.every((column) => byHeader.get(column) !== null);
  let [left, right] = [first, last];
  if (isAmbiguous || span.some((column) => byHeader.get(column) !== column))
    [left, right] = [Math.max(1, left - COLUMNS_BESIDE), right + COLUMNS_BESIDE];
  for (const column of byHeader.values())
    if (column !== null) [left, right] = [Math.min(left, column), Math.max(right, column)];
  right = Math.min(right, width);
  const lines = readLines(sheet, rowsNear(sheet, before), [left, right]);

  const untouched = before.lines.filter(({ row }) => !before.writes.some((write) => write.row === row));
  const old = { first, lines: untouched.length > 3 ? untouched : before.lines };
  const matched = isAmbiguous || !haveAll ? matchColumns(span, old, { first: left, lines }, byHeader) : null;
  const columnNow = (then: number): number => {
    const place = byHeader.get(then) ?? null;
    return (isAmbiguous || place === null ? matched?.places.get(then) : place) ?? 0;
  };
  const own = ownColumns(before.places, columnNow);
  const placed = headerRow === 0 ? null : placeColumns(run, headerRow, headers, { before: run.width, now: width });
  const told = withSpan(headerRow, own.mapping, own.email, own.status, headerRow === 0 ? width : headers.length);
  const isElsewhere =
    run.headerRow === 0 ? columnsOf(run) !== columnsOf(own) : placed && columnsOf(placed) !== columnsOf(own);
  return {
    now: { headerRow, columnNow, first: left, lines },
    places: { ...told, first: left, last: right },
    headers,
    width,
    settled: told,
    isLost: isAmbiguous && matched?.isContradicted === true && isElsewhere === true,
  };
}

type OwnColumns = Pick<Places, 'mapping' | 'email' | 'status'>;

/** Those that are gone are missing. */
function ownColumns({ mapping, email, status }: OwnColumns, columnNow: (then: number) => number): OwnColumns {
  const found: Places['mapping'] = {};
  for (const [identifier, column] of Object.entries(mapping) as [keyof Places['mapping'], number][])
    if (columnNow(column) > 0) found[identifier] = columnNow(column);
  return { mapping: found, email: columnNow(email), status: columnNow(status) };
}

function columnsOf({ mapping, email, status }: OwnColumns): string {
  return [email, status, ...Object.entries(mapping).sort()].join();
}

function rowsNear(sheet: Sheet, { writes }: Batch): [from: number, to: number] {
  const lastRow = sheet.lastRow();
  if (lastRow <= MOST_ROWS_SEARCHED) return [1, lastRow];
  const rows = writes.map(({ row }) => row);
  return [Math.max(1, Math.min(...rows) - ROWS_NEAR), Math.min(lastRow, Math.max(...rows) + ROWS_NEAR)];
}

/** Lines of these columns, in as few calls as possible. */
export function readLines(sheet: Sheet, [from, to]: [number, number], [left, right]: [number, number]): Line[] {
  const lines: Line[] = [];
  const rowsARead = Math.max(1, Math.floor(CELLS_A_READ / (right - left + 1)));
  for (let row = from; row <= to; row += rowsARead)
    sheet
      .read(row, left, Math.min(rowsARead, to - row + 1), right - left + 1)
      .forEach((texts, index) => lines.push({ row: row + index, texts }));
  return lines;
}
