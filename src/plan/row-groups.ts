import type { RowGroup } from './check';
import type { RowRange } from '../sheet/sheet';
import { pushRow } from '../sheet/row-ranges';

/** Ranges shown of a group of rows. */
const MOST_RANGES_SHOWN = 8;

/** Rows collected from the top down, and how many they are. */
export interface RowCollection {
  ranges: RowRange[];
  count: number;
}

export function addRow(rows: RowCollection, row: number): void {
  pushRow(rows.ranges, row);
  rows.count++;
}

export function countRows(ranges: RowRange[]): number {
  return ranges.reduce((count, [first, last]) => count + last - first + 1, 0);
}

/** The rows as the check names them; null when there are none. */
export function describeRows({ ranges, count }: RowCollection): RowGroup | null {
  return count === 0 ? null : { count, rows: describeRanges(ranges) };
}

/** `2–14, 17`, and `…` behind the first few. */
export function describeRanges(ranges: RowRange[]): string {
  const shown = ranges
    .slice(0, MOST_RANGES_SHOWN)
    .map(([first, last]) => (first === last ? `${first}` : `${first}\u2013${last}`));
  return shown.join(', ') + (ranges.length > MOST_RANGES_SHOWN ? ', \u2026' : '');
}
