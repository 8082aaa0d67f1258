import { dateOfSerial } from './cell-dates';
import { isDateFormat } from '../workbook/display-values';
import { parseFormula, type FormulaArgument } from '../workbook/memory/formula';
import { placeOf, sameName, type SheetIndex } from '../workbook/memory/places';
import type { CustomFunctionCall, StoredValue, Workbook } from '../workbook/workbook';

type Given = StoredValue | StoredValue[][];

/**
 * What a custom function gets for a cell or a range: an empty cell is an empty text, an error its text, and a number
 * that is formatted as a date is `{ date }`, which becomes a Date
 * (https://developers.google.com/apps-script/guides/sheets/functions#arguments).
 *
 * Which cells a value came from is told by the formula, as long as that is one call with plain arguments.
 */
export function functionArguments(
  workbook: Workbook,
  { args, sheetId, row, column }: Pick<CustomFunctionCall, 'args' | 'sheetId' | 'row' | 'column'>,
): unknown[] {
  const formula = parseFormula(workbook.formulas(sheetId, { row, column, rows: 1, columns: 1 })[0]![0]!);
  const written = formula.kind === 'call' ? formula.args : [];
  return args.map((given, index) => argument(given, formatsOf(workbook, sheetId, written[index]), workbook.timeZone()));
}

/** One argument, and the number formats of the cells that it came from. */
export function argument(given: Given, formats: string[][] | null = null, zone = 'Etc/UTC'): unknown {
  if (Array.isArray(given))
    return given.map((line, r) => line.map((value, c) => single(value, formats?.[r]?.[c] ?? '', zone)));
  return single(given, formats?.[0]?.[0] ?? '', zone);
}

function single(value: StoredValue, format: string, zone: string): unknown {
  if (value === null) return '';
  if (typeof value === 'object') return value.error;
  return typeof value === 'number' && isDateFormat(format) ? dateOfSerial(value, zone) : value;
}

function formatsOf(workbook: Workbook, ownSheet: number, written: FormulaArgument | undefined): string[][] | null {
  if (written?.kind !== 'reference') return null;
  const sheets: SheetIndex = {
    sheetNamed: (name) => workbook.sheets().find((sheet) => sameName(name, sheet.name))?.id ?? null,
    sizeOf: (sheetId) => workbook.sheet(sheetId),
  };
  const place = placeOf(sheets, ownSheet, written.reference);
  return place && workbook.formats(place.sheetId, place.area);
}
