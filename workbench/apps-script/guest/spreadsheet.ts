import { exception, host, strict } from './host';
import { createRange, createRangeList, type Area } from './range';
import { ui } from './ui';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

interface GuestProtection {
  area: Area | null;
  description: string;
  canEdit: boolean;
}

/** Sheet: https://developers.google.com/apps-script/reference/spreadsheet/sheet */
function createSheet(sheetId: number): Sheet {
  const get = <Value>(name: string) => host<Value>(`Sheet.${name}`, sheetId);
  const rangeAt = (area: Area) => {
    host('Sheet.getRange', sheetId, area);
    return createRange(sheet, sheetId, area);
  };
  const getRange = (first: number | string, column?: number, rows = 1, columns = 1) => {
    if (typeof first === 'string') return rangeAt(readA1(first, () => get<number>('getMaxRows'), () => get<number>('getMaxColumns')));
    return rangeAt({ row: first, column: column ?? 1, rows, columns });
  };
  const insertColumns = (before: number, count: number) => {
    host('Sheet.insertColumns', sheetId, before, count);
    return sheet;
  };
  const insertRows = (before: number, count: number) => {
    host('Sheet.insertRows', sheetId, before, count);
    return sheet;
  };

  const sheet: Sheet = strict('Sheet', {
    getSheetId: () => sheetId,
    getName: () => get<string>('getName'),
    getSheetName: () => get<string>('getName'),
    setName: (name: string) => {
      host('Sheet.setName', sheetId, name);
      return sheet;
    },
    getLastRow: () => get<number>('getLastRow'),
    getLastColumn: () => get<number>('getLastColumn'),
    getMaxRows: () => get<number>('getMaxRows'),
    getMaxColumns: () => get<number>('getMaxColumns'),
    getParent: () => spreadsheet(),
    isSheetHidden: () => get<boolean>('isSheetHidden'),
    getRange,
    getDataRange: () => getRange(1, 1, Math.max(1, get<number>('getLastRow')), Math.max(1, get<number>('getLastColumn'))),
    getRangeList: (notations: string[]) => {
      const areas = notations.map((notation) => readA1(notation, () => get<number>('getMaxRows'), () => get<number>('getMaxColumns')));
      return createRangeList(sheetId, areas, areas.map((area) => createRange(sheet, sheetId, area)));
    },
    appendRow: (values: unknown[]) => {
      const row = get<number>('getLastRow') + 1;
      if (row > get<number>('getMaxRows')) insertRows(row, 1);
      getRange(row, 1, 1, values.length).setValues([values]);
      return sheet;
    },
    insertColumnAfter: (after: number) => insertColumns(after + 1, 1),
    insertColumnsAfter: (after: number, count: number) => insertColumns(after + 1, count),
    insertColumnBefore: (before: number) => insertColumns(before, 1),
    insertColumnsBefore: (before: number, count: number) => insertColumns(before, count),
    insertRowAfter: (after: number) => insertRows(after + 1, 1),
    insertRowsAfter: (after: number, count: number) => insertRows(after + 1, count),
    insertRowBefore: (before: number) => insertRows(before, 1),
    insertRowsBefore: (before: number, count: number) => insertRows(before, count),
    deleteRow: (row: number) => (host('Sheet.deleteRows', sheetId, row, 1), sheet),
    deleteRows: (row: number, count: number) => host('Sheet.deleteRows', sheetId, row, count),
    deleteColumn: (column: number) => (host('Sheet.deleteColumns', sheetId, column, 1), sheet),
    deleteColumns: (column: number, count: number) => host('Sheet.deleteColumns', sheetId, column, count),
    hideRows: (row: number, count = 1) => host('Sheet.hideRows', sheetId, row, count),
    showRows: (row: number, count = 1) => host('Sheet.showRows', sheetId, row, count),
    isRowHiddenByUser: (row: number) => host<boolean>('Sheet.isRowHiddenByUser', sheetId, row),
    isRowHiddenByFilter: (row: number) => host<boolean>('Sheet.isRowHiddenByFilter', sheetId, row),
    getFilter: () => {
      const area = get<Area | null>('getFilter');
      return area && strict('Filter', { getRange: () => createRange(sheet, sheetId, area) });
    },
    getProtections: (type: string) => host<GuestProtection[]>('Sheet.getProtections', sheetId, type === 'SHEET').map((protection) => createProtection(sheet, sheetId, protection)),
    activate: () => {
      host('Sheet.activate', sheetId);
      return sheet;
    },
    setActiveRange: (range: GoogleAppsScript.Spreadsheet.Range) => range.activate(),
    setActiveSelection: (range: GoogleAppsScript.Spreadsheet.Range | string) => (typeof range === 'string' ? getRange(range) : range).activate(),
    getActiveRange: () => activeRanges()?.pop() ?? null,
    getActiveCell: () => activeRanges()?.pop()?.getCell(1, 1) ?? null,
  }) as unknown as Sheet;
  return sheet;
}

