import { contains, eachCell, intersects } from '../../../workbook/areas';
import type { Area, Protection, SheetInfo } from '../../../workbook/workbook';
import type { Caller } from '../caller';
import { ServiceFailure } from '../failure';
import { WORKBOOK_CELLS } from '../limits';

const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

/** @throws ServiceFailure when the sheet is gone */
export function sheetOf(caller: Caller, sheetId: number): SheetInfo {
  const sheet = caller.appsScript.workbook.sheets().find(({ id }) => id === sheetId);
  // The words of a call on a deleted sheet: https://issuetracker.google.com/issues/36763970
  if (!sheet) throw new ServiceFailure(`Sheet ${sheetId} not found`);
  return sheet;
}

/** Does what the workbook may refuse; its refusals are in Google's words already. */
export function refusing<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof RangeError && !/call stack|array length/.test(error.message))
      throw new ServiceFailure(error.message);
    throw error;
  }
}

/** The words for a position before the first or a size below one are those that scripts report since the V8 runtime. */
export function checkArea(caller: Caller, sheetId: number, area: Area): void {
  if (area.row < 1) throw new ServiceFailure('The starting row of the range is too small.');
  if (area.column < 1) throw new ServiceFailure('The starting column of the range is too small.');
  if (area.rows < 1) throw new ServiceFailure('The number of rows in the range must be at least 1.');
  if (area.columns < 1) throw new ServiceFailure('The number of columns in the range must be at least 1.');
  const sheet = sheetOf(caller, sheetId);
  if (area.row + area.rows - 1 > sheet.rows || area.column + area.columns - 1 > sheet.columns) {
    throw new ServiceFailure('The coordinates of the range are outside the dimensions of the sheet.');
  }
}

/** @throws ServiceFailure when the workbook would get too large by that many more cells */
export function checkSize(caller: Caller, more: number): void {
  const cells = caller.appsScript.workbook.sheets().reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  if (cells + more > WORKBOOK_CELLS) {
    throw new ServiceFailure(
      `This action would increase the number of cells in the workbook above the limit of ${WORKBOOK_CELLS} cells.`,
    );
  }
}

/** The owner always may: https://developers.google.com/apps-script/reference/spreadsheet/protection#canedit */
export function mayEdit(
  caller: Caller,
  { editors, warningOnly }: Pick<Protection, 'editors' | 'warningOnly'>,
): boolean {
  return warningOnly === true || caller.user === caller.appsScript.owner || editors.includes(caller.user);
}

/** Whether none of the protections keeps the user from changing cells of the area. */
export function canEdit(caller: Caller, sheetId: number, area: Area): boolean {
  return caller.appsScript.workbook
    .protections()
    .every((protection) => protection.sheetId !== sheetId || mayEdit(caller, protection) || !touches(protection, area));
}

export function checkEditable(caller: Caller, sheetId: number, area: Area): void {
  if (!canEdit(caller, sheetId, area)) throw protectedFailure();
}

/** The area is there and may be changed. */
export function checkWritable(caller: Caller, sheetId: number, area: Area): void {
  checkArea(caller, sheetId, area);
  checkEditable(caller, sheetId, area);
}

/** The sheet as such may be changed: none of its protections covers all of it. */
export function checkSheetEditable(caller: Caller, sheetId: number): void {
  const refused = caller.appsScript.workbook
    .protections()
    .some((protection) => protection.sheetId === sheetId && protection.area === null && !mayEdit(caller, protection));
  if (refused) throw protectedFailure();
}

export function protectedFailure(): ServiceFailure {
  return new ServiceFailure(PROTECTED);
}

/** Whether a cell of the area is protected; a protected sheet may have areas that are not. */
function touches({ area: covered, unprotected = [] }: Protection, area: Area): boolean {
  if (covered !== null) return intersects(covered, area);
  if (unprotected.length === 0) return true;
  let touched = false;
  eachCell(area, (row, column) => {
    touched ||= !unprotected.some((free) => contains(free, row, column));
  });
  return touched;
}
