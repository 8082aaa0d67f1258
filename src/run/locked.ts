import type { Sheet } from './sheet';

/**
 * Whether a column can't be written by this user, by protection or by a validation rule. Asked once a write has failed:
 * Google's own trouble has its own words, and passes.
 */
export function isLocked(sheet: Sheet, columns: number[], lastRow: number): boolean {
  return columns.some(
    (column) => sheet.protectedRows(column, 1, lastRow).size > 0 || sheet.restrictedRows(column, 1, lastRow).size > 0,
  );
}
