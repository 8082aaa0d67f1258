import { areaOf, parseA1 } from '../../../workbook/a1';
import { parseR1C1 } from '../../../workbook/r1c1';
import { integers, mismatch, placeOf, type Area } from '../arguments';
import { cleared, type ClearOptions } from '../clearing';
import { createRule, ruleData, type ConditionalFormatData } from './conditional-format';
import { createFilter } from './filter';
import { addMetadata, createFinder, metadataOf } from './developer-metadata';
import { nameOf, ProtectionType, SheetType } from '../enumerations';
import { namedRanges, type NamedRangeData } from './named-range';
import { exception, host, strict } from '../host';
import { createProtection, type ProtectionData } from './protection';
import { createRange, type Range } from './range';
import { createRangeList } from './range-list';
import { activeRangeList, activeRanges, currentCell, selectionIn } from './selection';
import { structureMethods } from './sheet-structure';
import { spreadsheet } from './spreadsheet';
import { createTextFinder } from './text-finder';
import { toHost } from '../cell-values';

export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Sheet: https://developers.google.com/apps-script/reference/spreadsheet/sheet */
export function createSheet(sheetId: number): Sheet {
  const get = <Value>(name: string, ...args: unknown[]) => host<Value>(`Sheet.${name}`, sheetId, ...args);
  const act = (name: string, ...args: unknown[]): Sheet => {
    host(`Sheet.${name}`, sheetId, ...args);
    return sheet;
  };
  const areaIn = (notation: string): Area => {
    const reference = parseA1(notation);
    const here = (sheetName: string | null) => sheetName === null || sheetName === get<string>('getName');
    if (!reference) {
      const counted = parseR1C1(notation);
      if (counted && here(counted.sheetName)) return counted.area;
      const named = host<NamedRangeData | null>('Spreadsheet.getRangeByName', notation);
      if (named?.sheetId !== sheetId) throw exception('Range not found');
      return named.area;
    }
    if (!here(reference.sheetName)) throw exception('Range not found');
    const open = reference.lastRow === null || reference.lastColumn === null;
    return areaOf(
      reference,
      open ? { rows: get('getMaxRows'), columns: get('getMaxColumns') } : { rows: 0, columns: 0 },
    );
  };
  const getRange = (...given: unknown[]): Range => {
    const numbers = () => {
      if (given.length < 2 || given.length > 4) throw mismatch('Sheet.getRange', given);
      const [row, column, rows = 1, columns = 1] = integers('Sheet.getRange', given);
      return { row: row!, column: column!, rows, columns };
    };
    const area = typeof given[0] === 'string' && given.length === 1 ? areaIn(given[0]) : numbers();
    get('getRange', area);
    return createRange(sheetId, area);
  };

  const sheet: Sheet = strict('Sheet', {
    getSheetId: () => sheetId,
    getName: () => get<string>('getName'),
    getSheetName: () => get<string>('getName'),
    setName: (name: string) => act('setName', String(name)),
    getIndex: () => get<number>('getIndex'),
    getParent: () => spreadsheet(),
    getLastRow: () => get<number>('getLastRow'),
    getLastColumn: () => get<number>('getLastColumn'),
    getMaxRows: () => get<number>('getMaxRows'),
    getMaxColumns: () => get<number>('getMaxColumns'),
    isSheetHidden: () => get<boolean>('isSheetHidden'),
    hideSheet: () => act('hideSheet'),
    showSheet: () => act('showSheet'),
    getFrozenColumns: () => get<number>('getFrozenColumns'),
    setFrozenColumns: (columns: number) => get('setFrozenColumns', integers('Sheet.setFrozenColumns', [columns])[0]),
    getType: () => SheetType.GRID,
    getNamedRanges: () => namedRanges(sheetId),
    addDeveloperMetadata: (...given: unknown[]) => {
      addMetadata({ sheetId }, 'Sheet.addDeveloperMetadata', given);
      return sheet;
    },
    getDeveloperMetadata: () => metadataOf({ sheetId }),
    createDeveloperMetadataFinder: () => createFinder({ sheetId }),
    getFrozenRows: () => get<number>('getFrozenRows'),
    setFrozenRows: (rows: number) => get('setFrozenRows', integers('Sheet.setFrozenRows', [rows])[0]),

    getRange,
    getDataRange: () => createRange(sheetId, get<Area>('getDataRange')),
    getSheetValues: (row: number, column: number, rows: number, columns: number) =>
      getRange(row, column, rows, columns).getValues(),
    getRangeList: (notations: string[]) => {
      const areas = notations.map(areaIn);
      get('getRangeList', areas);
      return createRangeList(sheetId, areas);
    },
    appendRow: (values: unknown[]) => {
      if (!Array.isArray(values) || values.length === 0) throw mismatch('Sheet.appendRow', [values]);
      return act('appendRow', values.map(toHost));
    },
    clear: (options?: ClearOptions) => act('clear', cleared(options)),
    clearContents: () => act('clearContents', { contents: true }),
    clearFormats: () => act('clearFormats', { formats: true }),
    clearNotes: () => act('clearNotes', { notes: true }),
    sort: (column: number, ascending = true) => act('sort', column, ascending),
    createTextFinder: (text: string) => createTextFinder({ sheetId }, text),

    ...structureMethods(sheetId, act),

    getFilter: () => (get<Area | null>('getFilter') ? createFilter(sheetId) : null),
    protect: () => createProtection(get<ProtectionData>('protect')),
    getProtections: (type: unknown) =>
      get<ProtectionData[]>('getProtections', nameOf(ProtectionType, type, 'Sheet.getProtections') === 'SHEET').map(
        createProtection,
      ),
    getConditionalFormatRules: () =>
      get<ConditionalFormatData[]>('getConditionalFormatRules').map((rule) => createRule(rule, sheetId)),
    setConditionalFormatRules: (rules: unknown) => get('setConditionalFormatRules', ruleData(rules)),
    clearConditionalFormatRules: () => get('clearConditionalFormatRules', []),

    activate: () => act('activate'),
    setActiveRange: (range: Range) => range.activate(),
    setActiveSelection: (range: Range | string) => (typeof range === 'string' ? getRange(range) : range).activate(),
    setActiveRangeList: (list: GoogleAppsScript.Spreadsheet.RangeList) => list.activate(),
    setCurrentCell: (cell: Range) => {
      const { area } = placeOf(cell, 'Sheet.setCurrentCell');
      get('setCurrentCell', area);
      return cell;
    },
    getActiveRange: () => activeRanges()?.pop() ?? null,
    getActiveRangeList: activeRangeList,
    getActiveCell: () => activeRanges()?.pop()?.getCell(1, 1) ?? null,
    getCurrentCell: currentCell,
    getSelection: () => selectionIn(() => spreadsheet().getActiveSheet()),
  }) as unknown as Sheet;
  return sheet;
}
