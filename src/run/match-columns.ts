import type { Line } from './line';

/** Enough rows to tell a column by what it holds. */
const ROWS_COMPARED = 60;

interface Side {
  first: number;
  lines: readonly Line[];
}

/** Each column still holds most of what it held, in whatever order the rows are. */
export function holdTheSame(columns: number[], before: Side, after: Side): boolean {
  return columns.every((column) => {
    const texts = before.lines.map((line) => line.texts[column - before.first] ?? '').filter((text) => text !== '');
    if (texts.length === 0) return true;
    const now = new Set(after.lines.map((line) => line.texts[column - after.first] ?? ''));
    return texts.filter((text) => now.has(text)).length * 2 > texts.length;
  });
}

/**
 * Where columns stand now, told by what they hold: for lists without headers, and for headers that tell nothing.
 *
 * @param columns the columns as they stood before, of which `before` has the texts from `first` on
 */
export function matchColumns(columns: number[], before: Side, after: Side): Map<number, number> {
  const places = new Map<number, number>();
  const now = new Map(after.lines.map((line) => [line.row, line.texts] as const));
  const lines = before.lines.slice(0, ROWS_COMPARED);
  const width = after.lines.reduce((most, { texts }) => Math.max(most, texts.length), 0);
  const held = Array.from({ length: width }, (_, index) => new Set(after.lines.map(({ texts }) => texts[index] ?? '')));
  const taken = new Set<number>();
  /** In the same rows, or where rows were sorted, in any. */
  const isAlike = (column: number, index: number): boolean => {
    let [same, somewhere, all] = [0, 0, 0];
    for (const { row, texts } of lines) {
      const text = texts[column - before.first] ?? '';
      if (text === '') continue;
      all++;
      if (now.get(row)?.[index] === text) same++;
      if (held[index]?.has(text)) somewhere++;
    }
    return all > 0 && (same * 2 > all || somewhere * 5 > all * 4);
  };
  const isBlank = (column: number): boolean => lines.every(({ texts }) => (texts[column - before.first] ?? '') === '');
  for (const blank of [false, true])
    for (const column of columns) {
      if (places.has(column) || isBlank(column) !== blank) continue;
      const expected = (places.get(column - 1) ?? column - 1) + 1 - after.first;
      const order = blank ? [expected] : [expected, ...Array.from({ length: width }, (_, index) => index)];
      const isFree = (one: number) => one >= 0 && one < width && !taken.has(one);
      const index = order.find((one) => isFree(one) && (blank || isAlike(column, one)));
      if (index === undefined) continue;
      taken.add(index);
      places.set(column, index + after.first);
    }
  return places;
}
