import type { Line } from './line';

/** Enough rows to tell a column by what it holds. */
const ROWS_COMPARED = 60;
/** So many texts more in another column are no chance. */
const FEWEST = 3;

interface Side {
  first: number;
  lines: readonly Line[];
}

export interface Matched {
  /** Where each column stands now; those that are nowhere to be found are missing. */
  places: Map<number, number>;
  /** Some column holds what the headers, or its place, say that another one holds. */
  isContradicted: boolean;
}

/**
 * Where columns stand now: where their headers say, unless what they held is found in another column. For lists without
 * headers, and for headers that tell nothing.
 *
 * @param columns the columns as they stood before, of which `before` has the texts from `first` on
 * @param strays columns of now that show nothing but what was written by mistake, perhaps: they were blank
 * @param byHeader where the headers, or in a list without any the number of columns, say that they stand
 */
export function matchColumns(
  columns: number[],
  before: Side,
  after: Side,
  byHeader: ReadonlyMap<number, number | null>,
  strays: ReadonlySet<number> = new Set(),
): Matched {
  const lines = before.lines.slice(0, ROWS_COMPARED);
  const width = after.lines.reduce((most, { texts }) => Math.max(most, texts.length), 0);
  const held = Array.from({ length: width }, (_, index) =>
    countTexts(after.lines.map(({ texts }) => texts[index] ?? '')),
  );
  const placesNow = Array.from({ length: width }, (_, index) => index + after.first);
  const places = new Map<number, number>();
  const taken = new Set<number>();
  const put = (column: number, place: number): void => {
    places.set(column, place);
    taken.add(place);
  };

  const blank: number[] = [];
  const lost: { column: number; texts: Map<string, number>; all: number }[] = [];
  let isContradicted = false;
  for (const column of columns) {
    const texts = countTexts(lines.map((line) => line.texts[column - before.first] ?? ''));
    const all = sum(texts);
    if (all === 0) {
      blank.push(column);
      continue;
    }
    const here = byHeader.get(column) ?? null;
    const most = Math.max(0, ...held.map((now) => shared(texts, now)));
    const found = here === null ? 0 : shared(texts, held[here - after.first]);
    const isElsewhere = most * 2 > all && most >= found + Math.max(FEWEST, all / 4);
    isContradicted = isContradicted || (here !== null && isElsewhere);
    if (here !== null && !isElsewhere && !taken.has(here)) put(column, here);
    else lost.push({ column, texts, all });
  }
  for (const { column, texts, all } of lost) {
    const expected = (places.get(column - 1) ?? column - 1) + 1;
    let best = 0;
    let place = 0;
    for (const candidate of [expected, ...placesNow]) {
      const same = taken.has(candidate) ? 0 : shared(texts, held[candidate - after.first]);
      if (same > best && same * 2 > all) [best, place] = [same, candidate];
    }
    if (place > 0) put(column, place);
  }
  for (const column of blank) {
    const here = byHeader.get(column) ?? 0;
    const beside = [(places.get(column - 1) ?? column - 1) + 1, (places.get(column + 1) ?? column + 1) - 1];
    const place = (isContradicted ? [...strays, ...beside, here] : [here, ...strays, ...beside]).find(
      (candidate) => placesNow.includes(candidate) && !taken.has(candidate),
    );
    if (place !== undefined) put(column, place);
  }
  return { places, isContradicted };
}

function countTexts(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

function shared(texts: Map<string, number>, others: Map<string, number> | undefined): number {
  let same = 0;
  for (const [text, count] of texts) same += Math.min(count, others?.get(text) ?? 0);
  return same;
}

function sum(texts: Map<string, number>): number {
  let all = 0;
  for (const count of texts.values()) all += count;
  return all;
}
