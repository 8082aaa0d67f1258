import type { Area } from '../workbook';
import type { FormulaReference } from '../formula-text';

/** Sheets by name and size, for finding what a reference points at. */
export interface SheetIndex {
  sheetNamed(name: string): number | null;
  sizeOf(sheetId: number): { rows: number; columns: number };
}

/** Where a reference in a formula of `ownSheet` points, cut off at the sheet's end; null when it points at nothing. */
export function placeOf(
  sheets: SheetIndex,
  ownSheet: number,
  reference: FormulaReference,
): { sheetId: number; area: Area } | null {
  const sheetId = reference.sheetName === null ? ownSheet : sheets.sheetNamed(reference.sheetName);
  if (sheetId === null) return null;
  const size = sheets.sizeOf(sheetId);
  const [top, bottom] = span(reference, 'row', size.rows);
  const [left, right] = span(reference, 'column', size.columns);
  if (top > bottom || left > right) return null;
  return { sheetId, area: { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 } };
}

/** Sheets finds a sheet by its name without regard to case. */
export function sameName(one: string | null, other: string): boolean {
  return one !== null && one.toLowerCase() === other.toLowerCase();
}

/** `A2:A` ends where the sheet ends, `A5:A1` is `A1:A5`. */
function span({ first, last }: FormulaReference, axis: 'row' | 'column', size: number): [number, number] {
  const one = first[axis];
  const other = last ? last[axis] : one;
  if (one === null || other === null) return [one ?? other ?? 1, size];
  return [Math.min(one, other), Math.min(Math.max(one, other), size)];
}
