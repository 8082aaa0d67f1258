import type { Area, SheetInfo } from '../../../workbook/workbook';
import type { Execution } from '../execution';
import { ServiceFailure } from '../failure';
import { WORKBOOK_CELLS } from '../limits';
import { define, type ServiceCallRules } from '../service';

/** Sheet: https://developers.google.com/apps-script/reference/spreadsheet/sheet */
const info = (give: (sheet: SheetInfo) => unknown) => define('document', 'sheet', (execution, sheetId: number) => give(sheetOf(execution, sheetId)));

export const sheetCalls: ServiceCallRules = {
  'Sheet.getName': info(({ name }) => name),
  'Sheet.getLastRow': info(({ lastRow }) => lastRow),
  'Sheet.getLastColumn': info(({ lastColumn }) => lastColumn),
  'Sheet.getMaxRows': info(({ rows }) => rows),
  'Sheet.getMaxColumns': info(({ columns }) => columns),
  'Sheet.isSheetHidden': info(({ hidden }) => hidden),
  'Sheet.setName': define('document-write', 'sheet', ({ appsScript }, sheetId: number, name: string) => appsScript.workbook.renameSheet(sheetId, name)),
  'Sheet.getRange': define('document', 'sheet', (execution, sheetId: number, area: Area) => checkArea(execution, sheetId, area)),
  'Sheet.insertRows': define('document-write', 'range-write', (execution, sheetId: number, before: number, count: number) => {
    const sheet = sheetOf(execution, sheetId);
    checkSize(execution, sheet.columns * count);
    if (before < 1 || before > sheet.rows + 1 || count < 1) throw new ServiceFailure('Those rows are out of bounds.');
    execution.appsScript.workbook.insertRows(sheetId, before, count);
  }),
  'Sheet.deleteRows': define('document-write', 'range-write', (execution, sheetId: number, first: number, count: number) => {
    const sheet = sheetOf(execution, sheetId);
    if (first < 1 || count < 1 || first + count - 1 > sheet.rows) throw new ServiceFailure('Those rows are out of bounds.');
    if (count === sheet.rows) throw new ServiceFailure('You can\'t delete all the rows on the sheet.');
    execution.appsScript.workbook.deleteRows(sheetId, first, count);
  }),
  'Sheet.insertColumns': define('document-write', 'range-write', (execution, sheetId: number, before: number, count: number) => {
    const sheet = sheetOf(execution, sheetId);
    checkSize(execution, sheet.rows * count);
    if (before < 1 || before > sheet.columns + 1 || count < 1) throw new ServiceFailure('Those columns are out of bounds.');
    execution.appsScript.workbook.insertColumns(sheetId, before, count);
  }),
  'Sheet.deleteColumns': define('document-write', 'range-write', (execution, sheetId: number, first: number, count: number) => {
    const sheet = sheetOf(execution, sheetId);
    if (first < 1 || count < 1 || first + count - 1 > sheet.columns) throw new ServiceFailure('Those columns are out of bounds.');
    if (count === sheet.columns) throw new ServiceFailure('You can\'t delete all the columns on the sheet.');
    execution.appsScript.workbook.deleteColumns(sheetId, first, count);
  }),
  'Sheet.hideRows': define('document-write', 'sheet', ({ appsScript }, sheetId: number, first: number, count: number) => appsScript.workbook.hideRows(sheetId, first, count)),
  'Sheet.showRows': define('document-write', 'sheet', ({ appsScript }, sheetId: number, first: number, count: number) => appsScript.workbook.showRows(sheetId, first, count)),
  'Sheet.isRowHiddenByUser': define('document', 'sheet', ({ appsScript }, sheetId: number, row: number) => appsScript.workbook.rowHiddenByUser(sheetId, row)),
  'Sheet.isRowHiddenByFilter': define('document', 'sheet', ({ appsScript }, sheetId: number, row: number) => appsScript.workbook.rowHiddenByFilter(sheetId, row)),
  'Sheet.getFilter': define('document', 'sheet', ({ appsScript }, sheetId: number) => appsScript.workbook.filter(sheetId)?.area ?? null),
  'Sheet.getProtections': define('document', 'sheet', (execution, sheetId: number, wholeSheet: boolean) =>
    execution.appsScript.workbook
      .protections()
      .filter((protection) => protection.sheetId === sheetId && (protection.area === null) === wholeSheet)
      .map((protection) => ({ ...protection, canEdit: mayEdit(execution, protection.editors) })),
  ),
};

/** @throws ServiceFailure when the sheet is gone */
export function sheetOf(execution: Execution, sheetId: number): SheetInfo {
  const sheet = execution.appsScript.workbook.sheets().find(({ id }) => id === sheetId);
  // The words of a call on a deleted sheet: https://issuetracker.google.com/issues/36763970
  if (!sheet) throw new ServiceFailure(`Sheet ${sheetId} not found`);
  return sheet;
}

/** The owner always may: https://developers.google.com/apps-script/reference/spreadsheet/protection */
export function mayEdit(execution: Execution, editors: string[]): boolean {
  return execution.user === execution.appsScript.owner || editors.includes(execution.user);
}

export function checkArea(execution: Execution, sheetId: number, area: Area): void {
  if (area.rows < 1) throw new ServiceFailure('The number of rows in the range must be at least 1.');
  if (area.columns < 1) throw new ServiceFailure('The number of columns in the range must be at least 1.');
  const sheet = sheetOf(execution, sheetId);
  if (area.row < 1 || area.column < 1 || area.row + area.rows - 1 > sheet.rows || area.column + area.columns - 1 > sheet.columns) {
    throw new ServiceFailure('The coordinates of the range are outside the dimensions of the sheet.');
  }
}

function checkSize(execution: Execution, more: number): void {
  const cells = execution.appsScript.workbook.sheets().reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  if (cells + more > WORKBOOK_CELLS) {
    throw new ServiceFailure(`This action would increase the number of cells in the workbook above the limit of ${WORKBOOK_CELLS} cells.`);
  }
}
