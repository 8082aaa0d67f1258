import type { Area, Workbook } from '../../../workbook/workbook';
import type { Caller } from '../caller';
import { ServiceFailure } from '../failure';
import { define, type ServiceCallRules } from '../service';
import { checkWritable, sheetOf } from './sheet-access';

type Filter = NonNullable<ReturnType<Workbook['filter']>>;

const setsCriteria = define(
  'document-write',
  'sheet',
  (caller, sheetId: number, column: number, hidden: string[] | null) => {
    const filter = filterOf(caller, sheetId);
    checkColumn(filter, column);
    const { [column]: _, ...others } = filter.hiddenValues;
    caller.appsScript.workbook.setFilter(sheetId, {
      area: filter.area,
      hiddenValues: hidden ? { ...others, [column]: hidden } : others,
    });
  },
);

/** Filter: https://developers.google.com/apps-script/reference/spreadsheet/filter */
export const filterCalls: ServiceCallRules = {
  'Sheet.getFilter': define('document', 'sheet', (caller, sheetId: number) => {
    sheetOf(caller, sheetId);
    return caller.appsScript.workbook.filter(sheetId)?.area ?? null;
  }),
  'Range.createFilter': define('document-write', 'sheet', (caller, sheetId: number, area: Area) => {
    checkWritable(caller, sheetId, area);
    const { workbook } = caller.appsScript;
    if (workbook.filter(sheetId))
      throw new ServiceFailure("You can't create a filter in a sheet that already has a filter.");
    workbook.setFilter(sheetId, { area, hiddenValues: {} });
  }),
  'Filter.getRange': define('document', 'sheet', (caller, sheetId: number) => filterOf(caller, sheetId).area),
  'Filter.getColumnFilterCriteria': define('document', 'sheet', (caller, sheetId: number, column: number) => {
    const filter = filterOf(caller, sheetId);
    checkColumn(filter, column);
    return filter.hiddenValues[column] ?? null;
  }),
  'Filter.setColumnFilterCriteria': setsCriteria,
  'Filter.removeColumnFilterCriteria': setsCriteria,
  'Filter.sort': define(
    'document-write',
    'range-write',
    (caller, sheetId: number, column: number, ascending: boolean) => {
      const filter = filterOf(caller, sheetId);
      checkColumn(filter, column);
      const { area } = filter;
      if (area.rows < 2) return;
      const body = { ...area, row: area.row + 1, rows: area.rows - 1 };
      checkWritable(caller, sheetId, body);
      caller.appsScript.workbook.sort(sheetId, body, [{ column, ascending }]);
      // Touched, it is applied to the rows where they are now.
      caller.appsScript.workbook.setFilter(sheetId, filter);
    },
  ),
  'Filter.remove': define('document-write', 'sheet', (caller, sheetId: number) => {
    filterOf(caller, sheetId);
    caller.appsScript.workbook.setFilter(sheetId, null);
  }),
};

function filterOf(caller: Caller, sheetId: number): Filter {
  sheetOf(caller, sheetId);
  const filter = caller.appsScript.workbook.filter(sheetId);
  if (!filter)
    throw new ServiceFailure('What Sheets says of a filter that is gone is not known to the workbench.', 'Error');
  return filter;
}

function checkColumn({ area }: Filter, column: number): void {
  if (!(column >= area.column && column < area.column + area.columns)) {
    throw new ServiceFailure(
      'What Sheets says of a column outside of the filter is not known to the workbench.',
      'Error',
    );
  }
}
