import { contains } from '../../../workbook/areas';
import type { Area } from '../../../workbook/workbook';
import type { Caller } from '../caller';
import { ServiceFailure } from '../failure';
import { define, type ServiceCallRules } from '../service';
import type { WindowState } from '../window';
import { checkArea, checkSheetEditable, checkSize, refusing, sheetOf } from './sheet-access';

/** SpreadsheetApp and Spreadsheet: https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet */
export const documentCalls: ServiceCallRules = {
  'SpreadsheetApp.getActiveSpreadsheet': define('document', 'sheet', (caller) => about(caller)),
  'SpreadsheetApp.openById': define('document-write', 'sheet', (caller, id: string) => open(caller, 'openById', id)),
  'SpreadsheetApp.openByUrl': define('document-write', 'sheet', (caller, url: string) =>
    open(caller, 'openByUrl', /\/d\/([^/]+)/.exec(url)?.[1] ?? ''),
  ),
  'SpreadsheetApp.flush': define('document', 'sheet', ({ appsScript }) => void appsScript.workbook.flush?.()),
  'Spreadsheet.getSpreadsheetLocale': define('document', 'sheet', ({ appsScript }) => appsScript.workbook.locale()),
  'Spreadsheet.setSpreadsheetLocale': define('document-write', 'sheet', ({ appsScript }, locale: string) =>
    refusing(() => appsScript.workbook.setLocale(locale)),
  ),
  'Spreadsheet.getSheets': define('document', 'sheet', ({ appsScript }) =>
    appsScript.workbook.sheets().map(({ id }) => id),
  ),
  'Spreadsheet.getSheetById': define(
    'document',
    'sheet',
    ({ appsScript }, id: number) => appsScript.workbook.sheets().find((sheet) => sheet.id === id)?.id ?? null,
  ),
  'Spreadsheet.getSheetByName': define(
    'document',
    'sheet',
    ({ appsScript }, name: string) => appsScript.workbook.sheets().find((sheet) => sheet.name === name)?.id ?? null,
  ),
  'Spreadsheet.getActiveSheet': define('document', 'sheet', (caller) => activeSheet(caller)),
  /** It comes before the sheet at that index, else after the active one, and is active then. */
  'Spreadsheet.insertSheet': define('document-write', 'sheet', (caller, name: string | null, index: number | null) => {
    const { workbook } = caller.appsScript;
    const sheets = workbook.sheets();
    const names = new Set(sheets.map((sheet) => sheet.name));
    let free = name ?? '';
    for (let number = names.size + 1; free === ''; number++) if (!names.has(`Sheet${number}`)) free = `Sheet${number}`;
    checkSize(caller, NEW_SHEET_CELLS);
    const position = index === null ? sheets.findIndex(({ id }) => id === activeSheet(caller)) + 2 : index + 1;
    const { id } = refusing(() => workbook.insertSheet(free, Math.min(Math.max(position, 1), sheets.length + 1)));
    showSheet(caller, id);
    return id;
  }),
  'Spreadsheet.deleteSheet': define('document-write', 'sheet', (caller, id: number) => {
    sheetOf(caller, id);
    // https://developers.google.com/apps-script/reference/spreadsheet/protection
    checkSheetEditable(caller, id);
    refusing(() => caller.appsScript.workbook.deleteSheet(id));
  }),
  /** Several ranges count; the one with the current cell comes last: https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet#getActiveRangeList() */
  'Spreadsheet.getActiveRangeList': define('document', 'sheet', (caller) => {
    const { cell } = caller.request;
    if (cell) return { sheetId: cell.sheetId, areas: [{ row: cell.row, column: cell.column, rows: 1, columns: 1 }] };
    const window = windowOf(caller);
    return window ? { sheetId: window.selection.sheetId, areas: window.selection.areas } : null;
  }),
  'Spreadsheet.getCurrentCell': define('document', 'sheet', (caller) => {
    const window = windowOf(caller);
    return window ? { sheetId: window.selection.sheetId, ...window.selection.cell } : null;
  }),
  'Spreadsheet.toast': define(
    'document-write',
    'user-interface',
    (caller, message: string, title: string, seconds: number) => {
      const window = windowOf(caller);
      window?.toasts.push({ message, title, seconds });
      window?.onChange('toast');
    },
  ),
  'Sheet.activate': define('document-write', 'sheet', (caller, sheetId: number) => {
    sheetOf(caller, sheetId);
    showSheet(caller, sheetId);
  }),
  'Range.activate': define('document-write', 'sheet', (caller, sheetId: number, areas: Area[]) => {
    const window = windowOf(caller);
    const last = areas[areas.length - 1];
    if (!window || !last) return;
    for (const area of areas) checkArea(caller, sheetId, area);
    window.selection = { sheetId, areas, cell: { row: last.row, column: last.column } };
    window.onChange('selection');
  }),
  /** A cell in the selection makes the range that it is in the active one, another cell becomes the selection: https://developers.google.com/apps-script/reference/spreadsheet/sheet#setcurrentcellcell */
  'Sheet.setCurrentCell': define('document-write', 'sheet', (caller, sheetId: number, cell: Area) => {
    checkArea(caller, sheetId, cell);
    // "The specified Range must consist of one cell, otherwise it throws an exception"; the words are the workbench's own.
    if (cell.rows !== 1 || cell.columns !== 1)
      throw new ServiceFailure('The current cell must be a range of one cell.');
    const window = windowOf(caller);
    if (!window) return;
    const { selection } = window;
    const around =
      selection.sheetId === sheetId && selection.areas.find((area) => contains(area, cell.row, cell.column));
    const areas = around ? [...selection.areas.filter((area) => area !== around), around] : [cell];
    window.selection = { sheetId, areas, cell: { row: cell.row, column: cell.column } };
    window.onChange('selection');
  }),
};

