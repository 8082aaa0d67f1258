import type { FUniver } from '@univerjs/core/lib/facade';
import type { Workbook } from '../workbook/workbook';
import type { SheetIds } from './window-session';

/** Both sides list all sheets in tab order; the page's may have come from Univer's own *Add sheet*, with an id of its own. */
export function univerSheetIds(workbook: Workbook, api: FUniver): SheetIds {
  const univerIds = () =>
    api
      .getActiveWorkbook()
      ?.getSheets()
      .map((sheet) => sheet.getSheetId()) ?? [];
  return {
    toUniver: (sheetId) => univerIds()[workbook.sheets().findIndex(({ id }) => id === sheetId)] ?? '',
    toServices: (sheet) => workbook.sheets()[univerIds().indexOf(sheet)]?.id,
  };
}
