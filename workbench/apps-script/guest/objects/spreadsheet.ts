import { parseA1 } from '../../../workbook/a1';
import { parseR1C1 } from '../../../workbook/r1c1';
import { addMetadata, createFinder, metadataOf } from './developer-metadata';
import { namedRange, namedRanges, setNamedRange } from './named-range';
import { newConditionalFormatRule } from './conditional-format';
import * as enumerations from '../enumerations';
import { nameOf, ProtectionType } from '../enumerations';
import { newFilterCriteria } from './filter';
import { exception, host, missing, strict } from '../host';
import { createProtection, type ProtectionData } from './protection';
import type { Range } from './range';
import { newRichTextValue } from '../rich-text';
import { activeRangeList, activeRanges, currentCell, selectionIn } from './selection';
import { createSheet, type Sheet } from './sheet';
import { createTextFinder } from './text-finder';
import { ui } from '../ui';
import { newDataValidation } from './validation';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/** Spreadsheet: https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet */
export function spreadsheet(
  opener: 'getActiveSpreadsheet' | 'openById' | 'openByUrl' = 'getActiveSpreadsheet',
  which?: string,
): Spreadsheet {
  const { id, name, timeZone } = host<{ id: string; name: string; timeZone: string }>(
    `SpreadsheetApp.${opener}`,
    which,
  );
  const sheetOrNull = (sheetId: number | null) => (sheetId === null ? null : createSheet(sheetId));
  const active = () => createSheet(host<number>('Spreadsheet.getActiveSheet'));
  const self = strict('Spreadsheet', {
    getId: () => id,
    getName: () => name,
    getUrl: () => `https://docs.google.com/spreadsheets/d/${id}/edit`,
    getSpreadsheetTimeZone: () => timeZone,
    /** Formulas, typed input and display values are those of this locale. */
    getSpreadsheetLocale: () => host<string>('Spreadsheet.getSpreadsheetLocale'),
    setSpreadsheetLocale: (locale: string) => host('Spreadsheet.setSpreadsheetLocale', String(locale)),
    getFrozenRows: () => active().getFrozenRows(),
    setFrozenRows: (rows: number) => active().setFrozenRows(rows),
    getFrozenColumns: () => active().getFrozenColumns(),
    setFrozenColumns: (columns: number) => active().setFrozenColumns(columns),
    autoResizeColumn: (column: number) => active().autoResizeColumn(column),
    getNamedRanges: () => namedRanges(),
    getRangeByName: (name: string) => namedRange(name),
    setNamedRange: (name: string, range: unknown) => setNamedRange(name, range, 'Spreadsheet.setNamedRange'),
    removeNamedRange: (name: string) => host('Spreadsheet.removeNamedRange', String(name)),
    setActiveRangeList: (list: GoogleAppsScript.Spreadsheet.RangeList) => list.activate(),
    addDeveloperMetadata: (...given: unknown[]) => {
      addMetadata({}, 'Spreadsheet.addDeveloperMetadata', given);
      return self;
    },
    getDeveloperMetadata: () => metadataOf({}),
    createDeveloperMetadataFinder: () => createFinder({}),
    getSheets: () => host<number[]>('Spreadsheet.getSheets').map(createSheet),
    getNumSheets: () => host<number[]>('Spreadsheet.getSheets').length,
    getSheetById: (sheetId: number) => sheetOrNull(host('Spreadsheet.getSheetById', sheetId)),
    getSheetByName: (sheetName: string) => sheetOrNull(host('Spreadsheet.getSheetByName', String(sheetName))),
    getActiveSheet: active,
    setActiveSheet: (sheet: Sheet) => sheet.activate(),
    insertSheet: (...given: unknown[]) => {
      const [first, second] = given;
      if (given.some((one) => typeof one === 'object' && one !== null)) throw missing('A sheet made from a template');
      const [sheetName, index] = typeof first === 'number' ? [null, first] : [first ?? null, second ?? null];
      return createSheet(host<number>('Spreadsheet.insertSheet', sheetName === null ? null : String(sheetName), index));
    },
    deleteSheet: (sheet: Sheet) => host('Spreadsheet.deleteSheet', sheet.getSheetId()),
    getDataRange: () => active().getDataRange(),
    getLastRow: () => active().getLastRow(),
    getLastColumn: () => active().getLastColumn(),
    appendRow: (values: unknown[]) => active().appendRow(values as object[]),
    getRange: (notation: string): Range => {
      const place = parseA1(notation) ?? parseR1C1(notation);
      const named = place ? null : namedRange(notation);
      if (named) return named;
      const sheetName = place?.sheetName ?? null;
      const sheet = sheetName === null ? active() : self.getSheetByName(sheetName);
      if (!sheet) throw exception('Range not found');
      return sheet.getRange(notation);
    },
    getRangeList: (notations: string[]) => active().getRangeList(notations),
    getActiveRange: () => activeRanges()?.pop() ?? null,
    getActiveRangeList: activeRangeList,
    getActiveCell: () => activeRanges()?.pop()?.getCell(1, 1) ?? null,
    getCurrentCell: currentCell,
    getSelection: () => selectionIn(active),
    setActiveRange: (range: Range) => range.activate(),
    setActiveSelection: (range: Range | string) =>
      (typeof range === 'string' ? self.getRange(range) : range).activate(),
    setCurrentCell: (cell: Range) => cell.getSheet().setCurrentCell(cell),
    getProtections: (type: unknown) =>
      host<ProtectionData[]>(
        'Spreadsheet.getProtections',
        nameOf(ProtectionType, type, 'Spreadsheet.getProtections') === 'SHEET',
      ).map(createProtection),
    createTextFinder: (text: string) => createTextFinder({}, text),
    /** The older way to make a menu; null is a line between items. */
    addMenu: (label: string, items: ({ name: string; functionName: string } | null)[]) => {
      const menu = ui.createMenu(label);
      for (const item of items) {
        if (item) menu.addItem(item.name, item.functionName);
        else menu.addSeparator();
      }
      menu.addToUi();
    },
    toast: (message: string, title = '', seconds = 5) =>
      host('Spreadsheet.toast', String(message), String(title ?? ''), seconds ?? 5),
  }) as unknown as Spreadsheet;
  return self;
}