/** What a new sheet has: 1,000 rows of 26 columns. */
const NEW_SHEET_CELLS = 26_000;

function about({ appsScript: { workbook } }: Caller): { id: string; name: string; timeZone: string } {
  return { id: workbook.id, name: workbook.name(), timeZone: workbook.timeZone() };
}

/** Opening needs the right to all files, also for this one; a custom function may not (https://developers.google.com/apps-script/guides/sheets/functions). */
function open(caller: Caller, method: string, id: string): { id: string; name: string; timeZone: string } {
  const scope = 'https://www.googleapis.com/auth/spreadsheets';
  const { oauthScopes } = caller.appsScript.project.manifest;
  if (oauthScopes && !oauthScopes.includes(scope)) {
    throw new ServiceFailure(
      `Specified permissions are not sufficient to call SpreadsheetApp.${method}. Required permissions: ${scope}`,
    );
  }
  if (id !== caller.appsScript.workbook.id)
    throw new ServiceFailure(
      'Another spreadsheet is not part of the workbench: add it with its real behaviour',
      'Error',
    );
  return about(caller);
}

function showSheet(caller: Caller, sheetId: number): void {
  const window = windowOf(caller);
  if (!window || window.selection.sheetId === sheetId) return;
  window.selection = { sheetId, areas: [{ row: 1, column: 1, rows: 1, columns: 1 }], cell: { row: 1, column: 1 } };
  window.onChange('selection');
}

export function windowOf(caller: Caller): WindowState | null {
  return caller.request.window ?? null;
}

function activeSheet(caller: Caller): number {
  const { cell, event } = caller.request;
  if (cell) return cell.sheetId;
  if (event?.type === 'edit') return event.sheetId;
  const sheets = caller.appsScript.workbook.sheets();
  const selected = windowOf(caller)?.selection.sheetId;
  return (sheets.find(({ id }) => id === selected) ?? sheets[0])!.id;
}
