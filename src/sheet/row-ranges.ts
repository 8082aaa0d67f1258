import type { RowRange } from './sheet';

/** Adds a row to ranges that are built from the top down. */
export function pushRow(ranges: RowRange[], row: number): void {
  const last = ranges[ranges.length - 1];
  if (last && last[1] === row - 1) last[1] = row;
  else ranges.push([row, row]);
}
