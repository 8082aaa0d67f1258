import { columnsOfPerson, columnsThatTell, keyOf, markOf } from '../recognise/known-rows';
import type { KnownRow } from '../recognise/known-rows';
import type { After, Before } from '../recognise/match-rows';
import type { Line } from '../sheet/line';
import type { Places } from '../sheet/place-columns';
import type { RowWrite } from '../sheet/written';

/** The sheet as the last look saw it, and what was written by what it saw. */
export interface Batch {
  places: Places;
  headers: string[];
  /** How many columns the sheet had; 0 where that is not known. */
  width: number;
  /** The rows looked at, from `places.first` on. */
  lines: Line[];
  writes: RowWrite[];
  /** The last of its calls threw: it may have arrived all the same. */
  broke: boolean;
}

/** The sheet as it is now. */
export interface Now {
  /** Where the headers are; 0 where there are none. */
  headerRow: number;
  /** The column that stands here now; 0 for one that is gone. */
  columnNow(then: number): number;
  /** Columns that have come, or that nobody knows, in which nothing stands but what was written. */
  strays: ReadonlySet<number>;
  /** The first column that was read. */
  first: number;
  lines: Line[];
}

/** A row as it was known before the write. */
export type Then = Before & {
  /** Where it stood when it was seen last. */
  place: number;
  write: RowWrite | undefined;
  origin: string;
  text(column: number): string | undefined;
};
/** A row as it stands now. */
export type Here = After & { line: Line };

/** The rows before the write and now, under the columns of then. */
export interface Sides {
  batch: Batch;
  /** The lines of the batch by their rows. */
  lineAt: ReadonlyMap<number, Line>;
  now: Now;
  before: Then[];
  after: Here[];
  /** Columns of then that are still there. */
  span: number[];
  /** Of these, the ones that tell people. */
  persons: number[];
  /** What a line of now shows under a column of then. */
  at(line: Line, column: number): string;
  textThen(line: Line, column: number): string;
}

/**
 * Sets both sides of a comparison up: what tells each row, in columns that were there then and are there now.
 *
 * @param others known rows beside those that the batch was looked at with
 */
export function sidesOf(batch: Batch, others: readonly KnownRow[], now: Now): Sides {
  const { places, writes } = batch;
  const span: number[] = [];
  for (let column = places.first; column <= places.last; column++) if (now.columnNow(column) > 0) span.push(column);
  const at = (line: Line, column: number): string =>
    now.columnNow(column) > 0 ? line.texts[now.columnNow(column) - now.first] || '' : '';
  const textThen = (line: Line, column: number): string => line.texts[column - places.first] || '';

  // A cell that the write may have hit tells nothing of who stands in the row, nor does a column that was blank.
  const written = new Set(writes.flatMap(({ cells }) => cells.map(([column]) => column)));
  const whole = columnsThatTell(places);
  const shown = whole.filter((column) => batch.lines.some((line) => textThen(line, column) !== ''));
  const standing = shown.filter((column) => now.columnNow(column) > 0);
  const telling = standing.filter((column) => !written.has(now.columnNow(column)));
  const persons = columnsOfPerson(places, telling);
  const tell = (mark: (column: number) => string) => {
    const marks = standing.map(mark);
    return { key: keyOf(marks), rest: keyOf(telling.map(mark)), person: keyOf(persons.map(mark)), marks };
  };

  const writeAt = new Map(writes.map((write) => [write.row, write] as const));
  const seen = batch.lines.map((line): Then => {
    const mark = (column: number): string => markOf(textThen(line, column));
    const write = writeAt.get(line.row);
    const origin = write?.origin?.key || keyOf(whole.map(mark));
    return { row: line.row, place: line.row, ...tell(mark), write, origin, text: (column) => textThen(line, column) };
  });
  const known = others.map(({ row, marks, email, status, texts }): Then => {
    const mark = (column: number): string => marks[whole.indexOf(column)] || '';
    const text = (column: number) =>
      column === places.email ? email : column === places.status ? status : texts?.[column - places.first];
    return { row: null, place: row, ...tell(mark), write: undefined, origin: keyOf(marks), text };
  });
  const after = now.lines.map((line): Here => ({ row: line.row, line, ...tell((column) => markOf(at(line, column))) }));
  // Where most of what tells rows is found nowhere, what is left tells nobody: people share a company.
  const tellsNobody = standing.length * 2 <= shown.length && shown.length > 0;
  const lineAt = new Map(batch.lines.map((line) => [line.row, line] as const));
  return { batch, lineAt, now, before: tellsNobody ? [] : [...seen, ...known], after, span, persons, at, textThen };
}

/** What a row's cell was to show once all was written. */
export function meant({ write, text }: Then, column: number): string | undefined {
  return write?.cells.find(([own]) => own === column)?.[1] ?? text(column);
}

/** How many rows the header row has moved down. */
export function shiftOf({ batch, now }: Sides): number {
  return now.headerRow === 0 ? 0 : now.headerRow - batch.places.headerRow;
}
