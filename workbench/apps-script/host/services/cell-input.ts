import { toA1 } from '../../../workbook/a1';
import { spreadsheetLocale } from '../../../workbook/locales';
import { readTypedInput } from '../../../workbook/typed-input';
import type { Area, CellChange, Validation } from '../../../workbook/workbook';
import { timeZone } from '../../../time-zone';
import { serialOfDate } from '../../cell-dates';
import type { Caller } from '../caller';
import { ServiceFailure } from '../failure';
import { CELL_CHARACTERS } from '../limits';
import { checkWritable } from './sheet-access';
import { fits } from './validation-rules';

/** What a guest writes: a date as `{ date }`, in milliseconds since 1970, and an error for what no cell can hold. */
export type Written = string | number | boolean | null | { date: number } | { error: string };

/** What values are read by: where the spreadsheet is, and the year of dates that have none. */
export interface Reading {
  zone: string;
  year: number;
  locale: string;
}

export function readingNow({ appsScript: { workbook, clock } }: Caller): Reading {
  const zone = workbook.timeZone();
  return {
    zone,
    year: new Date(timeZone(zone).toWall(clock.now())).getUTCFullYear(),
    locale: workbook.locale(),
  };
}

/**
 * Writes values as `setValues` does: strings are read like typed input, and one value that a validation rule rejects keeps
 * all of them out. `at` gives the value for a place in the area, 0-based.
 */
export function setValues(
  caller: Caller,
  sheetId: number,
  area: Area,
  at: (row: number, column: number) => Written,
): void {
  checkWritable(caller, sheetId, area);
  const formats = caller.appsScript.workbook.formats(sheetId, area);
  const reading = readingNow(caller);
  writeInput(caller, sheetId, area, (row, column) => toChange(at(row, column), formats[row]![column]!, reading));
}

/** Changes the cells by their contents, unless a rule on one of them rejects its new value. */
export function writeInput(
  caller: Caller,
  sheetId: number,
  area: Area,
  at: (row: number, column: number) => CellChange,
): void {
  const { workbook } = caller.appsScript;
  const changes = Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_unused, column) => at(row, column)),
  );
  const validations = workbook.validations(sheetId, area);
  changes.forEach((line, row) =>
    line.forEach((change, column) => {
      const validation = validations[row]![column];
      if (
        validation &&
        !validation.allowInvalid &&
        !fits(caller, change.value ?? null, change.format ?? '', validation)
      )
        throw rejected(area.row + row, area.column + column, validation);
    }),
  );
  workbook.change(sheetId, area, changes);
}

export function checkLength(text: string): void {
  if (text.length > CELL_CHARACTERS)
    throw new ServiceFailure(
      `Your input contains more than the maximum of ${CELL_CHARACTERS} characters in a single cell.`,
    );
}

/** Strings are read like typed input; everything else is stored as it is. Whatever the cell linked to is gone. */
export function toChange(value: Written, format: string, { zone, year, locale }: Reading): CellChange {
  if (typeof value === 'string') {
    checkLength(value);
    return { ...readTypedInput(value, { format, year, locale }), link: '' };
  }
  if (value !== null && typeof value === 'object') {
    if ('error' in value) return { value: { error: value.error, message: 'This number cannot be shown.' }, link: '' };
    const shown = serialOfDate(value.date, zone, spreadsheetLocale(locale).dateFormat);
    return { value: shown.serial, format: format || shown.format, link: '' };
  }
  return { value, link: '' };
}

function rejected(row: number, column: number, { rule }: Validation): ServiceFailure {
  const cell = toA1({ row, column, rows: 1, columns: 1 });
  const values = rule.kind === 'list' ? ` Please enter one of the following values: ${rule.values.join(', ')}.` : '';
  return new ServiceFailure(
    `The data you entered in cell ${cell} violates the data validation rules set on this cell.${values}`,
  );
}
