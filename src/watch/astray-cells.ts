import type { Line } from '../sheet/line';
import { areApart } from '../sheet/place-columns';
import { isQueued, STATUS_WORDS, statusWord } from '../sheet/status';
import { meant, shiftOf } from './sides';
import type { Here, Sides, Then } from './sides';

/** Cells to be written, by the columns of now. */
export type Cells = [column: number, text: string][];

/** Both sides, and what went astray between them. */
export interface Astray extends Sides {
  /** All that was written, also as it shows where it was read as a number. */
  texts: ReadonlySet<string>;
  /** Columns of then in which something that was written may stand that was not meant for them. */
  touched: ReadonlySet<number>;
}

/** Of a row that is known: the cells that show something of what was written, and neither their own nor what was meant. */
export function cellsToPutBack(astray: Astray, one: Then, { row, line }: Here, asText: number[]): Cells {
  const { now, batch, span, texts, at } = astray;
  const { status } = batch.places;
  const cells: Cells = [];
  const insists = one.write?.insist === true;
  for (const column of span) {
    const was = one.text(column);
    if (was === undefined) continue;
    const should = meant(one, column) ?? was;
    const shows = at(line, column);
    if (shows === should || (shows === was && !insists)) continue;
    const isOurs =
      shows === was || (shows === '' ? isBlankOfOurs(astray, one, { row, line }, column) : texts.has(shows));
    const wasRead = insists && shows !== '' && isReadAsInput(should);
    if (isOurs || wasRead) cells.push([now.columnNow(column), insists ? should : was]);
    const isNumberNow = wasRead && (!isOurs || shows === asNumber(should));
    if (isNumberNow || one.write?.asText?.includes(column)) asText.push(now.columnNow(column));
  }
  if (!insists && isHollow(astray, one, line, cells)) cells.push([now.columnNow(status), one.text(status) || '']);
  return cells;
}

/** Of a row that is about somebody else by now: the answer of whom it was about, and it waits for its own. */
export function formersCells({ now, batch, at }: Sides, { write, text }: Then, { line }: Here): Cells {
  const cells: Cells = [];
  for (const [column, wrote] of write?.cells ?? []) {
    if (now.columnNow(column) === 0 || at(line, column) !== wrote || wrote === text(column)) continue;
    if (column !== batch.places.status) cells.push([now.columnNow(column), text(column) || '']);
    else if (wrote !== '' && !isQueued(wrote)) cells.push([now.columnNow(column), STATUS_WORDS.queued]);
  }
  return cells;
}

/** `Found` beside a cell that has not got its email, or does not keep it. */
function isHollow({ now, batch, at }: Sides, { write, text }: Then, line: Line, back: Cells): boolean {
  const { places } = batch;
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
function isBlankOfOurs(
  astray: Astray,
  { place: before, text: was }: Then,
  { row, line }: Pick<Here, 'row' | 'line'>,
  column: number,
): boolean {
  const { batch, span, touched, at } = astray;
  const hasMoved = before + shiftOf(astray) !== row;
  const maySplit = areApart(batch.places) || batch.broke;
  return batch.writes.some(({ row: place, cells }) => {
    const blanks = cells.filter(([, text]) => text === '');
    const isHere = blanks.some(([own]) => own === column || touched.has(column));
    if (isHere && (place === row || (hasMoved && maySplit))) return true;
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
export function cellsToEmpty({ now, batch, span, texts }: Astray, { row, line }: Here, one: Then | undefined): Cells {
  const placed = new Set(span.map((column) => now.columnNow(column)));
  const shows = (column: number): string => line.texts[column - now.first] || '';
  const cells = [...now.strays].filter((column) => texts.has(shows(column)));
  for (const { row: place, cells: own, insist } of batch.writes)
    for (const [column, text] of own) {
      const isForeign = !placed.has(column) || (!one && now.columnNow(column) !== column);
      if (place === row && !insist && text !== '' && isForeign && shows(column) === text) cells.push(column);
    }
  return [...new Set(cells)].map((column) => [column, '']);
}

/**
 * Of a row that nobody knows: an email that was written for somebody else, and what was written at this very place; null
 * where nothing of that stands there.
 */
export function strangersCells({ now, batch, lineAt, persons, at, textThen }: Sides, here: Here): Cells | null {
  const { places, writes } = batch;
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
    if (line && persons.length > 0 && persons.every((column, index) => textThen(line, column) === own[index])) continue;
    const put: Cells = [];
    if (!isWithoutEmail && email > 0) put.push([email, '']);
    // A row of which nothing is known is found again, for nothing if it was found before.
    if (status > 0 && isStatusOurs && !(statusWord(shows.status) === 'found' && !hasEmail && shows.email !== ''))
      put.push([status, isEmpty ? '' : STATUS_WORDS.queued]);
    return put;
  }
  return null;
}

const DIGIT = /\d/;

/** Written texts are read like typed input: what shows something else afterwards (`007` as 7) was text and is made text again. */
function isReadAsInput(text: string): boolean {
  return DIGIT.test(text) && !text.includes('@');
}

/** `0021` shows 21 where it was read as a number. */
export function asNumber(text: string): string {
  return DIGIT.test(text) && Number.isFinite(Number(text)) ? String(Number(text)) : text;
}
