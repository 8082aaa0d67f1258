import type { StoredValue } from '../workbook/workbook';

const NARROWEST = 90;
const WIDEST = 320;
/** Wide enough for what a script writes into an empty column: an address, a status. */
export const EMPTY_COLUMN = 170;
/** About the width of a character in Univer's default font, 11 pt Arial, and the space beside the text. */
const PER_CHARACTER = 8.2;
const BESIDE = 20;
/** Rows that are looked at: a wide list has its wide cells early. */
const SAMPLE = 500;

/**
 * A width for each column in pixels in which nineteen of twenty of its cells can be read in full, within bounds; a column that is
 * still to be filled is as wide as an empty one.
 */
export function columnWidths(rows: StoredValue[][]): number[] {
  const sample = rows.slice(0, SAMPLE);
  const columns = sample.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: columns }, (_, column) => {
    const lengths = sample
      .map((row) => lengthOf(row[column] ?? null))
      .filter((length) => length > 0)
      .sort((one, other) => one - other);
    const typical = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
    const header = lengthOf(sample[0]?.[column] ?? null);
    const least = lengths.length < sample.length / 5 ? EMPTY_COLUMN : NARROWEST;
    return Math.round(Math.min(WIDEST, Math.max(least, Math.max(typical, header) * PER_CHARACTER + BESIDE)));
  });
}

function lengthOf(value: StoredValue): number {
  if (value === null) return 0;
  return [...(typeof value === 'object' ? value.error : String(value))].length;
}
