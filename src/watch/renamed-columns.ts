import type { Line } from '../sheet/line';
import type { Batch } from './sides';

/**
 * Adds the places of columns that no header tells any more, and that show under a header that nobody knew, row by row,
 * what they did before the write, and nowhere what was written: they were renamed and moved, and the write went elsewhere.
 *
 * @param byHeader where each column stands; null where its header is gone
 * @param now the rows from the column `left` on
 * @returns the places that were added
 */
export function placeRenamed(
  byHeader: Map<number, number | null>,
  { places, headers: known, lines, writes }: Batch,
  { left, lines: now, headers }: { left: number; lines: readonly Line[]; headers: string[] },
): Set<number> {
  const found = new Set<number>();
  const at = new Map(now.map(({ row, texts }) => [row, texts] as const));
  for (const [column, here] of byHeader) {
    if (here !== null) continue;
    const wrote = new Map(writes.map(({ row, cells }) => [row, new Map(cells).get(column)] as const));
    headers.forEach((header, index) => {
      if (header === '' || known.includes(header)) return;
      let [shown, same] = [0, 0];
      for (const { row, texts } of lines) {
        const then = texts[column - places.first] || '';
        const shows = at.get(row)?.[index + 1 - left] || '';
        if (then !== '') shown++;
        if (shows !== then) same -= shows === wrote.get(row) ? lines.length : 0;
        else if (then !== '') same++;
      }
      if (same * 2 <= shown) return;
      byHeader.set(column, index + 1);
      found.add(index + 1);
    });
  }
  return found;
}

/**
 * The same right behind a write, in a sheet with as many columns as before: none has come in, so the only column that
 * shows nothing but what was written is the only one of ours without a header.
 *
 * @param unknown columns that show nothing but what was written; the one that is placed is taken out
 */
export function placeWritten(byHeader: Map<number, number | null>, unknown: number[], headers: string[]): void {
  const [lost, ...others] = [...byHeader].filter(([, here]) => here === null);
  const [place, ...strangers] = unknown;
  if (!lost || !place || others.length + strangers.length > 0 || !headers[place - 1]) return;
  byHeader.set(lost[0], place);
  unknown.pop();
}
