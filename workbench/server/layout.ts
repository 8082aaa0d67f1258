import type { FUniver } from '@univerjs/core/lib/facade';
import { columnWidths, EMPTY_COLUMN } from './column-widths';
import { hasHeaderRow } from './header-row';
import type { ListSheet } from './options';

/** New columns that are made wide, beside those that the list has. */
const NEW_COLUMNS = 26;

/** Makes a sheet that has just been opened easy to read: columns as wide as their texts, the header row bold and frozen. */
export function layOut(api: FUniver, sheet: string, { rows, widths = [] }: ListSheet): void {
  const worksheet = api.getActiveWorkbook()?.getSheetBySheetId(sheet);
  if (!worksheet) return;
  const measured = columnWidths(rows);
  const columns = Math.min(worksheet.getMaxColumns(), Math.max(NEW_COLUMNS, measured.length));
  for (let column = 0; column < columns; column += 1)
    worksheet.setColumnWidth(column, widths[column] ?? measured[column] ?? EMPTY_COLUMN);
  if (!hasHeaderRow(rows)) return;
  worksheet.getRange(0, 0, 1, measured.length || 1).setFontWeight('bold');
  worksheet.setFrozenRows(1);
}
