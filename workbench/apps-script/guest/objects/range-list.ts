import type { Area } from '../arguments';
import { host, strict } from '../host';
import { createRange } from './range';
import { listWritingMethods } from './range-writing';

/** RangeList: https://developers.google.com/apps-script/reference/spreadsheet/range-list */
export function createRangeList(sheetId: number, areas: Area[]): GoogleAppsScript.Spreadsheet.RangeList {
  const list = strict('RangeList', {
    getRanges: () => areas.map((area) => createRange(sheetId, area)),
    ...listWritingMethods(sheetId, areas, () => list),
    activate: () => {
      host('Range.activate', sheetId, areas);
      return list;
    },
  }) as unknown as GoogleAppsScript.Spreadsheet.RangeList;
  return list;
}