function createProtection(sheet: Sheet, sheetId: number, { area, description, canEdit }: GuestProtection): GoogleAppsScript.Spreadsheet.Protection {
  return strict('Protection', {
    canEdit: () => canEdit,
    getDescription: () => description,
    getRange: () => (area ? createRange(sheet, sheetId, area) : sheet.getDataRange()),
  }) as unknown as GoogleAppsScript.Spreadsheet.Protection;
}

function activeRanges(): GoogleAppsScript.Spreadsheet.Range[] | null {
  const active = host<{ sheetId: number; areas: Area[] } | null>('Spreadsheet.getActiveRangeList');
  if (!active) return null;
  const sheet = createSheet(active.sheetId);
  return active.areas.map((area) => createRange(sheet, active.sheetId, area));
}

/** Spreadsheet: https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet */
function spreadsheet(): GoogleAppsScript.Spreadsheet.Spreadsheet {
  const { id, name, timeZone } = host<{ id: string; name: string; timeZone: string }>('SpreadsheetApp.getActiveSpreadsheet');
  const sheetOrNull = (sheetId: number | null) => (sheetId === null ? null : createSheet(sheetId));
  const self = strict('Spreadsheet', {
    getId: () => id,
    getName: () => name,
    getSpreadsheetTimeZone: () => timeZone,
    getSheets: () => host<number[]>('Spreadsheet.getSheets').map(createSheet),
    getSheetById: (sheetId: number) => sheetOrNull(host('Spreadsheet.getSheetById', sheetId)),
    getSheetByName: (sheetName: string) => sheetOrNull(host('Spreadsheet.getSheetByName', sheetName)),
    getActiveSheet: () => createSheet(host<number>('Spreadsheet.getActiveSheet')),
    insertSheet: (sheetName?: string) => createSheet(host<number>('Spreadsheet.insertSheet', sheetName ?? null)),
    deleteSheet: (sheet: Sheet) => host('Spreadsheet.deleteSheet', sheet.getSheetId()),
    getActiveRangeList: () => {
      const ranges = activeRanges();
      const first = ranges?.[0];
      if (!ranges || !first) return null;
      return createRangeList(first.getSheet().getSheetId(), ranges.map(areaOf), ranges);
    },
    getActiveRange: () => activeRanges()?.pop() ?? null,
    getCurrentCell: () => {
      const cell = host<{ sheetId: number; row: number; column: number } | null>('Spreadsheet.getCurrentCell');
      return cell && createRange(createSheet(cell.sheetId), cell.sheetId, { row: cell.row, column: cell.column, rows: 1, columns: 1 });
    },
    getRange: (notation: string) => {
      const mark = notation.lastIndexOf('!');
      if (mark < 0) return self.getActiveSheet().getRange(notation);
      const sheet = self.getSheetByName(notation.slice(0, mark).replace(/^'|'$/g, '').replace(/''/g, "'"));
      if (!sheet) throw exception('Range not found');
      return sheet.getRange(notation.slice(mark + 1));
    },
    toast: (message: string, title = '', seconds = 5) => host('Spreadsheet.toast', String(message), title, seconds),
  }) as unknown as GoogleAppsScript.Spreadsheet.Spreadsheet;
  return self;
}

function areaOf(range: GoogleAppsScript.Spreadsheet.Range): Area {
  return { row: range.getRow(), column: range.getColumn(), rows: range.getNumRows(), columns: range.getNumColumns() };
}

/** `A2`, `A2:C10`, `A:A`, `A2:A`, `3:4`. */
function readA1(notation: string, maxRows: () => number, maxColumns: () => number): Area {
  const [from = '', to = from] = notation.replace(/\$/g, '').split(':');
  const corner = (text: string) => /^([A-Za-z]*)(\d*)$/.exec(text.trim());
  const start = corner(from);
  const end = corner(to);
  if (!start || !end || (from === '' && to === '')) throw exception('Range not found');
  const row = Number(start[2] || 1);
  const column = start[1] ? columnOf(start[1]) : 1;
  const lastRow = end[2] ? Number(end[2]) : maxRows();
  const lastColumn = end[1] ? columnOf(end[1]) : maxColumns();
  return { row: Math.min(row, lastRow), column: Math.min(column, lastColumn), rows: Math.abs(lastRow - row) + 1, columns: Math.abs(lastColumn - column) + 1 };
}

function columnOf(letters: string): number {
  return [...letters.toUpperCase()].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

export const SpreadsheetApp = strict('SpreadsheetApp', {
  getActiveSpreadsheet: spreadsheet,
  getActive: spreadsheet,
  getActiveSheet: () => spreadsheet().getActiveSheet(),
  getActiveRange: () => spreadsheet().getActiveRange(),
  getUi: () => {
    host('SpreadsheetApp.getUi');
    return ui;
  },
  flush: () => host('SpreadsheetApp.flush'),
  ProtectionType: { SHEET: 'SHEET', RANGE: 'RANGE' },
});
