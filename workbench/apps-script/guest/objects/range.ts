import { toA1 } from '../../../workbook/a1';
import { integers, placeOf, rememberRange, type Area } from '../arguments';
import { addMetadata, createFinder, metadataOf } from './developer-metadata';
import { createFilter } from './filter';
import { CopyPasteType, Direction, isMember, nameOf } from '../enumerations';
import { exception, host, missing, strict } from '../host';
import { createProtection, type ProtectionData } from './protection';
import { readingMethods } from './range-reading';
import { writingMethods } from './range-writing';
import { createSheet } from './sheet';
import { createTextFinder } from './text-finder';

export type Range = GoogleAppsScript.Spreadsheet.Range;

/** Range: https://developers.google.com/apps-script/reference/spreadsheet/range */
export function createRange(sheetId: number, area: Area): Range {
  const at = (row: number, column: number, rows: number, columns: number): Range => {
    const there = { row: area.row + row, column: area.column + column, rows, columns };
    host('Sheet.getRange', sheetId, there);
    return createRange(sheetId, there);
  };
  const range = strict('Range', {
    getSheet: () => createSheet(sheetId),
    getGridId: () => sheetId,
    getRow: () => area.row,
    getColumn: () => area.column,
    getRowIndex: () => area.row,
    getColumnIndex: () => area.column,
    getLastRow: () => area.row + area.rows - 1,
    getLastColumn: () => area.column + area.columns - 1,
    getNumRows: () => area.rows,
    getNumColumns: () => area.columns,
    getHeight: () => area.rows,
    getWidth: () => area.columns,
    getA1Notation: () => toA1(area),
    getCell: (row: number, column: number) => {
      if (row < 1 || column < 1 || row > area.rows || column > area.columns)
        throw exception('Cell reference out of range');
      return at(row - 1, column - 1, 1, 1);
    },
    offset: (...given: number[]) => {
      const [row = 0, column = 0, rows = area.rows, columns = area.columns] = integers('Range.offset', given);
      return at(row, column, rows, columns);
    },
    getNextDataCell: (direction: unknown) => {
      const cell = host<{ row: number; column: number }>(
        'Range.getNextDataCell',
        sheetId,
        area,
        nameOf(Direction, direction, 'Range.getNextDataCell'),
      );
      return createRange(sheetId, { ...cell, rows: 1, columns: 1 });
    },

    getMergedRanges: () => host<Area[]>('Range.getMergedRanges', sheetId, area).map((one) => createRange(sheetId, one)),
    addDeveloperMetadata: (...given: unknown[]) => {
      addMetadata({ sheetId, area }, 'Range.addDeveloperMetadata', given);
      return range;
    },
    getDeveloperMetadata: () => metadataOf({ sheetId, area }),
    createDeveloperMetadataFinder: () => createFinder({ sheetId, area }),

    ...readingMethods(sheetId, area),
    ...writingMethods(sheetId, area, () => range),

    sort: (by: unknown) => {
      const list = (Array.isArray(by) ? by : [by]) as (number | { column: number; ascending?: boolean })[];
      const order = list.map((one) =>
        typeof one === 'number'
          ? { column: one, ascending: true }
          : { column: one.column, ascending: one.ascending ?? true },
      );
      host('Range.sort', sheetId, area, order);
      return range;
    },
    copyTo: (destination: unknown, what: unknown = CopyPasteType.PASTE_NORMAL, transposed = false) => {
      const to = placeOf(destination, 'Range.copyTo');
      if (transposed) throw missing('Range.copyTo with transposed cells');
      host(
        'Range.copyTo',
        sheetId,
        area,
        to.sheetId,
        { row: to.area.row, column: to.area.column, rows: area.rows, columns: area.columns },
        pasteType(what),
      );
    },
    activate: () => {
      host('Range.activate', sheetId, [area]);
      return range;
    },
    protect: () => createProtection(host<ProtectionData>('Range.protect', sheetId, area)),
    createFilter: () => {
      host('Range.createFilter', sheetId, area);
      return createFilter(sheetId);
    },
    getFilter: () => (host<Area | null>('Sheet.getFilter', sheetId) ? createFilter(sheetId) : null),
    createTextFinder: (text: string) => createTextFinder({ sheetId, area }, text),
  }) as unknown as Range;
  rememberRange(range, { sheetId, area });
  return range;
}

/** The paste type, or what the older form with options comes to. */
function pasteType(what: unknown): string {
  if (isMember(what) || typeof what !== 'object' || what === null) {
    const type = nameOf(CopyPasteType, what, 'Range.copyTo');
    if (!['PASTE_NORMAL', 'PASTE_VALUES', 'PASTE_FORMAT'].includes(type)) throw missing(`Range.copyTo with ${type}`);
    return type;
  }
  const { contentsOnly, formatOnly } = what as { contentsOnly?: boolean; formatOnly?: boolean };
  return contentsOnly ? 'PASTE_VALUES' : formatOnly ? 'PASTE_FORMAT' : 'PASTE_NORMAL';
}
