import { isDateFormat } from '../../../workbook/display-values';
import { intersects } from '../../../workbook/areas';
import type { Area, StoredValue, Workbook } from '../../../workbook/workbook';
import { define, type ServiceCallRules } from '../service';
import { checkArea, mayEdit } from './sheets';

/** What Range gives: https://developers.google.com/apps-script/reference/spreadsheet/range */
const reads = (read: (workbook: Workbook, sheetId: number, area: Area) => unknown) =>
  define(
    'document',
    'range-read',
    (execution, sheetId: number, area: Area) => {
      checkArea(execution, sheetId, area);
      return read(execution.appsScript.workbook, sheetId, area);
    },
    (_sheetId, area) => area.rows * area.columns,
  );

export const rangeReadCalls: ServiceCallRules = {
  'Range.getValues': reads((workbook, sheetId, area) => {
    const formats = workbook.formats(sheetId, area);
    return workbook.values(sheetId, area).map((row, r) => row.map((value, c) => plainValue(value, formats[r]?.[c] ?? '')));
  }),
  'Range.getDisplayValues': reads((workbook, sheetId, area) => workbook.displayValues(sheetId, area)),
  'Range.getFormulas': reads((workbook, sheetId, area) => workbook.formulas(sheetId, area)),
  'Range.getNumberFormats': reads((workbook, sheetId, area) => workbook.formats(sheetId, area)),
  'Range.getNotes': reads((workbook, sheetId, area) => workbook.notes(sheetId, area)),
  'Range.getBackgrounds': reads((workbook, sheetId, area) => workbook.backgrounds(sheetId, area).map((row) => row.map((colour) => colour || '#ffffff'))),
  'Range.getRichTextValues': reads((workbook, sheetId, area) => {
    const links = workbook.links(sheetId, area);
    return workbook.displayValues(sheetId, area).map((row, r) => row.map((text, c) => ({ text, link: links[r]?.[c] || null })));
  }),
  'Range.getDataValidations': reads((workbook, sheetId, area) => workbook.validations(sheetId, area)),
  'Range.canEdit': define('document', 'sheet', (execution, sheetId: number, area: Area) =>
    execution.appsScript.workbook
      .protections()
      .every((protection) => protection.sheetId !== sheetId || (protection.area !== null && !intersects(protection.area, area)) || mayEdit(execution, protection.editors)),
  ),
};

/** Milliseconds of a day, and the serial number of 1970-01-01. */
const DAY = 86_400_000;
const EPOCH = 25_569;

/** Values cross to the guest as plain data: a date is `{ date }`, an empty cell an empty text, an error its text. */
function plainValue(value: StoredValue, format: string): unknown {
  if (value === null) return '';
  if (typeof value === 'object') return value.error;
  return typeof value === 'number' && isDateFormat(format) ? { date: Math.round((value - EPOCH) * DAY) } : value;
}
