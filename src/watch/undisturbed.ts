import { keyOf, rowTeller } from '../recognise/known-rows';
import type { Line } from '../sheet/line';
import type { Batch } from './sides';
import type { Window } from './window';
import type { RowWrite } from '../sheet/written';

/** So many rows may have been typed into between two looks; more of them look like a sort. */
const MOST_CHANGED = 12;

/**
 * Tells whether nobody has moved what was written: each row of the look still stands where it stood and shows what it
 * should. What people typed into other rows meanwhile is theirs.
 *
 * @returns the writes of a call that broke off which have not arrived; null where anything was moved
 */
export function unwrittenOf({ lines, writes, places, broke }: Batch, now: Window): Set<RowWrite> | null {
  const unwritten = new Set<RowWrite>();
  const at = new Map(now.rows.map((row) => [row.row, row] as const));
  const own = new Map(writes.map((write) => [write.row, write] as const));
  const changed: Line[] = [];
  for (const line of lines) {
    const write = own.get(line.row);
    const here = at.get(line.row);
    const should = (index: number): string =>
      write?.cells.find(([column]) => column === places.first + index)?.[1] ?? line.texts[index] ?? '';
    if (here && line.texts.every((_, index) => here.texts[index] === should(index))) continue;
    if (!write && here) changed.push(line, here);
    else if (broke && write && here && line.texts.every((text, index) => here.texts[index] === text))
      unwritten.add(write);
    else return null;
  }
  if (changed.length === 0) return unwritten;
  const tell = rowTeller(places);
  const texts = new Set(writes.flatMap(({ cells }) => cells.map(([, text]) => text)));
  const ours = new Set(lines.filter(({ row }) => own.has(row)).map((line) => keyOf(tell(line).marks)));
  const isTheirs = (line: Line): boolean =>
    !ours.has(keyOf(tell(line).marks)) && !line.texts.some((text) => text.includes('@') && texts.has(text));
  return changed.length <= MOST_CHANGED && changed.every(isTheirs) ? unwritten : null;
}
