import type { Area } from '../../../workbook/workbook';
import type { Execution } from '../execution';
import { ServiceFailure } from '../failure';
import { define, type ServiceCallRules } from '../service';
import type { WindowState } from '../window';

/** SpreadsheetApp and Spreadsheet: https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet */
export const documentCalls: ServiceCallRules = {
  'SpreadsheetApp.getActiveSpreadsheet': define('document', 'sheet', ({ appsScript: { workbook } }) => ({ id: workbook.id, name: workbook.name(), timeZone: workbook.timeZone() })),
  'SpreadsheetApp.flush': define('document', 'sheet', ({ appsScript }) => void appsScript.workbook.flush?.()),
  'Spreadsheet.getSheets': define('document', 'sheet', ({ appsScript }) => appsScript.workbook.sheets().map(({ id }) => id)),
  'Spreadsheet.getSheetById': define('document', 'sheet', ({ appsScript }, id: number) => appsScript.workbook.sheets().find((sheet) => sheet.id === id)?.id ?? null),
  'Spreadsheet.getSheetByName': define('document', 'sheet', ({ appsScript }, name: string) => appsScript.workbook.sheets().find((sheet) => sheet.name === name)?.id ?? null),
  'Spreadsheet.getActiveSheet': define('document', 'sheet', (execution) => activeSheet(execution)),
  'Spreadsheet.insertSheet': define('document-write', 'sheet', ({ appsScript: { workbook } }, name: string | null) => {
    const names = new Set(workbook.sheets().map((sheet) => sheet.name));
    let free = name ?? '';
    for (let number = names.size + 1; free === ''; number++) if (!names.has(`Sheet${number}`)) free = `Sheet${number}`;
    if (name !== null && names.has(name)) throw new ServiceFailure(`A sheet with the name "${name}" already exists. Please enter another name.`);
    return workbook.insertSheet(free).id;
  }),
  'Spreadsheet.deleteSheet': define('document-write', 'sheet', ({ appsScript: { workbook } }, id: number) => {
    if (workbook.sheets().length === 1) throw new ServiceFailure("You can't remove all the sheets in a document.");
    workbook.deleteSheet(id);
  }),
  /** Several ranges count; the one with the current cell comes last: https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet#getActiveRangeList() */
  'Spreadsheet.getActiveRangeList': define('document', 'sheet', (execution) => {
    const { cell } = execution.request;
    if (cell) return { sheetId: cell.sheetId, areas: [{ row: cell.row, column: cell.column, rows: 1, columns: 1 }] };
    const window = windowOf(execution);
    return window ? { sheetId: window.selection.sheetId, areas: window.selection.areas } : null;
  }),
  'Spreadsheet.getCurrentCell': define('document', 'sheet', (execution) => {
    const window = windowOf(execution);
    return window ? { sheetId: window.selection.sheetId, ...window.selection.cell } : null;
  }),
  'Spreadsheet.toast': define('document-write', 'user-interface', (execution, message: string, title: string, seconds: number) => {
    const window = windowOf(execution);
    window?.toasts.push({ message, title, seconds });
    window?.onChange('toast');
  }),
  'Sheet.activate': define('document-write', 'sheet', (execution, sheetId: number) => {
    const window = windowOf(execution);
    if (!window || window.selection.sheetId === sheetId) return;
    window.selection = { sheetId, areas: [{ row: 1, column: 1, rows: 1, columns: 1 }], cell: { row: 1, column: 1 } };
    window.onChange('selection');
  }),
  'Range.activate': define('document-write', 'sheet', (execution, sheetId: number, areas: Area[]) => {
    const window = windowOf(execution);
    const last = areas[areas.length - 1];
    if (!window || !last) return;
    window.selection = { sheetId, areas, cell: { row: last.row, column: last.column } };
    window.onChange('selection');
  }),
};

export function windowOf(execution: Execution): WindowState | null {
  return execution.request.window ?? null;
}

function activeSheet(execution: Execution): number {
  const { cell, event } = execution.request;
  if (cell) return cell.sheetId;
  if (event?.type === 'edit') return event.sheetId;
  const sheets = execution.appsScript.workbook.sheets();
  const selected = windowOf(execution)?.selection.sheetId;
  return (sheets.find(({ id }) => id === selected) ?? sheets[0])!.id;
}
