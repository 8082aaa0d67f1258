import { mismatch, type Area } from '../arguments';
import { host, strict } from '../host';
import { createRange } from './range';

type Filter = GoogleAppsScript.Spreadsheet.Filter;
type FilterCriteria = GoogleAppsScript.Spreadsheet.FilterCriteria;

const hiddenValues = new WeakMap<object, string[]>();

/** Filter: https://developers.google.com/apps-script/reference/spreadsheet/filter; columns are counted in the sheet. */
export function createFilter(sheetId: number): Filter {
  const filter = strict('Filter', {
    getRange: () => createRange(sheetId, host<Area>('Filter.getRange', sheetId)),
    getColumnFilterCriteria: (column: number) => {
      const hidden = host<string[] | null>('Filter.getColumnFilterCriteria', sheetId, column);
      return hidden && createCriteria(hidden);
    },
    setColumnFilterCriteria: (column: number, criteria: FilterCriteria | null) => {
      const hidden = criteria && hiddenValues.get(criteria);
      if (hidden === undefined) throw mismatch('Filter.setColumnFilterCriteria', [column, criteria]);
      host('Filter.setColumnFilterCriteria', sheetId, column, hidden);
      return filter;
    },
    removeColumnFilterCriteria: (column: number) => {
      host('Filter.removeColumnFilterCriteria', sheetId, column, null);
      return filter;
    },
    sort: (column: number, ascending: boolean) => {
      host('Filter.sort', sheetId, column, ascending);
      return filter;
    },
    remove: () => host('Filter.remove', sheetId),
  }) as unknown as Filter;
  return filter;
}

/** FilterCriteria, for hidden values alone: https://developers.google.com/apps-script/reference/spreadsheet/filter-criteria */
function createCriteria(hidden: string[]): FilterCriteria {
  const criteria = strict('FilterCriteria', {
    getHiddenValues: () => [...hidden],
    copy: () => newFilterCriteria(hidden),
  }) as unknown as FilterCriteria;
  hiddenValues.set(criteria, hidden);
  return criteria;
}

/** FilterCriteriaBuilder: https://developers.google.com/apps-script/reference/spreadsheet/filter-criteria-builder */
export function newFilterCriteria(from: string[] = []): GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder {
  let hidden = from;
  const builder = strict('FilterCriteriaBuilder', {
    setHiddenValues: (values: string[]) => {
      hidden = values.map(String);
      return builder;
    },
    getHiddenValues: () => [...hidden],
    build: () => createCriteria(hidden),
  }) as unknown as GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder;
  return builder;
}
