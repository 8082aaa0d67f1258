import type { Area, SheetInfo, StoredValue, Workbook } from '../../../workbook/workbook';

export type Direction = 'UP' | 'DOWN' | 'PREVIOUS' | 'NEXT';

/**
 * Where Ctrl and an arrow key lead to from the area's first cell: the end of the filled cells it stands in, else the next
 * filled cell, else the edge of the sheet
 * (https://developers.google.com/apps-script/reference/spreadsheet/range#getnextdatacelldirection).
 */
export function nextDataCell(
  workbook: Workbook,
  sheet: SheetInfo,
  { row, column }: Area,
  direction: Direction,
): { row: number; column: number } {
  const vertical = direction === 'UP' || direction === 'DOWN';
  const line = vertical
    ? { row: 1, column, rows: sheet.rows, columns: 1 }
    : { row, column: 1, rows: 1, columns: sheet.columns };
  const filled = workbook
    .values(sheet.id, line)
    .flat()
    .map((value: StoredValue) => value !== null);
  const step = direction === 'DOWN' || direction === 'NEXT' ? 1 : -1;
  const edge = step > 0 ? filled.length - 1 : 0;
  let at = (vertical ? row : column) - 1;
  if (at !== edge) {
    const run = filled[at] && filled[at + step];
    at += step;
    while (at !== edge && (run ? filled[at + step] : !filled[at])) at += step;
  }
  return vertical ? { row: at + 1, column } : { row, column: at + 1 };
}
