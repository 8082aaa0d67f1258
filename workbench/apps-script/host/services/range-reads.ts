import { dateOfSerial } from '../../cell-dates';
import { toLocale } from '../../../workbook/formula-locale';
import { spreadsheetLocale } from '../../../workbook/locales';
import { formulaToR1C1 } from '../../../workbook/r1c1';
import { isDateFormat } from '../../../workbook/display-values';
import type { Area, StoredValue, Workbook } from '../../../workbook/workbook';
import type { Caller } from '../caller';
import { define, type ServiceCallRules } from '../service';
import { nextDataCell, type Direction } from './next-data-cell';
import { canEdit, checkArea, sheetOf } from './sheet-access';

type Read = (workbook: Workbook, sheetId: number, area: Area) => unknown;

const reads = (read: Read) =>
  define(
    'document',
    'range-read',
    (caller, sheetId: number, area: Area) => {
      checkArea(caller, sheetId, area);
      noteUncalculated(caller, sheetId, area);
      return read(caller.appsScript.workbook, sheetId, area);
    },
    (_sheetId, area) => area.rows * area.columns,
  );

/** A simulation cannot wait for a workbook that calculates a moment later: what it reads then is nothing. */
function noteUncalculated({ appsScript: { atOnce, workbook, missing } }: Caller, sheetId: number, area: Area): void {
  if (atOnce && workbook.isUncalculated?.(sheetId, area)) {
    missing.note('The value of a formula in a simulation on Univer (use runLive, or a workbook in memory)');
  }
}

/** The methods for one cell and for all cells; both give rows here, of which the guest takes what it needs. */
function both(facet: string, read: Read): ServiceCallRules {
  const plural = facet === 'FormulaR1C1' ? 'FormulasR1C1' : `${facet}s`;
  return { [`Range.get${facet}`]: reads(read), [`Range.get${plural}`]: reads(read) };
}

/** What Range gives: https://developers.google.com/apps-script/reference/spreadsheet/range */
export const rangeReadCalls: ServiceCallRules = {
  'Sheet.getRange': define('document', 'sheet', (caller, sheetId: number, area: Area) =>
    checkArea(caller, sheetId, area),
  ),
  'Sheet.getRangeList': define('document', 'sheet', (caller, sheetId: number, areas: Area[]) =>
    areas.forEach((area) => checkArea(caller, sheetId, area)),
  ),
  ...both('Value', (workbook, sheetId, area) => {
    const formats = workbook.formats(sheetId, area);
    const zone = workbook.timeZone();
    return workbook
      .values(sheetId, area)
      .map((row, r) => row.map((value, c) => plainValue(value, formats[r]![c]!, zone)));
  }),
  ...both('DisplayValue', (workbook, sheetId, area) => workbook.displayValues(sheetId, area)),
  ...both('Formula', (workbook, sheetId, area) => {
    const locale = spreadsheetLocale(workbook.locale());
    return workbook.formulas(sheetId, area).map((row) => row.map((formula) => toLocale(formula, locale)));
  }),
  ...both('FormulaR1C1', (workbook, sheetId, area) =>
    workbook
      .formulas(sheetId, area)
      .map((row, r) =>
        row.map((formula, c) => formula && formulaToR1C1(formula, { row: area.row + r, column: area.column + c })),
      ),
  ),
  ...both('NumberFormat', (workbook, sheetId, area) => workbook.formats(sheetId, area)),
  ...both('Note', (workbook, sheetId, area) => workbook.notes(sheetId, area)),
  ...both('Background', (workbook, sheetId, area) =>
    workbook.backgrounds(sheetId, area).map((row) => row.map((colour) => colour || '#ffffff')),
  ),
  ...both('FontWeight', (workbook, sheetId, area) => workbook.fontWeights(sheetId, area)),
  /** Null where a cell holds something else than text: https://developers.google.com/apps-script/reference/spreadsheet/range#getrichtextvalue */
  ...both('RichTextValue', (workbook, sheetId, area) => {
    const links = workbook.links(sheetId, area);
    return workbook
      .values(sheetId, area)
      .map((row, r) =>
        row.map((value, c) =>
          value === null || typeof value === 'string' ? { text: value ?? '', link: links[r]![c] || null } : null,
        ),
      );
  }),
  ...both('DataValidation', (workbook, sheetId, area) => workbook.validations(sheetId, area)),
  'Range.isBlank': reads((workbook, sheetId, area) =>
    workbook.values(sheetId, area).every((row) => row.every((value) => value === null)),
  ),
  'Range.canEdit': define('document', 'sheet', (caller, sheetId: number, area: Area) => canEdit(caller, sheetId, area)),
  'Range.getNextDataCell': define(
    'document',
    'range-read',
    (caller, sheetId: number, area: Area, direction: Direction) => {
      checkArea(caller, sheetId, area);
      return nextDataCell(caller.appsScript.workbook, sheetOf(caller, sheetId), area, direction);
    },
  ),
};

/** Values cross to the guest as plain data: a date is `{ date }`, an empty cell an empty text, an error its text. */
function plainValue(value: StoredValue, format: string, zone: string): unknown {
  if (value === null) return '';
  if (typeof value === 'object') return value.error;
  return typeof value === 'number' && isDateFormat(format) ? dateOfSerial(value, zone) : value;
}
