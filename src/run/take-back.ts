import { IDENTIFIERS } from '../identifiers/identifiers';
import { digest } from './line';
import type { Line } from './line';
import { matchRows } from './match-rows';
import type { After, Before } from './match-rows';
import type { Places } from './place-columns';
import { isQueued, STATUS_WORDS, statusWord } from './status';
import type { RowWrite } from './written';

/** The sheet as the last look saw it, and what was written by what it saw. */
export interface Batch {
  places: Places;
  headers: string[];
  /** How many columns the sheet had; 0 where that is not known. */
  width: number;
  /** The rows looked at, from `places.first` on. */
  lines: Line[];
  writes: RowWrite[];
}

/** The sheet as it is now. */
export interface Now {
  /** Where the headers are; 0 where there are none. */
  headerRow: number;
  /** The column that stands here now; 0 for one that is gone. */
  columnNow(then: number): number;
  /** The first column that was read. */
  first: number;
  lines: Line[];
}

/** A row outside the window as it was seen last: who it is, and what its output cells said. */
export interface KnownRow {
  key: string;
  person: string;
  email: string;
  status: string;
}

export interface Comparison {
  /** What is to be put back, at the places of now. */
  back: RowWrite[];
  /** The writes that stand where they were meant to. */
  standing: Set<RowWrite>;
  /** The writes whose row is nowhere to be found. */
  gone: Set<RowWrite>;
  /** True when rows were hit that nobody knows: whoever has not looked at the whole sheet should. */
  isIncomplete: boolean;
}

type Then = Before & { write: RowWrite | undefined; origin: string; text(column: number): string | undefined };
type Here = After & { line: Line };

/**
 * Sheets has no write that depends on what a cell says: between the look and the write that goes by it people may sort,
 * insert, delete and move rows and columns, and the write then hits other cells. So what was written is compared with
 * what the sheet shows afterwards: for each row, who stands there, under which headers, and what did that row show
 * under these headers before? Where a cell shows something that was written and that was not meant for it, it gets
 * back what it showed. What somebody typed meanwhile is left alone.
 */
