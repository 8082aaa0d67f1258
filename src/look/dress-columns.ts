import type { SheetLook } from './sheet-look';

/** Wide enough for nearly every address, and for the longest of the short statuses. */
const WIDTHS = { email: 290, status: 170 };

export interface NewColumns {
  /** 0 without a header row. */
  headerRow: number;
  first: number;
  /** From the first one to the right. */
  kinds: ('email' | 'status')[];
}

/**
 * Lets columns that a run has added look as if they had always been there: the header like the one at its left, a width
 * that fits, cells that keep texts as texts, and a place in the filter.
 */
export function dressNewColumns(sheet: SheetLook, { headerRow, first, kinds }: NewColumns): void {
  if (kinds.length === 0) return;
  kinds.forEach((kind, index) => {
    if (headerRow > 0 && first + index > 1) sheet.copyLookFromLeft(headerRow, first + index);
    sheet.setWidth(first + index, WIDTHS[kind]);
  });
  sheet.formatAsText(headerRow + 1, first, kinds.length);
  sheet.widenFilter(first, kinds.length);
}
