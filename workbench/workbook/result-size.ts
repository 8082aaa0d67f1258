import type { StoredValue } from './workbook';

/** How many cells a formula's result wants; one for no result. */
export function sizeOf(result: StoredValue[][] | null): { rows: number; columns: number } {
  if (!result) return { rows: 1, columns: 1 };
  return { rows: Math.max(result.length, 1), columns: result.reduce((most, row) => Math.max(most, row.length), 1) };
}
