import type { KnownRow } from '../recognise/known-rows';
import { matchRows } from '../recognise/match-rows';
import { markOf } from '../recognise/known-rows';
import type { RowWrite } from '../sheet/written';
import { asNumber, cellsToEmpty, cellsToPutBack, formersCells, strangersCells } from './astray-cells';
import type { Astray, Cells } from './astray-cells';
import { meant, shiftOf, sidesOf } from './sides';
import type { Batch, Here, Now, Sides, Then } from './sides';

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

/**
 * Sheets has no write that depends on what a cell says: between the look and the write that goes by it people may sort,
 * insert, delete and move rows and columns, and the write then hits other cells. So what was written is compared with
 * what the sheet shows afterwards: for each row, who stands there, under which headers, and what did that row show
 * under these headers before? Where a cell shows something that was written and that was not meant for it, it gets
 * back what it showed. What somebody typed meanwhile is left alone.
 */
export function compareWithBefore(batch: Batch, others: readonly KnownRow[], now: Now): Comparison {
  const sides = sidesOf(batch, others, now);
  const partners = partnersOf(sides);
  const astray = astrayBetween(sides, partners);
  const byKey = new Map(sides.before.map((one) => [one.key, one] as const));
  byKey.delete('');
  const comparison: Comparison = { back: [], standing: new Set(), gone: new Set(batch.writes), isIncomplete: false };
  for (const here of sides.after) {
    if (here.row === now.headerRow && now.headerRow > 0) continue;
    // A copy that somebody has made of a row shows what that one should.
    const one = partners.get(here) ?? byKey.get(here.key);
    compareRow(comparison, astray, here, one);
  }
  return comparison;
}

function compareRow(comparison: Comparison, astray: Astray, here: Here, one: Then | undefined): void {
  const write = one?.write;
  if (write) comparison.gone.delete(write);
  const asText: number[] = [];
  const strangers = one ? null : strangersCells(astray, here);
  if (strangers) comparison.isIncomplete = true;
  const cells = one ? cellsToPutBack(astray, one, here, asText) : strangers || [];
  const add = (more: Cells): void =>
    void cells.push(...more.filter(([column]) => !cells.some(([other]) => other === column)));
  add(cellsToEmpty(astray, here, one));
  if (one && write && !write.insist && one.person !== here.person) add(formersCells(astray, one, here));
  if (cells.length > 0)
    comparison.back.push({ row: here.row, cells, insist: true, asText, origin: originOf(astray, one, cells) });
  else if (write?.cells.every(([column, text]) => text === '' || astray.at(here.line, column) === text))
    comparison.standing.add(write);
}

/** The row by all that tells it, and where its cells stood before. */
function originOf({ now, span }: Sides, one: Then | undefined, cells: Cells): NonNullable<RowWrite['origin']> {
  const before = one?.write?.origin;
  const columns = cells.map(([column]) => {
    const then = span.find((candidate) => now.columnNow(candidate) === column) || 0;
    const index = before ? (one?.write?.cells.findIndex(([own]) => own === then) ?? -1) : -1;
    return before?.columns[index] ?? then;
  });
  return { key: one?.origin || '', place: before?.place ?? one?.place ?? 0, columns };
}

/** Which of the rows before each row of now is. */
function partnersOf(sides: Sides): Map<Here, Then> {
  const { batch, now, before, after, at } = sides;
  const { places, writes } = batch;
  const outputs = [places.email, places.status].filter((column) => now.columnNow(column) > 0);
  return matchRows(before, after, {
    shift: shiftOf(sides),
    hits: new Set(writes.flatMap(({ cells }) => cells.map(([, text]) => markOf(text)))),
    signs: [
      (one, { line }) => one.write !== undefined && outputs.every((column) => at(line, column) === meant(one, column)),
      (one, { line }) => one.write === undefined && outputs.every((column) => at(line, column) === one.text(column)),
      (one, { line }) => outputs.every((column) => at(line, column) === one.text(column)),
    ],
  });
}

function astrayBetween(sides: Sides, partners: ReadonlyMap<Here, Then>): Astray {
  const { batch, now, span, at } = sides;
  const texts = new Set(
    batch.writes.flatMap(({ cells }) => cells.flatMap(([, text]) => (text === '' ? [] : [text, asNumber(text)]))),
  );
  // A column that has moved may have come back; what went astray in it tells that it was elsewhere.
  const hasMoved = span.some((one) => now.columnNow(one) !== one);
  const isTouched = (column: number): boolean =>
    hasMoved ||
    [...partners].some(([{ line }, one]) => {
      const shows = at(line, column);
      return texts.has(shows) && shows !== meant(one, column) && shows !== one.text(column);
    });
  return { ...sides, texts, touched: new Set(span.filter(isTouched)) };
}
