import { rewriteReferences } from '../formula-text';
import type { FormulaReference } from '../formula-text';

/** Rows of the sheet that a reference points into; null for the formula's own sheet. */
export type RowCount = (sheetName: string | null) => number | null;

/**
 * Univer does not know ranges that are open below, as `A2:A`. They are written with the sheet's last row in place of the
 * open end, and read back as they were typed as long as they reach to the last row.
 */
export function closeOpenRanges(formula: string, rowsOf: RowCount): string {
  return rewriteReferences(formula, (reference) => {
    const { first, last } = reference;
    const rows = rowsOf(reference.sheetName);
    if (!last || first.column === null || last.column === null || rows === null) return reference;
    if (first.row !== null && last.row === null) return { ...reference, last: { ...last, row: rows } };
    if (first.row === null && last.row !== null) {
      return {
        ...reference,
        first: { ...first, row: last.row, rowFixed: last.rowFixed },
        last: { ...last, row: rows, rowFixed: false },
      };
    }
    return reference;
  });
}

/** The formula as it was typed; the other direction of `closeOpenRanges`. */
export function reopenRanges(formula: string, rowsOf: RowCount): string {
  return rewriteReferences(formula, (reference: FormulaReference) => {
    const { first, last } = reference;
    if (!last || first.row === null || last.column === null || last.row !== rowsOf(reference.sheetName))
      return reference;
    return { ...reference, last: { ...last, row: null } };
  });
}
