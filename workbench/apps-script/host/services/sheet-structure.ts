import { assertColumns, USUAL_COLUMN_WIDTH, USUAL_ROW_HEIGHT } from '../../../workbook/structure-rules';
import type { Workbook } from '../../../workbook/workbook';
import type { Caller } from '../caller';
import { ServiceFailure } from '../failure';
import { define, type ServiceCallRule, type ServiceCallRules } from '../service';
import { checkEditable, checkSheetEditable, checkSize, refusing, sheetOf } from './sheet-access';

type Axis = 'rows' | 'columns';

/** A to ZZZ: https://support.google.com/drive/answer/37603 */
const SHEET_COLUMNS = 18_278;

/** Rows and columns that come, go, move and hide: https://developers.google.com/apps-script/reference/spreadsheet/sheet */
export const sheetStructureCalls: ServiceCallRules = {
  ...named(inserts('rows'), 'insertRows', 'insertRowBefore', 'insertRowsBefore', 'insertRowAfter', 'insertRowsAfter'),
  ...named(
    inserts('columns'),
    'insertColumns',
    'insertColumnBefore',
    'insertColumnsBefore',
    'insertColumnAfter',
    'insertColumnsAfter',
  ),
  ...named(deletes('rows'), 'deleteRow', 'deleteRows'),
  ...named(deletes('columns'), 'deleteColumn', 'deleteColumns'),
  ...named(setsHidden(true), 'hideRow', 'hideRows'),
  ...named(setsHidden(false), 'unhideRow', 'showRows'),
  'Sheet.isRowHiddenByUser': define('document', 'sheet', ({ appsScript }, sheetId: number, row: number) =>
    appsScript.workbook.rowHiddenByUser(sheetId, row),
  ),
  'Sheet.isRowHiddenByFilter': define('document', 'sheet', ({ appsScript }, sheetId: number, row: number) =>
    appsScript.workbook.rowHiddenByFilter(sheetId, row),
  ),
  'Sheet.hideColumns': onColumns((workbook, ...place) => workbook.hideColumns(...place)),
  'Sheet.showColumns': onColumns((workbook, ...place) => workbook.showColumns(...place)),
  'Sheet.autoResizeColumns': onColumns((workbook, sheetId, first, count) => {
    for (let column = first; column < first + count; column++) {
      workbook.setColumnWidths(sheetId, column, 1, fittingWidth(workbook, sheetId, column));
    }
  }),
  'Sheet.isColumnHiddenByUser': define('document', 'sheet', ({ appsScript }, sheetId: number, column: number) =>
    appsScript.workbook.columnHidden(sheetId, column),
  ),
  'Sheet.getRowHeight': define('document', 'sheet', (caller, sheetId: number, row: number) => {
    checkRows(caller, sheetId, row, 1);
    return caller.appsScript.workbook.rowHeight(sheetId, row);
  }),
  'Sheet.setRowHeights': define(
    'document-write',
    'sheet',
    (caller, sheetId: number, first: number, count: number, pixels: number) => {
      checkRows(caller, sheetId, first, count);
      caller.appsScript.workbook.setRowHeights(sheetId, first, count, pixels);
    },
  ),
  /** Rows are as high as one line of text: nothing here measures how texts are broken. */
  'Sheet.autoResizeRows': define('document-write', 'sheet', (caller, sheetId: number, first: number, count: number) => {
    checkRows(caller, sheetId, first, count);
    caller.appsScript.workbook.setRowHeights(sheetId, first, count, USUAL_ROW_HEIGHT);
  }),
  'Sheet.getColumnWidth': define('document', 'sheet', (caller, sheetId: number, column: number) =>
    refusing(() => caller.appsScript.workbook.columnWidth(sheetId, column)),
  ),
  ...named(setsWidth(), 'setColumnWidth', 'setColumnWidths'),
  'Sheet.moveColumns': define(
    'document-write',
    'range-write',
    (caller, sheetId: number, first: number, count: number, before: number) => {
      checkEditable(caller, sheetId, {
        row: 1,
        column: first,
        rows: sheetOf(caller, sheetId).rows,
        columns: count,
      });
      refusing(() => caller.appsScript.workbook.moveColumns(sheetId, first, count, before));
    },
  ),
};

