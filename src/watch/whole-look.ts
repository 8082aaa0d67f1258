import { matchColumns } from '../recognise/match-columns';
import { placeColumn, placeColumns, shortHeader, withSpan } from '../sheet/place-columns';
import type { Places } from '../sheet/place-columns';
import type { Line } from '../sheet/line';
import { placeRenamed, placeWritten } from './renamed-columns';
import type { RunState } from '../record/run-state';
import type { RowRange, Sheet } from '../sheet/sheet';
import type { Batch, Now } from './sides';
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

/** Columns that move between the look at the headers and the one at the rows are looked at again so many times. */
const MOST_LOOKS = 4;

/** Looks at all rows, or in a very long sheet at those near what was written, and finds out where the columns are. */
export function lookAtAll(sheet: Sheet, run: RunState, before: Batch, isAmbiguous: boolean): WholeLook {
  for (let looks = 1; ; looks++) {
    const seen = look(sheet, run, before, isAmbiguous);
    if (looks === MOST_LOOKS || isOfOneMoment(sheet, seen)) return seen;
  }
}

/** The rows were read under the very headers that tell the columns. */
function isOfOneMoment(sheet: Sheet, { now: { headerRow, first, lines }, headers, width }: WholeLook): boolean {
  const line = headerRow === 0 ? undefined : lines.find(({ row }) => row === headerRow);
  if (!line) return sheet.columns() === width;
  return line.texts.every((text, index) => shortHeader(text) === (headers[first + index - 1] || ''));
}

function look(sheet: Sheet, run: RunState, before: Batch, isAmbiguous: boolean): WholeLook {
  const width = Math.max(1, sheet.columns());
  const { row: headerRow, headers } =
    run.headerRow === 0 ? { row: 0, headers: [] as string[] } : findHeaders(sheet, run);
  const { first, last } = before.places;
  const span = placesBetween(first, last);
  const widths = { before: before.width, now: width };
  const byHeader = new Map(
    span.map((column) => [
      column,
      headerRow === 0 && run.headerRow !== 0
        ? null
        : placeColumn(column, { before: before.headers, now: headers, headerRow, widths }),
    ]),
  );
  let [left, right] = [first, last];
  if (isAmbiguous || span.some((column) => byHeader.get(column) !== column))
    [left, right] = [Math.max(1, left - COLUMNS_BESIDE), right + COLUMNS_BESIDE];
  for (const column of byHeader.values())
    if (column !== null) [left, right] = [Math.min(left, column), Math.max(right, column)];
  right = Math.min(right, width);
  const lines = readRowsNear(sheet, before, [left, right]);

  const data = lines.filter(({ row }) => row > headerRow);
  const renamed = placeRenamed(byHeader, before, { left, lines: data, headers });
  const written = new Set(before.writes.flatMap(({ cells }) => cells.map(([, text]) => text)));
  // What was put back stands where it belongs.
  const isFirst = before.writes.some(({ insist }) => !insist);
  const unknown = placesBetween(isFirst ? left : right + 1, right).filter((column) => {
    const header = headers[column - 1] || '';
    const isKnown = before.headers.includes(header) && headers.indexOf(header) === headers.lastIndexOf(header);
    return (header === '' || !isKnown) && !renamed.has(column) && isOnly(data, column - left, written);
  });
  const isSameWidth = before.width === width;
  if (isSameWidth) placeWritten(byHeader, unknown, headers);
  const hints = {
    byHeader,
    sure: new Set(span.filter((column) => isTold(before.headers[column - 1] || '', before.headers, headers))),
    writes: before.writes,
    hasGone: isFirst && before.width > width,
    strays: new Set(unknown),
    isSameWidth,
    ...(headers.some((header) => isUnique(before.headers, header) && !isUnique(headers, header)) ? { fewest: 1 } : {}),
  };
  const sides = [
    { first, lines: before.lines },
    { first: left, lines: data },
  ] as const;
  const matched = isAmbiguous || [...byHeader.values()].includes(null) ? matchColumns(span, ...sides, hints) : null;
  const columnNow = (then: number): number => {
    const place = byHeader.get(then) ?? null;
    return (isAmbiguous || place === null ? matched?.places.get(then) : place) || 0;
  };
  const found = new Set(span.map(columnNow));
  const own = ownColumns(before.places, columnNow);
  const placed = headerRow === 0 ? null : placeColumns(run, headerRow, headers, { before: run.width, now: width });
  const told = withSpan({ ...own, headerRow }, headerRow === 0 ? width : headers.length);
  const isElsewhere =
    run.headerRow === 0 ? columnsOf(run) !== columnsOf(own) : placed && columnsOf(placed) !== columnsOf(own);
  return {
    now: { headerRow, columnNow, strays: new Set(unknown.filter((column) => !found.has(column))), first: left, lines },
    places: { ...told, first: left, last: right },
    headers,
    width,
    settled: told,
    isLost: isAmbiguous && matched?.isContradicted === true && isElsewhere === true,
  };
}

/** A header that no other column has, then as now. */
function isTold(header: string, before: string[], now: string[]): boolean {
  return header !== '' && isUnique(before, header) && isUnique(now, header);
}

function isUnique(texts: string[], header: string): boolean {
  return texts.filter((text) => text === header).length === 1;
}

function placesBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** A column shows some of these texts, and nothing else. */
function isOnly(lines: readonly Line[], index: number, texts: ReadonlySet<string>): boolean {
  const shown = lines.map((line) => line.texts[index] || '').filter((text) => text !== '');
  return shown.length > 0 && shown.every((text) => texts.has(text));
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

function readRowsNear(sheet: Sheet, { writes }: Batch, columns: [left: number, right: number]): Line[] {
  const rows = writes.map(({ row }) => row);
  for (;;) {
    const lastRow = sheet.lastRow();
    const isLong = lastRow > MOST_ROWS_SEARCHED;
    const from = isLong ? Math.max(1, Math.min(...rows) - ROWS_NEAR) : 1;
    const to = isLong ? Math.min(lastRow, Math.max(...rows) + ROWS_NEAR) : lastRow;
    const lines = readLines(sheet, [from, to], columns);
    // Somebody may have pasted rows below the last one before it was read.
    if (sheet.lastRow() <= lastRow) return lines;
  }
}

/** Lines of these columns, in as few calls as possible. */
export function readLines(sheet: Sheet, [from, to]: RowRange, [left, right]: [number, number]): Line[] {
  const lines: Line[] = [];
  const rowsARead = Math.max(1, Math.floor(CELLS_A_READ / (right - left + 1)));
  for (let row = from; row <= to; row += rowsARead)
    sheet
      .read(row, left, Math.min(rowsARead, to - row + 1), right - left + 1)
      .forEach((texts, index) => lines.push({ row: row + index, texts }));
  return lines;
}