export function compareWithBefore(batch: Batch, known: readonly KnownRow[], now: Now): Comparison {
  const { places, writes } = batch;
  const written = new Set(writes.flatMap(({ cells }) => cells.map(([column]) => column)));
  const span: number[] = [];
  for (let column = places.first; column <= places.last; column++) if (now.columnNow(column) > 0) span.push(column);
  const at = (line: Line, column: number): string =>
    now.columnNow(column) > 0 ? (line.texts[now.columnNow(column) - now.first] ?? '') : '';
  const textThen = (line: Line, column: number): string => line.texts[column - places.first] ?? '';

  // A cell that the write may have hit tells nothing of who stands in the row.
  const telling = span.filter(
    (column) => column !== places.email && column !== places.status && !written.has(now.columnNow(column)),
  );
  const persons = IDENTIFIERS.map((identifier) => places.mapping[identifier] ?? 0).filter((column) =>
    telling.includes(column),
  );
  const isWhole = telling.length === columnsThatTell(places).length;
  const keyOf = (columns: number[], text: (column: number) => string): string => {
    const texts = columns.map(text);
    return texts.every((one) => one === '') ? '' : digest(texts.join('\u0000'));
  };

  const lineAt = new Map(batch.lines.map((line) => [line.row, line] as const));
  const writeAt = new Map(writes.map((write) => [write.row, write] as const));
  const before: Then[] = batch.lines.map((line) => ({
    row: line.row,
    key: keyOf(telling, (column) => textThen(line, column)),
    person: keyOf(persons, (column) => textThen(line, column)),
    write: writeAt.get(line.row),
    origin: writeAt.get(line.row)?.origin?.key ?? '',
    text: (column) => textThen(line, column),
  }));
  if (isWhole) before.push(...farRows(known, before, places));
  const after: Here[] = now.lines.map((line) => ({
    row: line.row,
    line,
    key: keyOf(telling, (column) => at(line, column)),
    person: keyOf(persons, (column) => at(line, column)),
  }));
  const meant = (one: Then, column: number): string | undefined =>
    one.write?.cells.find(([own]) => own === column)?.[1] ?? one.text(column);
  const outputs = [places.email, places.status].filter((column) => now.columnNow(column) > 0);
  const partners = matchRows(before, after, {
    shift: now.headerRow === 0 ? 0 : now.headerRow - places.headerRow,
    signs: [
      (one, { line }) => one.write !== undefined && outputs.every((column) => at(line, column) === meant(one, column)),
      (one, { line }) => one.write === undefined && outputs.every((column) => at(line, column) === one.text(column)),
      (one, { line }) => outputs.every((column) => at(line, column) === one.text(column)),
    ],
  });

  const texts = new Set(writes.flatMap(({ cells }) => cells.map(([, text]) => text)).filter((text) => text !== ''));
  const comparison: Comparison = { back: [], standing: new Set(), gone: new Set(writes), isIncomplete: false };
  for (const here of after) {
    if (here.row === now.headerRow && now.headerRow > 0) continue;
    const one = partners.get(here);
    if (one?.write) comparison.gone.delete(one.write);
    const cells = one ? cellsToPutBack(one, here) : strangersCells(here);
    if (cells.length > 0) {
      const line = one?.row == null ? undefined : lineAt.get(one.row);
      const key = one?.origin || (line ? wholeKey(line) : (one?.key ?? ''));
      const columns = cells.map(([column]) => {
        const then = span.find((candidate) => now.columnNow(candidate) === column) ?? 0;
        const index = one?.write?.origin ? one.write.cells.findIndex(([own]) => own === then) : -1;
        return one?.write?.origin?.columns[index] ?? then;
      });
      comparison.back.push({ row: here.row, cells, insist: true, origin: { key, columns } });
    }
    if (
      one?.write &&
      cells.length === 0 &&
      one.write.cells.every(([column, text]) => text === '' || at(here.line, column) === text)
    )
      comparison.standing.add(one.write);
  }
  return comparison;

  /** What tells the row where nobody has written into it. */
  function wholeKey(line: Line): string {
    return keyOf(columnsThatTell(places), (column) => textThen(line, column));
  }

  /** Of a row that is known: the cells that show something of what was written, and neither their own nor what was meant. */
  function cellsToPutBack(one: Then, { row, line }: Here): [number, string][] {
    const cells: [number, string][] = [];
    const insists = one.write?.insist === true;
    for (const column of span) {
      const was = one.text(column);
      if (was === undefined) continue;
      const should = meant(one, column) ?? was;
      const shows = at(line, column);
      if (shows === should || (shows === was && !insists)) continue;
      const isOurs = shows === was || (shows === '' ? isBlankOfOurs(one, row, line, column) : texts.has(shows));
      if (isOurs) cells.push([now.columnNow(column), insists ? should : was]);
    }
    if (!insists && isHollow(one, line, cells))
      cells.push([now.columnNow(places.status), one.text(places.status) ?? '']);
    return cells;
  }

  /** `Found` beside a cell that has not got its email, or does not keep it. */
  function isHollow({ write, text }: Then, line: Line, back: [number, string][]): boolean {
    const own = (column: number): string => write?.cells.find(([one]) => one === column)?.[1] ?? '';
    const [email, status] = [own(places.email), own(places.status)];
    if (email === '' || email === text(places.email) || status === '' || status === text(places.status)) return false;
    const column = now.columnNow(places.email);
    const isPutBack = column > 0 && back.some(([one]) => one === column);
    return at(line, places.status) === status && (isPutBack || at(line, places.email) === text(places.email));
  }

  /** A cell that was emptied: by our own write at this place, or together with a cell that shows what we wrote. */
  function isBlankOfOurs(one: Then, row: number, line: Line, column: number): boolean {
    // The row's own write, in a column that stands where the email column stood.
    if (one.write?.cells.some(([own, text]) => text === '' && own !== column && own === now.columnNow(column)))
      return true;
    return writes.some(({ row: place, cells }) => {
      if (!cells.some(([own, text]) => text === '' && own === (place === row ? now.columnNow(column) : column)))
        return false;
      const rest = cells.filter(([, text]) => text !== '');
      if (place === row) return rest.every(([own, text]) => line.texts[own - now.first] === text);
      return rest.length > 0 && rest.every(([own, text]) => at(line, own) === text && one.text(own) !== text);
    });
  }

  /** Of a row that nobody knows: an email that was written for somebody else, with its status, and what was written at this very place. */
  function strangersCells(here: Here): [number, string][] {
    const [email, status] = [now.columnNow(places.email), now.columnNow(places.status)];
    const shows = { email: at(here.line, places.email), status: at(here.line, places.status) };
    const own = persons.map((column) => at(here.line, column));
    for (const { row, cells, insist } of writes) {
      if (insist) continue;
      const wrote = (column: number): string | undefined => cells.find(([one]) => one === column)?.[1];
      const line = lineAt.get(row);
      if (wrote(places.status) !== shows.status || isQueued(shows.status)) continue;
      if (line && persons.length > 0 && persons.every((column, index) => textThen(line, column) === own[index]))
        continue;
      const hasEmail = (wrote(places.email) ?? '') !== '';
      if (hasEmail ? wrote(places.email) !== shows.email : row !== here.row) continue;
      comparison.isIncomplete = true;
      const isEmpty = here.row < now.headerRow || own.every((text) => text === '');
      const put: [number, string][] = [];
      if (hasEmail && email > 0) put.push([email, '']);
      // A row of which nothing is known is found again, for nothing if it was found before.
      if (status > 0 && !(statusWord(shows.status) === 'found' && !hasEmail && shows.email !== ''))
        put.push([status, isEmpty ? '' : STATUS_WORDS.queued]);
      return put;
    }
    return [];
  }
}

/** The columns that tell a row, beside those that the run writes. */
export function columnsThatTell(places: Places): number[] {
  const columns: number[] = [];
  for (let column = places.first; column <= places.last; column++)
    if (column !== places.email && column !== places.status) columns.push(column);
  return columns;
}

/** The known rows beside those of the window, which were known before as well. */
function farRows(known: readonly KnownRow[], window: readonly Before[], places: Places): Then[] {
  const seen = new Map<string, number>();
  for (const { key } of window) seen.set(key, (seen.get(key) ?? 0) + 1);
  return known.flatMap(({ key, person, email, status }) => {
    const left = seen.get(key) ?? 0;
    if (left > 0) seen.set(key, left - 1);
    if (left > 0) return [];
    const text = (column: number) => (column === places.email ? email : column === places.status ? status : undefined);
    return [{ row: null, key, person, write: undefined, origin: key, text }];
  });
}
