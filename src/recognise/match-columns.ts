import type { Line } from '../sheet/line';
import type { RowWrite } from '../sheet/written';

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
  /** Columns whose header no other column has, then and now. */
  sure?: ReadonlySet<number>;
  /** What was written meanwhile, perhaps into other columns: it tells none. */
  writes?: readonly RowWrite[];
  /** A column was deleted: else one of which nothing is found has been written over. */
  hasGone?: boolean;
  /** Columns of now that show nothing else: they were blank. */
  strays?: ReadonlySet<number>;
  /** No column has come or gone, as far as their number tells. */
  isSameWidth?: boolean;
  /** So many texts more in another column are no chance; fewer where a header was given to one more column. */
  fewest?: number;
}

/**
 * Where columns stand now: where their headers say, unless what they held is found in another column. For lists without
 * headers, and for headers that tell nothing.
 *
 * @param columns the columns as they stood before, of which `before` has the texts from `first` on
 */
export function matchColumns(columns: number[], before: Side, after: Side, hints: Hints): Matched {
  const { byHeader, sure = new Set(), writes = [], strays = new Set(), isSameWidth = false, fewest = FEWEST } = hints;
  const written = new Set(writes.flatMap(({ cells }) => cells.map(([, text]) => text)));
  const rows = new Set(writes.map(({ row }) => row));
  const untouched = before.lines.filter(({ row }) => !rows.has(row));
  const lines = (untouched.length > FEWEST ? untouched : before.lines).slice(0, ROWS_COMPARED);
  const width = after.lines.reduce((most, { texts }) => Math.max(most, texts.length), 0);
  const held = Array.from({ length: width }, (_, index) => countTexts(after.lines, index, written));
  const hits = held.map((_, index) => after.lines.filter(({ texts }) => written.has(texts[index] || '')).length);
  const texts = new Map(columns.map((column) => [column, countTexts(lines, column - before.first, written)] as const));
  /** Another column is found here. */
  const isOfAnother = (here: number, column: number): boolean =>
    [...texts].some(([other, own]) => {
      const same = other === column ? 0 : shared(own, held[here - after.first]);
      return same >= fewest && same * 2 > sum(own);
    });
  const all = [...texts].map(([column, texts]): Column => {
    const [shown, here] = [sum(texts), byHeader.get(column) ?? null];
    const found = here === null ? 0 : shared(texts, held[here - after.first]);
    const most = Math.max(0, ...held.map((now) => shared(texts, now)));
    const isElsewhere = most * 2 > shown && most >= found + Math.max(fewest, shown / 4);
    // Nothing of it is there any more, while some column shows nothing but what was written.
    const isHidden = strays.size > 0 && shown >= FEWEST && found === 0;
    const isGone = here !== null && shown > 0 && found * 4 <= shown && isOfAnother(here, column);
    return { column, texts, shown, here, found, isElsewhere: isElsewhere || isHidden || isGone };
  });
  const isContradicted = all.some(({ here, isElsewhere }) => here !== null && isElsewhere);
  const places = new Places(after.first, width);
  for (const { column, here } of all) if (here !== null && sure.has(column)) places.put(column, here);
  const meant = writes.flatMap(({ cells }) => cells).filter(([, text]) => text !== '');
  const stand = [...new Set(meant.map(([own]) => own))].map(standing);
  if (hints.hasGone && stand.every(({ place }) => place > 0) && stand.some(({ isTold }) => isTold))
    for (const { column, place } of stand) places.put(column, place);
  // Where one column is not where its header says, no other is just for that.
  for (const { column, shown, here, found, isElsewhere } of all)
    if (!sure.has(column) && shown > 0 && here !== null && !isElsewhere && (!isContradicted || found * 2 > shown))
      places.put(column, here);
  for (const { column, texts, shown } of all) {
    if (shown === 0 || places.now.has(column)) continue;
    let [best, place] = [0, 0];
    for (const candidate of [places.behind(column), ...places.all]) {
      const same = places.isFree(candidate) ? shared(texts, held[candidate - after.first]) : 0;
      // What was written over in it was its own.
      if (same > best && (same + (fewest < FEWEST ? hits[candidate - after.first] || 0 : 0)) * 2 > shown)
        [best, place] = [same, candidate];
    }
    if (place > 0) places.put(column, place);
  }
  // What was written over from top to bottom shows nothing else now; of no column more than was written.
  const mayHide = all.filter(({ shown }) => shown <= rows.size);
  for (const { column, shown, here } of mayHide)
    if (shown > 0 || here === null || isContradicted) places.putAt(column, places.between(column, strays));
  const hidden = mayHide.filter(({ column, shown }) => shown > 0 && !places.now.has(column));
  const left = [...strays].filter((place) => places.isFree(place));
  if (isSameWidth && hidden.length === 1 && left.length === 1) places.putAt(hidden[0]?.column || 0, left);
  for (const { column, shown, here } of all) {
    const stood = stand.find((one) => one.column === column && one.isTold)?.place || 0;
    const beside = [places.behind(column), places.before(column)];
    if (shown === 0)
      places.putAt(column, isContradicted ? [stood, ...beside, here || 0] : [here || 0, stood, ...beside]);
  }
  return { places: places.now, isContradicted };

  /**
   * Where what was written into a column stands, unless that shows what another one did, or what stood in its own before
   * is found elsewhere: then it has hit that one. `isTold` where something stood there.
   */
  function standing(column: number): { column: number; place: number; isTold: boolean } {
    const own = new Set(meant.map(([one, text]) => (one === column ? text : null)));
    const counts = held.map((_, index) => after.lines.filter(({ texts }) => own.has(texts[index] || '')).length);
    const most = Math.max(...counts);
    const place = counts.indexOf(most) + after.first;
    const was = countTexts(before.lines, column - before.first, written);
    const isElsewhere = held.some((now, index) => index + after.first !== place && shared(was, now) * 2 > sum(was));
    const isIt = most > 0 && (places.now.get(column) || place) === place && !isOfAnother(place, column) && !isElsewhere;
    return { column, place: isIt ? place : 0, isTold: was.size > 0 };
  }
}

