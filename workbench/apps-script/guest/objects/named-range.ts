import { type Area, placeOf } from '../arguments';
import { host, strict } from '../host';
import { createRange, type Range } from './range';

export interface NamedRangeData {
  name: string;
  sheetId: number;
  area: Area;
}

/** NamedRange: https://developers.google.com/apps-script/reference/spreadsheet/named-range */
function createNamedRange(data: NamedRangeData): GoogleAppsScript.Spreadsheet.NamedRange {
  let { name } = data;
  const named = strict('NamedRange', {
    getName: () => name,
    getRange: () => namedRange(name),
    setName: (next: string) => {
      host('NamedRange.setName', name, String(next));
      name = String(next);
      return named;
    },
    setRange: (range: unknown) => {
      setNamedRange(name, range, 'NamedRange.setRange');
      return named;
    },
    remove: () => host('NamedRange.remove', name),
  }) as unknown as GoogleAppsScript.Spreadsheet.NamedRange;
  return named;
}

export function namedRanges(sheetId?: number): GoogleAppsScript.Spreadsheet.NamedRange[] {
  const all = host<NamedRangeData[]>('Spreadsheet.getNamedRanges');
  return all.filter((one) => sheetId === undefined || one.sheetId === sheetId).map(createNamedRange);
}

/** Null where there is no such name. */
export function namedRange(name: string): Range | null {
  const found = host<NamedRangeData | null>('Spreadsheet.getRangeByName', String(name));
  return found && createRange(found.sheetId, found.area);
}

export function setNamedRange(name: string, range: unknown, method: string): void {
  const { sheetId, area } = placeOf(range, method);
  host('Spreadsheet.setNamedRange', String(name), sheetId, area);
}
