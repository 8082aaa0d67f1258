import type { Area } from '../arguments';
import { host, strict } from '../host';
import { createRange, type Range } from './range';

/** Where to look: a range, a sheet, or the whole spreadsheet. */
export interface FinderScope {
  sheetId?: number;
  area?: Area;
}

interface Match {
  sheetId: number;
  row: number;
  column: number;
}

/** TextFinder: https://developers.google.com/apps-script/reference/spreadsheet/text-finder */
export function createTextFinder(scope: FinderScope, text: string): GoogleAppsScript.Spreadsheet.TextFinder {
  const search = { text: String(text), matchCase: false, matchEntireCell: false, matchFormulaText: false };
  let found: Match[] | null = null;
  let position = -1;
  const toRange = ({ sheetId, row, column }: Match): Range =>
    createRange(sheetId, { row, column, rows: 1, columns: 1 });
  const current = (): Range | null => {
    const match = found?.[position];
    return match ? toRange(match) : null;
  };
  const option = (name: 'matchCase' | 'matchEntireCell' | 'matchFormulaText') => (value: boolean) => {
    search[name] = value;
    found = null;
    position = -1;
    return finder;
  };
  const finder = strict('TextFinder', {
    matchCase: option('matchCase'),
    matchEntireCell: option('matchEntireCell'),
    matchFormulaText: option('matchFormulaText'),
    findAll: () => host<Match[]>('TextFinder.findAll', scope, search).map(toRange),
    findNext: () => {
      found ??= host<Match[]>('TextFinder.findNext', scope, search);
      position = Math.min(position + 1, found.length);
      return current();
    },
    getCurrentMatch: current,
    replaceWith: (replacement: string) => {
      const match = found?.[position];
      if (!match) return 0;
      const cell = { row: match.row, column: match.column, rows: 1, columns: 1 };
      return host<number>(
        'TextFinder.replaceWith',
        { sheetId: match.sheetId, area: cell },
        search,
        String(replacement),
      );
    },
    replaceAllWith: (replacement: string) =>
      host<number>('TextFinder.replaceAllWith', scope, search, String(replacement)),
  }) as unknown as GoogleAppsScript.Spreadsheet.TextFinder;
  return finder;
}
