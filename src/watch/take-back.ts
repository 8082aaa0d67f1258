import { columnsOfPerson, columnsThatTell, keyOf, markOf } from '../recognise/known-rows';
import type { KnownRow } from '../recognise/known-rows';
import type { Line } from '../sheet/line';
import { matchRows } from '../recognise/match-rows';
import type { After, Before } from '../recognise/match-rows';
import { areApart } from '../sheet/place-columns';
import type { Places } from '../sheet/place-columns';
import { isQueued, STATUS_WORDS, statusWord } from '../sheet/status';
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

type Then = Before & {
  /** Where it stood when it was seen last. */
  place: number;
  write: RowWrite | undefined;
  origin: string;
  text(column: number): string | undefined;
};
type Here = After & { line: Line };

/**
 * Sheets has no write that depends on what a cell says: between the look and the write that goes by it people may sort,
 * insert, delete and move rows and columns, and the write then hits other cells. So what was written is compared with
 * what the sheet shows afterwards: for each row, who stands there, under which headers, and what did that row show
 * under these headers before? Where a cell shows something that was written and that was not meant for it, it gets
 * back what it showed. What somebody typed meanwhile is left alone.
 */
export function compareWithBefore(batch: Batch, others: readonly KnownRow[], now: Now): Comparison {
  const { places, writes } = batch;
  const written = new Set(writes.flatMap(({ cells }) => cells.map(([column]) => column)));
  const span: number[] = [];
  for (let column = places.first; column <= places.last; column++) if (now.columnNow(column) > 0) span.push(column);
  const at = (line: Line, column: number): string =>
    now.columnNow(column) > 0 ? line.texts[now.columnNow(column) - now.first] || '' : '';
  const textThen = (line: Line, column: number): string => line.texts[column - places.first] || '';

  // A cell that the write may have hit tells nothing of who stands in the row, nor does a column that was blank.
  const whole = columnsThatTell(places);
  const shown = whole.filter((column) => batch.lines.some((line) => textThen(line, column) !== ''));
  const standing = shown.filter((column) => now.columnNow(column) > 0);
  const telling = standing.filter((column) => !written.has(now.columnNow(column)));
  const persons = columnsOfPerson(places, telling);
  const tell = (mark: (column: number) => string) => {
    const marks = standing.map(mark);
    return { key: keyOf(marks), rest: keyOf(telling.map(mark)), person: keyOf(persons.map(mark)), marks };
  };

  const lineAt = new Map(batch.lines.map((line) => [line.row, line] as const));
  const writeAt = new Map(writes.map((write) => [write.row, write] as const));
  const before: Then[] = batch.lines.map((line) => {
    const mark = (column: number): string => markOf(textThen(line, column));
    return {
      row: line.row,
      place: line.row,
      ...tell(mark),
      write: writeAt.get(line.row),
      origin: writeAt.get(line.row)?.origin?.key || keyOf(whole.map(mark)),
      text: (column) => textThen(line, column),
    };
  });
  for (const { row, marks, email, status, texts } of others) {
    const mark = (column: number): string => marks[whole.indexOf(column)] || '';
    before.push({
      row: null,
      place: row,
      ...tell(mark),
      write: undefined,
      origin: keyOf(marks),
      text: (column) =>
        column === places.email ? email : column === places.status ? status : texts?.[column - places.first],
    });
  }
  const after: Here[] = now.lines.map((line) => {
    const mark = (column: number): string => markOf(at(line, column));
    return { row: line.row, line, ...tell(mark) };
  });
  const meant = (one: Then, column: number): string | undefined =>
    one.write?.cells.find(([own]) => own === column)?.[1] ?? one.text(column);
  const shift = now.headerRow === 0 ? 0 : now.headerRow - places.headerRow;
  const isApart = areApart(places);
  const outputs = [places.email, places.status].filter((column) => now.columnNow(column) > 0);
  // Where most of what tells rows is found nowhere, what is left tells nobody: people share a company.
  if (standing.length * 2 <= shown.length && shown.length > 0) before.length = 0;
  const partners = matchRows(before, after, {
    shift,
    hits: new Set(writes.flatMap(({ cells }) => cells.map(([, text]) => markOf(text)))),
    signs: [
      (one, { line }) => one.write !== undefined && outputs.every((column) => at(line, column) === meant(one, column)),
      (one, { line }) => one.write === undefined && outputs.every((column) => at(line, column) === one.text(column)),
      (one, { line }) => outputs.every((column) => at(line, column) === one.text(column)),
    ],
  });

  const placed = new Set(span.map((column) => now.columnNow(column)));
  const texts = new Set(
    writes.flatMap(({ cells }) => cells.flatMap(([, text]) => (text === '' ? [] : [text, asNumber(text)]))),
  );
  // A column that has moved may have come back; what went astray in it tells that it was elsewhere.
  const isTouched = (column: number): boolean =>
    span.some((one) => now.columnNow(one) !== one) ||
    [...partners].some(([{ line }, one]) => {
      const shows = at(line, column);
      return texts.has(shows) && shows !== meant(one, column) && shows !== one.text(column);
    });
  const touched = new Set(span.filter(isTouched));
  const byKey = new Map(before.map((one) => [one.key, one] as const));
  byKey.delete('');
  const comparison: Comparison = { back: [], standing: new Set(), gone: new Set(writes), isIncomplete: false };
  for (const here of after) {
    if (here.row === now.headerRow && now.headerRow > 0) continue;
    // A copy that somebody has made of a row shows what that one should.
    const one = partners.get(here) ?? byKey.get(here.key);
    if (one?.write) comparison.gone.delete(one.write);
    const asText: number[] = [];
    const cells = one ? cellsToPutBack(one, here, asText) : strangersCells(here);
    const add = (more: [number, string][]): void =>
      void cells.push(...more.filter(([column]) => !cells.some(([other]) => other === column)));
    add(cellsToEmpty(here, one));
    if (one?.write && !one.write.insist && one.person !== here.person) add(formersCells(one, here));
    if (cells.length > 0) {
      const columns = cells.map(([column]) => {
        const then = span.find((candidate) => now.columnNow(candidate) === column) || 0;
        const index = one?.write?.origin ? one.write.cells.findIndex(([own]) => own === then) : -1;
        return one?.write?.origin?.columns[index] ?? then;
      });
      const origin = { key: one?.origin || '', place: one?.write?.origin?.place ?? one?.place ?? 0, columns };
      comparison.back.push({ row: here.row, cells, insist: true, asText, origin });
    }
    if (
      one?.write &&
      cells.length === 0 &&
      one.write.cells.every(([column, text]) => text === '' || at(here.line, column) === text)
    )
      comparison.standing.add(one.write);
  }
  return comparison;

  /** Of a row that is known: the cells that show something of what was written, and neither their own nor what was meant. */
  function cellsToPutBack(one: Then, { row, line }: Here, asText: number[]): [number, string][] {
    const cells: [number, string][] = [];
    const insists = one.write?.insist === true;
    for (const column of span) {
      const was = one.text(column);
      if (was === undefined) continue;
      const should = meant(one, column) ?? was;
      const shows = at(line, column);
      if (shows === should || (shows === was && !insists)) continue;
      const isOurs = shows === was || (shows === '' ? isBlankOfOurs(one, row, line, column) : texts.has(shows));
      const wasRead = insists && shows !== '' && isReadAsInput(should);
      if (isOurs || wasRead) cells.push([now.columnNow(column), insists ? should : was]);
      const isNumberNow = wasRead && (!isOurs || shows === asNumber(should));
      if (isNumberNow || one.write?.asText?.includes(column)) asText.push(now.columnNow(column));
    }
    if (!insists && isHollow(one, line, cells))
      cells.push([now.columnNow(places.status), one.text(places.status) || '']);
    return cells;
  }

  /** Of a row that is about somebody else by now: the answer of whom it was about, and it waits for its own. */
  function formersCells({ write, text }: Then, { line }: Here): [number, string][] {
    const cells: [number, string][] = [];
    for (const [column, wrote] of write?.cells ?? []) {
      if (now.columnNow(column) === 0 || at(line, column) !== wrote || wrote === text(column)) continue;
      if (column !== places.status) cells.push([now.columnNow(column), text(column) || '']);
      else if (wrote !== '' && !isQueued(wrote)) cells.push([now.columnNow(column), STATUS_WORDS.queued]);
    }
    return cells;
  }

  /** `Found` beside a cell that has not got its email, or does not keep it. */
  function isHollow({ write, text }: Then, line: Line, back: [number, string][]): boolean {
    const own = (column: number): string => write?.cells.find(([one]) => one === column)?.[1] || '';
    const [email, status] = [own(places.email), own(places.status)];
    if (email === '' || email === text(places.email) || status === '' || status === text(places.status)) return false;
    const column = now.columnNow(places.email);
    const isPutBack = column > 0 && back.some(([one]) => one === column);
    return at(line, places.status) === status && (isPutBack || at(line, places.email) === text(places.email));
  }

  /**
   * A cell that was emptied by our own write: at the place where it stands, or where columns have moved, before the
   * write or after it, in any column; or elsewhere together with a cell that shows what was written beside the nothing.
   * Where email and status are written apart, or a write broke off, nothing needs to stand beside it: a row that has
   * moved is enough.
   */
  function isBlankOfOurs({ place: before, text: was }: Then, row: number, line: Line, column: number): boolean {
    const hasMoved = before + shift !== row;
    return writes.some(({ row: place, cells }) => {
      const blanks = cells.filter(([, text]) => text === '');
      const isHere = blanks.some(([own]) => own === column || touched.has(column));
      if (isHere && (place === row || (hasMoved && (isApart || batch.broke)))) return true;
      const rest = cells.filter(([, text]) => text !== '');
      const isAnywhere = (text: string): boolean => span.some((one) => at(line, one) === text && was(one) !== text);
      // What stands where it was meant has its nothing where that was meant.
      const isAstray = isHere || rest.some(([own, text]) => at(line, own) !== text);
      return blanks.length > 0 && rest.length > 0 && isAstray && rest.every(([, text]) => isAnywhere(text));
    });
  }

  /**
   * In columns that have come, or were blank and are not found again, and in any of a row that nobody knows where the
   * written ones have moved: what was written at this very place; and all that was written where a column shows nothing
   * else.
   */
  function cellsToEmpty({ row, line }: Here, one: Then | undefined): [number, string][] {
    const shows = (column: number): string => line.texts[column - now.first] || '';
    const cells = [...now.strays].filter((column) => texts.has(shows(column)));
    for (const { row: place, cells: own, insist } of writes)
      for (const [column, text] of own) {
        const isForeign = !placed.has(column) || (!one && now.columnNow(column) !== column);
        if (place === row && !insist && text !== '' && isForeign && shows(column) === text) cells.push(column);
      }
    return [...new Set(cells)].map((column) => [column, '']);
  }

  /** Of a row that nobody knows: an email that was written for somebody else, and what was written at this very place. */
  function strangersCells(here: Here): [number, string][] {
    const [email, status] = [now.columnNow(places.email), now.columnNow(places.status)];
    const shows = { email: at(here.line, places.email), status: at(here.line, places.status) };
    const own = persons.map((column) => at(here.line, column));
    const isEmpty = here.row < now.headerRow || own.every((text) => text === '');
    for (const { row, cells, insist } of writes) {
      if (insist) continue;
      const wrote = (column: number): string | undefined => cells.find(([one]) => one === column)?.[1];
      const line = lineAt.get(row);
      const hasEmail = (wrote(places.email) || '') !== '';
      // Who stands in a row that says Queued is asked for, but where nobody does the word would stay.
      const isStatusOurs = wrote(places.status) === shows.status && (isEmpty || !isQueued(shows.status));
      // Where email and status are written apart, the status may have come without its email.
      const isHollow = hasEmail && shows.email === '' && statusWord(shows.status) === 'found';
      const isWithoutEmail = !hasEmail || isHollow;
      if (isWithoutEmail ? !isStatusOurs || row !== here.row : wrote(places.email) !== shows.email) continue;
      if (line && persons.length > 0 && persons.every((column, index) => textThen(line, column) === own[index]))
        continue;
      comparison.isIncomplete = true;
      const put: [number, string][] = [];
      if (!isWithoutEmail && email > 0) put.push([email, '']);
      // A row of which nothing is known is found again, for nothing if it was found before.
      if (status > 0 && isStatusOurs && !(statusWord(shows.status) === 'found' && !hasEmail && shows.email !== ''))
        put.push([status, isEmpty ? '' : STATUS_WORDS.queued]);
      return put;
    }
    return [];
  }
}

const DIGIT = /\d/;

/** Written texts are read like typed input: what shows something else afterwards (`007` as 7) was text and is made text again. */
function isReadAsInput(text: string): boolean {
  return DIGIT.test(text) && !text.includes('@');
}

/** `0021` shows 21 where it was read as a number. */
function asNumber(text: string): string {
  return DIGIT.test(text) && Number.isFinite(Number(text)) ? String(Number(text)) : text;
}