interface Column {
  column: number;
  /** What it showed, and how many cells showed something. */
  texts: Map<string, number>;
  shown: number;
  /** Where its header says that it stands, and how many of its texts are there. */
  here: number | null;
  found: number;
  isElsewhere: boolean;
}

/** Where columns are now, as far as that is found out. */
class Places {
  readonly now = new Map<number, number>();
  readonly all: number[];
  private taken = new Set<number>();

  constructor(first: number, width: number) {
    this.all = Array.from({ length: width }, (_, index) => index + first);
  }

  isFree(place: number): boolean {
    return this.all.includes(place) && !this.taken.has(place);
  }

  put(column: number, place: number): void {
    if (this.taken.has(place)) return;
    this.now.set(column, place);
    this.taken.add(place);
  }

  /** Puts a column that is nowhere yet at the first place that is free. */
  putAt(column: number, candidates: readonly number[]): void {
    const place = this.now.has(column) ? undefined : candidates.find((candidate) => this.isFree(candidate));
    if (place !== undefined) this.put(column, place);
  }

  behind(column: number): number {
    return (this.now.get(column - 1) ?? column - 1) + 1;
  }

  before(column: number): number {
    return (this.now.get(column + 1) ?? column + 1) - 1;
  }

  /** Of these places those between the next columns that were found at both sides, the likeliest first. */
  between(column: number, candidates: ReadonlySet<number>): number[] {
    const found = [...this.now.keys()];
    const left = Math.max(0, ...found.filter((one) => one < column));
    const right = Math.min(...found.filter((one) => one > column));
    const [from, to] = [this.now.get(left) || 0, this.now.get(right) ?? Number.POSITIVE_INFINITY];
    const expected = (this.now.get(left) ?? left) + column - left;
    return [...candidates]
      .filter((place) => place > from && place < to)
      .sort((one, other) => Math.abs(one - expected) - Math.abs(other - expected));
  }
}

/** How many cells of a column show each text, but for those that tell nothing. */
function countTexts(lines: readonly Line[], index: number, left: ReadonlySet<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { texts } of lines) {
    const text = texts[index] || '';
    if (text !== '' && !left.has(text)) counts.set(text, (counts.get(text) || 0) + 1);
  }
  return counts;
}

function shared(texts: Map<string, number>, others: Map<string, number> | undefined): number {
  let same = 0;
  for (const [text, count] of texts) same += Math.min(count, others?.get(text) || 0);
  return same;
}

function sum(texts: Map<string, number>): number {
  let all = 0;
  for (const count of texts.values()) all += count;
  return all;
}
