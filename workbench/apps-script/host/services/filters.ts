import type { Area, Workbook } from '../../../workbook/workbook';
import type { Execution } from '../execution';
import { ServiceFailure } from '../failure';
import { define, type ServiceCallRules } from '../service';
import { checkWritable, sheetOf } from './sheet-access';

type Filter = NonNullable<ReturnType<Workbook['filter']>>;

const setsCriteria = define(
  'document-write',
  'sheet',
  (execution, sheetId: number, column: number, hidden: string[] | null) => {
    const filter = filterOf(execution, sheetId);
    checkColumn(filter, column);
    const { [column]: _, ...others } = filter.hiddenValues;
    execution.appsScript.workbook.setFilter(sheetId, {
      area: filter.area,
      hiddenValues: hidden ? { ...others, [column]: hidden } : others,
    });
  },
);

/** Filter: https://developers.google.com/apps-script/reference/spreadsheet/filter */
export const filterCalls: ServiceCallRules = {
  'Sheet.getFilter': define('document', 'sheet', (execution, sheetId: number) => {
    sheetOf(execution, sheetId);
    return execution.appsScript.workbook.filter(sheetId)?.area ?? null;
  }),
  'Range.createFilter': define('document-write', 'sheet', (execution, sheetId: number, area: Area) => {
    checkWritable(execution, sheetId, area);
    const { workbook } = execution.appsScript;
    if (workbook.filter(sheetId))
      throw new ServiceFailure("You can't create a filter in a sheet that already has a filter.");
    workbook.setFilter(sheetId, { area, hiddenValues: {} });
  }),
  'Filter.getRange': define('document', 'sheet', (execution, sheetId: number) => filterOf(execution, sheetId).area),
  'Filter.getColumnFilterCriteria': define('document', 'sheet', (execution, sheetId: number, column: number) => {
    const filter = filterOf(execution, sheetId);
    checkColumn(filter, column);
    return filter.hiddenValues[column] ?? null;
  }),
  'Filter.setColumnFilterCriteria': setsCriteria,
  'Filter.removeColumnFilterCriteria': setsCriteria,
  'Filter.sort': define(
    'document-write',
    'range-write',
    (execution, sheetId: number, column: number, ascending: boolean) => {
      const filter = filterOf(execution, sheetId);
      checkColumn(filter, column);
      const { area } = filter;
      if (area.rows < 2) return;
      const body = { ...area, row: area.row + 1, rows: area.rows - 1 };
      checkWritable(execution, sheetId, body);
      execution.appsScript.workbook.sort(sheetId, body, [{ column, ascending }]);
      // Touched, it is applied to the rows where they are now.
      execution.appsScript.workbook.setFilter(sheetId, filter);
    },
  ),
  'Filter.remove': define('document-write', 'sheet', (execution, sheetId: number) => {
    filterOf(execution, sheetId);
    execution.appsScript.workbook.setFilter(sheetId, null);
  }),
};

function filterOf(execution: Execution, sheetId: number): Filter {
  sheetOf(execution, sheetId);
  const filter = execution.appsScript.workbook.filter(sheetId);
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