const {
  BooleanCriteria,
  BorderStyle,
  CopyPasteType,
  DataValidationCriteria,
  DeveloperMetadataLocationType,
  DeveloperMetadataVisibility,
  Dimension,
  Direction,
  RelativeDate,
  SheetType,
  WrapStrategy,
} = enumerations;

/** SpreadsheetApp: https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet-app */
export const SpreadsheetApp = strict('SpreadsheetApp', {
  getActiveSpreadsheet: () => spreadsheet(),
  getActive: () => spreadsheet(),
  openById: (id: string) => spreadsheet('openById', String(id)),
  openByUrl: (url: string) => spreadsheet('openByUrl', String(url)),
  getActiveSheet: () => spreadsheet().getActiveSheet(),
  setActiveSheet: (sheet: Sheet) => sheet.activate(),
  getActiveRange: () => spreadsheet().getActiveRange(),
  getActiveRangeList: activeRangeList,
  getCurrentCell: currentCell,
  getSelection: () => spreadsheet().getSelection(),
  setActiveRange: (range: Range) => range.activate(),
  setActiveRangeList: (list: GoogleAppsScript.Spreadsheet.RangeList) => list.activate(),
  setCurrentCell: (cell: Range) => cell.getSheet().setCurrentCell(cell),
  getUi: () => {
    host('SpreadsheetApp.getUi');
    return ui;
  },
  flush: () => host('SpreadsheetApp.flush'),
  newDataValidation: () => newDataValidation(),
  newFilterCriteria: () => newFilterCriteria(),
  newRichTextValue: () => newRichTextValue(),
  newConditionalFormatRule: () => newConditionalFormatRule(),
  ProtectionType,
  BooleanCriteria,
  BorderStyle,
  CopyPasteType,
  DataValidationCriteria,
  DeveloperMetadataLocationType,
  DeveloperMetadataVisibility,
  Dimension,
  Direction,
  RelativeDate,
  SheetType,
  WrapStrategy,
});
