import type { Sheet } from '../sheet/sheet';

/**
 * Whether a column can't be written by this user, by protection or by a validation rule. Asked once a write has failed:
 * Google's own trouble has its own words, and passes.
 */
export function isLocked(sheet: Sheet, columns: { email?: number; status: number }, lastRow: number): boolean {
  return (['email', 'status'] as const).some((kind) => {
    const column = columns[kind];
    if (column === undefined) return false;
    return sheet.protectedRows(column, 1, lastRow).size > 0 || sheet.restrictedRows(column, 1, lastRow, kind).size > 0;
  });
}
