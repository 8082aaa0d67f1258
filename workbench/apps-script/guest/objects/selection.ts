import type { Area } from '../arguments';
import { host, strict } from '../host';
import { createRange, type Range } from './range';
import { createRangeList } from './range-list';

/** What the user has selected, in the order of selecting; null where nobody has the sheet open. */
export function activeRanges(): Range[] | null {
  const active = host<{ sheetId: number; areas: Area[] } | null>('Spreadsheet.getActiveRangeList');
  return active?.areas.map((area) => createRange(active.sheetId, area)) ?? null;
}

export function activeRangeList(): GoogleAppsScript.Spreadsheet.RangeList | null {
  const active = host<{ sheetId: number; areas: Area[] } | null>('Spreadsheet.getActiveRangeList');
  return active && active.areas.length > 0 ? createRangeList(active.sheetId, active.areas) : null;
}

export function currentCell(): Range | null {
  const cell = host<{ sheetId: number; row: number; column: number } | null>('Spreadsheet.getCurrentCell');
  return cell && createRange(cell.sheetId, { row: cell.row, column: cell.column, rows: 1, columns: 1 });
}

/** Selection: https://developers.google.com/apps-script/reference/spreadsheet/selection */
export function selectionIn(
  activeSheet: () => GoogleAppsScript.Spreadsheet.Sheet,
): GoogleAppsScript.Spreadsheet.Selection {
  return strict('Selection', {
    getActiveSheet: activeSheet,
    getActiveRange: () => activeRanges()?.pop() ?? null,
    getActiveRangeList: activeRangeList,
    getCurrentCell: currentCell,
  }) as unknown as GoogleAppsScript.Spreadsheet.Selection;
}
