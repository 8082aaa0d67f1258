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

export interface Hints {
  /** Where the headers, or in a list without any the number of columns, say that the columns stand. */
  byHeader: ReadonlyMap<number, number | null>;
  /** What was written meanwhile, perhaps into other columns: it tells none. */
  written?: ReadonlySet<string>;
  /** Columns of now that show nothing else: they were blank. */
  strays?: ReadonlySet<number>;
}

/**
 * Where columns stand now: where their headers say, unless what they held is found in another column. For lists without
 * headers, and for headers that tell nothing.
 *
 * @param columns the columns as they stood before, of which `before` has the texts from `first` on
 */
export function matchColumns(
  columns: number[],
  before: Side,
  after: Side,
  { byHeader, written = new Set(), strays = new Set() }: Hints,
): Matched {
  const lines = before.lines.slice(0, ROWS_COMPARED);
  const width = after.lines.reduce((most, { texts }) => Math.max(most, texts.length), 0);
  const held = Array.from({ length: width }, (_, index) =>
    countTexts(
      after.lines.map(({ texts }) => texts[index] ?? ''),
      written,
    ),
  );
  const placesNow = Array.from({ length: width }, (_, index) => index + after.first);
  const places = new Map<number, number>();
  const taken = new Set<number>();
  const put = (column: number, place: number): void => {
    places.set(column, place);
    taken.add(place);
  };

  const all = columns.map((column) => {
    const texts = countTexts(
      lines.map((line) => line.texts[column - before.first] ?? ''),
      written,
    );
    const [shown, here] = [sum(texts), byHeader.get(column) ?? null];
    const found = here === null ? 0 : shared(texts, held[here - after.first]);
    const most = Math.max(0, ...held.map((now) => shared(texts, now)));
    const isElsewhere = most * 2 > shown && most >= found + Math.max(FEWEST, shown / 4);
    // Nothing of it is there any more, while some column shows nothing but what was written.
    const isHidden = strays.size > 0 && shown >= FEWEST && found === 0;
    return { column, texts, shown, here, found, isElsewhere: isElsewhere || isHidden };
  });
  const isContradicted = all.some(({ here, isElsewhere }) => here !== null && isElsewhere);
  const shownAny = all.filter(({ shown }) => shown > 0);
  // Where one column is not where its header says, no other is just for that.
  const isHere = ({ here, isElsewhere, found, shown }: (typeof all)[number]): boolean =>
    here !== null && !isElsewhere && (!isContradicted || found * 2 > shown);
  for (const one of shownAny) if (isHere(one)) put(one.column, one.here as number);
  for (const { column, texts, shown } of shownAny.filter((one) => !isHere(one))) {
    const expected = (places.get(column - 1) ?? column - 1) + 1;
    let best = 0;
    let place = 0;
    for (const candidate of [expected, ...placesNow]) {
      const same = taken.has(candidate) ? 0 : shared(texts, held[candidate - after.first]);
      if (same > best && same * 2 > shown) [best, place] = [same, candidate];
    }
    if (place > 0) put(column, place);
  }
  /** Columns that were blank or show nothing of their own any more, where this one would stand between its neighbours. */
  const nearest = (column: number): number[] => {
    let [left, right] = [column - 1, column + 1];
    while (left > 0 && !places.has(left)) left--;
    while (right < before.first + columns.length && !places.has(right)) right++;
    const expected = (places.get(left) ?? left) + column - left;
    return [...strays]
      .filter((place) => place > (places.get(left) ?? 0) && place < (places.get(right) ?? Number.POSITIVE_INFINITY))
      .sort((one, other) => Math.abs(one - expected) - Math.abs(other - expected));
  };
  // What was written over from top to bottom shows nothing else now.
  const isFree = (candidate: number): boolean => placesNow.includes(candidate) && !taken.has(candidate);
  for (const { column, shown, here } of all) {
    if (places.has(column) || (shown === 0 && here !== null && !isContradicted)) continue;
    const place = nearest(column).find(isFree);
    if (place !== undefined) put(column, place);
  }
  for (const { column, shown, here } of all) {
    if (shown > 0 || places.has(column)) continue;
    const beside = [(places.get(column - 1) ?? column - 1) + 1, (places.get(column + 1) ?? column + 1) - 1];
    const place = (isContradicted ? [...beside, here ?? 0] : [here ?? 0, ...beside]).find(isFree);
    if (place !== undefined) put(column, place);
  }
  return { places, isContradicted };
}

function countTexts(texts: string[], left: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== '' && !left.has(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
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