/** One rule for methods that differ in nothing but their arguments; each is refused by its own name. */
function named(rule: ServiceCallRule, ...names: string[]): ServiceCallRules {
  return Object.fromEntries(names.map((name) => [`Sheet.${name}`, rule]));
}

function inserts(axis: Axis): ServiceCallRule {
  return define('document-write', 'range-write', (caller: Caller, sheetId: number, before: number, count: number) => {
    const sheet = sheetOf(caller, sheetId);
    checkSheetEditable(caller, sheetId);
    const { workbook } = caller.appsScript;
    if (axis === 'columns' && sheet.columns + count > SHEET_COLUMNS)
      throw new ServiceFailure('What Sheets says of more columns than ZZZ is not known to the workbench.', 'Error');
    if (before >= 1 && before <= sheet[axis] + 1 && count >= 1)
      checkSize(caller, (axis === 'rows' ? sheet.columns : sheet.rows) * count);
    refusing(() =>
      axis === 'rows' ? workbook.insertRows(sheetId, before, count) : workbook.insertColumns(sheetId, before, count),
    );
  });
}

function deletes(axis: Axis): ServiceCallRule {
  return define('document-write', 'range-write', (caller: Caller, sheetId: number, first: number, count: number) => {
    const { rows, columns } = sheetOf(caller, sheetId);
    const { workbook } = caller.appsScript;
    checkEditable(
      caller,
      sheetId,
      axis === 'rows'
        ? { row: first, column: 1, rows: count, columns }
        : { row: 1, column: first, rows, columns: count },
    );
    // Frozen rows alone may not be left; the words are those that scripts report.
    const frozen = axis === 'rows' ? workbook.frozenRows(sheetId) : 0;
    if (frozen > 0 && first <= frozen + 1 && first + count - 1 === rows)
      throw new ServiceFailure('Sorry, it is not possible to delete all non-frozen rows.');
    refusing(() =>
      axis === 'rows' ? workbook.deleteRows(sheetId, first, count) : workbook.deleteColumns(sheetId, first, count),
    );
  });
}

function onColumns(
  change: (workbook: Workbook, sheetId: number, first: number, count: number) => void,
): ServiceCallRule {
  return define('document-write', 'sheet', (caller: Caller, sheetId: number, first: number, count: number) => {
    sheetOf(caller, sheetId);
    refusing(() => {
      assertColumns(first, count, sheetOf(caller, sheetId).columns);
      change(caller.appsScript.workbook, sheetId, first, count);
    });
  });
}

/** Pixels of a letter in the usual font, and of what is around a text; a page measures more closely. */
const LETTER = 7;
const AROUND = 16;

/** As wide as the longest text of a column, and never nothing at all. */
function fittingWidth(workbook: Workbook, sheetId: number, column: number): number {
  const { lastRow } = workbook.sheet(sheetId);
  const texts =
    lastRow > 0 ? workbook.displayValues(sheetId, { row: 1, column, rows: lastRow, columns: 1 }).flat() : [];
  const longest = texts.reduce((most, text) => Math.max(most, ...text.split('\n').map((line) => line.length)), 0);
  return longest === 0 ? USUAL_COLUMN_WIDTH : longest * LETTER + AROUND;
}

function checkRows(caller: Caller, sheetId: number, first: number, count: number): void {
  const { rows } = sheetOf(caller, sheetId);
  if (first < 1 || count < 1 || first + count - 1 > rows) throw new ServiceFailure('Those rows are out of bounds.');
}

function setsWidth(): ServiceCallRule {
  return define(
    'document-write',
    'sheet',
    (caller: Caller, sheetId: number, first: number, count: number, pixels: number) => {
      sheetOf(caller, sheetId);
      refusing(() => caller.appsScript.workbook.setColumnWidths(sheetId, first, count, pixels));
    },
  );
}

function setsHidden(hidden: boolean): ServiceCallRule {
  return define('document-write', 'sheet', (caller: Caller, sheetId: number, first: number, count: number) => {
    const { rows } = sheetOf(caller, sheetId);
    if (first < 1 || count < 1 || first + count - 1 > rows) throw new ServiceFailure('Those rows are out of bounds.');
    const { workbook } = caller.appsScript;
    if (hidden) workbook.hideRows(sheetId, first, count);
    else workbook.showRows(sheetId, first, count);
  });
}
