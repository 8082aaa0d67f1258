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
  const lines = before.lines.filter(({ row }) => now.has(row)).slice(0, ROWS_COMPARED);
  const width = after.lines.reduce((most, { texts }) => Math.max(most, texts.length), 0);
  const taken = new Set<number>();
  const isAlike = (column: number, index: number, blank: boolean): boolean => {
    let [same, all] = [0, 0];
    for (const { row, texts } of lines) {
      const text = texts[column - before.first] ?? '';
      if (text === '' && !blank) continue;
      all++;
      if (now.get(row)?.[index] === text) same++;
    }
    return all > 0 && same * 2 > all;
  };
  for (const blank of [false, true])
    for (const column of columns) {
      if (places.has(column)) continue;
      const expected = (places.get(column - 1) ?? column - 1) + 1 - after.first;
      const order = [expected, ...Array.from({ length: width }, (_, index) => index)];
      const index = order.find((one) => one >= 0 && one < width && !taken.has(one) && isAlike(column, one, blank));
      if (index === undefined) continue;
      taken.add(index);
      places.set(column, index + after.first);
    }
  return places;
}
