import type { Area } from '../../../workbook/workbook';
import type { Caller } from '../caller';
import { define, type ServiceCallRules } from '../service';
import { setValues } from './cell-input';
import { sheetOf } from './sheet-access';

/** A range, a sheet, or (with neither) the whole spreadsheet. */
interface Scope {
  sheetId?: number;
  area?: Area;
}

interface Search {
  text: string;
  matchCase: boolean;
  matchEntireCell: boolean;
  matchFormulaText: boolean;
}

interface Match {
  sheetId: number;
  row: number;
  column: number;
  text: string;
}

const finds = define('document', 'range-read', (caller, scope: Scope, search: Search) =>
  matches(caller, scope, search).map(({ sheetId, row, column }) => ({ sheetId, row, column })),
);

/** Gives how often the text was replaced; what comes out is read like typed input. */
const replaces = define(
  'document-write',
  'range-write',
  (caller, scope: Scope, search: Search, replacement: string) => {
    const { workbook } = caller.appsScript;
    let count = 0;
    for (const { sheetId, row, column, text } of matches(caller, scope, search)) {
      const cell = { row, column, rows: 1, columns: 1 };
      // What a formula shows is not its to replace.
      if (!search.matchFormulaText && workbook.formulas(sheetId, cell)[0]![0] !== '') continue;
      const parts = search.matchEntireCell ? ['', ''] : text.split(pattern(search));
      count += parts.length - 1;
      setValues(caller, sheetId, cell, () => parts.join(replacement));
    }
    return count;
  },
);

/** TextFinder: https://developers.google.com/apps-script/reference/spreadsheet/text-finder */
export const textFinderCalls: ServiceCallRules = {
  'TextFinder.findAll': finds,
  'TextFinder.findNext': finds,
  'TextFinder.replaceWith': replaces,
  'TextFinder.replaceAllWith': replaces,
};

/** The cells that show the text (or, if asked for, have it in their formula), sheet by sheet and row by row. */
function matches(caller: Caller, { sheetId, area }: Scope, search: Search): Match[] {
  const { workbook } = caller.appsScript;
  if (search.text === '') return [];
  const found: Match[] = [];
  const wanted = pattern(search);
  for (const sheet of sheetId === undefined ? workbook.sheets() : [sheetOf(caller, sheetId)]) {
    const { row, column, rows, columns } = area ?? {
      row: 1,
      column: 1,
      rows: sheet.lastRow,
      columns: sheet.lastColumn,
    };
    if (rows === 0 || columns === 0) continue;
    const within = { row, column, rows, columns };
    const shown = workbook.displayValues(sheet.id, within);
    const formulas = search.matchFormulaText ? workbook.formulas(sheet.id, within) : [];
    shown.forEach((line, r) =>
      line.forEach((display, c) => {
        const text = formulas[r]?.[c] || display;
        if (wanted.test(text)) found.push({ sheetId: sheet.id, row: row + r, column: column + c, text });
      }),
    );
  }
  return found;
}

function pattern({ text, matchCase, matchEntireCell }: Search): RegExp {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(matchEntireCell ? `^${literal}$` : literal, matchCase ? 'u' : 'iu');
}
