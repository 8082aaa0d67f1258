import type { Area, SheetInfo } from '../../../workbook/workbook';
import type { Caller } from '../caller';
import { ServiceFailure } from '../failure';
import { define, type ServiceCallRules } from '../service';
import { setValues, type Written } from './cell-input';
import { checkSheetEditable, checkSize, checkWritable, refusing, sheetOf } from './sheet-access';

/** Sheet: https://developers.google.com/apps-script/reference/spreadsheet/sheet */
const info = (give: (sheet: SheetInfo) => unknown) =>
  define('document', 'sheet', (caller, sheetId: number) => give(sheetOf(caller, sheetId)));

const hides = (hidden: boolean) =>
  define('document-write', 'sheet', (caller, sheetId: number) => {
    sheetOf(caller, sheetId);
    refusing(() => caller.appsScript.workbook.setSheetHidden(sheetId, hidden));
  });

const clears = define(
  'document-write',
  'range-write',
  (
    caller,
    sheetId: number,
    what: { contents?: boolean; formats?: boolean; notes?: boolean; validations?: boolean },
  ) => {
    const { rows, columns } = sheetOf(caller, sheetId);
    const all = { row: 1, column: 1, rows, columns };
    checkWritable(caller, sheetId, all);
    caller.appsScript.workbook.clear(sheetId, all, what);
    if (what.validations) caller.appsScript.workbook.setValidation(sheetId, all, null);
  },
);

export const sheetCalls: ServiceCallRules = {
  'Sheet.getName': info(({ name }) => name),
  'Sheet.getLastRow': info(({ lastRow }) => lastRow),
  'Sheet.getLastColumn': info(({ lastColumn }) => lastColumn),
  'Sheet.getMaxRows': info(({ rows }) => rows),
  'Sheet.getMaxColumns': info(({ columns }) => columns),
  'Sheet.isSheetHidden': info(({ hidden }) => hidden),
  'Sheet.getDataRange': info(
    ({ lastRow, lastColumn }): Area => ({
      row: 1,
      column: 1,
      rows: Math.max(1, lastRow),
      columns: Math.max(1, lastColumn),
    }),
  ),
  'Sheet.getIndex': define(
    'document',
    'sheet',
    ({ appsScript }, sheetId: number) => appsScript.workbook.sheets().findIndex(({ id }) => id === sheetId) + 1,
  ),
  'Sheet.setName': define('document-write', 'sheet', (caller, sheetId: number, name: string) => {
    sheetOf(caller, sheetId);
    refusing(() => caller.appsScript.workbook.renameSheet(sheetId, name));
  }),
  'Sheet.hideSheet': hides(true),
  'Sheet.showSheet': hides(false),
  'Sheet.getFrozenColumns': define('document', 'sheet', ({ appsScript }, sheetId: number) =>
    appsScript.workbook.frozenColumns(sheetId),
  ),
  'Sheet.setFrozenColumns': define('document-write', 'sheet', (caller, sheetId: number, columns: number) => {
    sheetOf(caller, sheetId);
    refusing(() => caller.appsScript.workbook.setFrozenColumns(sheetId, columns));
  }),
  'Sheet.getFrozenRows': define('document', 'sheet', ({ appsScript }, sheetId: number) =>
    appsScript.workbook.frozenRows(sheetId),
  ),
  'Sheet.setFrozenRows': define('document-write', 'sheet', (caller, sheetId: number, rows: number) => {
    sheetOf(caller, sheetId);
    refusing(() => caller.appsScript.workbook.setFrozenRows(sheetId, rows));
  }),
  'Sheet.clear': clears,
  'Sheet.clearContents': clears,
  'Sheet.clearFormats': clears,
  'Sheet.clearNotes': clears,
  'Sheet.appendRow': define(
    'document-write',
    'range-write',
    (caller, sheetId: number, values: Written[]) => {
      checkSheetEditable(caller, sheetId);
      const { lastRow, rows, columns } = sheetOf(caller, sheetId);
      if (values.length > columns)
        throw new ServiceFailure(
          'Appending more values than the sheet has columns is not part of the workbench: add it with its real behaviour',
          'Error',
        );
      if (lastRow === rows) {
        checkSize(caller, columns);
        caller.appsScript.workbook.insertRows(sheetId, rows + 1, 1);
      }
      setValues(
        caller,
        sheetId,
        { row: lastRow + 1, column: 1, rows: 1, columns: values.length },
        (_, c) => values[c]!,
      );
    },
    (_sheetId, values) => values.length,
  ),
  'Sheet.sort': define(
    'document-write',
    'range-write',
    (caller: Caller, sheetId: number, column: number, ascending: boolean) => {
      const { workbook } = caller.appsScript;
      const { rows, columns } = sheetOf(caller, sheetId);
      // Frozen rows are a header that stays in place.
      const frozen = workbook.frozenRows(sheetId);
      const area = { row: frozen + 1, column: 1, rows: rows - frozen, columns };
      checkWritable(caller, sheetId, area);
      if (column < 1 || column > columns) throw new ServiceFailure('Those columns are out of bounds.');
      workbook.sort(sheetId, area, [{ column, ascending }]);
    },
  ),
};
