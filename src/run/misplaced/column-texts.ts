import type { RowRange, Sheet } from '../sheet';
import { pushRow } from '../window';

const DIGIT = /\d/;

/** A column's texts by row, as far as the sheet still has that column and those rows: Sheets refuses to read anything else. */
export function readColumn(sheet: Sheet, column: number, first: number, last: number): Map<number, string> {
  const from = Math.max(1, first);
  const to = Math.min(sheet.lastRow(), last);
  if (to < from || column > sheet.columns()) return new Map();
  return new Map(
    sheet.read(from, column, to - from + 1, 1).map(([text = ''], index) => [from + index, text] as [number, string]),
  );
}

/**
 * Puts texts back into rows of a column, neighbouring rows in one call. Only what a cell showed is known, and written
 * texts are read like typed input: where `007` shows 7 afterwards, it was text and is made text again.
 */
export function writeColumn(sheet: Sheet, column: number, texts: Map<number, string>): void {
  const ranges: RowRange[] = [];
  [...texts.keys()].sort((a, b) => a - b).forEach((row) => pushRow(ranges, row));
  for (const [from, to] of ranges) {
    const block: string[][] = [];
    for (let row = from; row <= to; row++) block.push([texts.get(row) ?? '']);
    sheet.write(from, column, block);
    if (!block.some(([text = '']) => DIGIT.test(text))) continue;
    const shown = sheet.read(from, column, block.length, 1);
    block.forEach(([text = ''], index) => {
      const now = shown[index]?.[0] ?? '';
      if (DIGIT.test(text) && now !== '' && now !== text) sheet.writeAsText(from + index, column, text);
    });
  }
}
