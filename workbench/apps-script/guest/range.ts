import { host, strict, wrongArguments, exception } from './host';
import { newValidationRule, type Validation } from './validation';

export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Range: https://developers.google.com/apps-script/reference/spreadsheet/range */
export function createRange(sheet: Sheet, sheetId: number, area: Area): GoogleAppsScript.Spreadsheet.Range {
  const read = <Value>(name: string) => host<Value>(`Range.${name}`, sheetId, area);
  const write = (name: string, values: unknown[][]) => {
    checkShape(area, values);
    host(`Range.${name}`, sheetId, area, values);
    return range;
  };
  const first = <Value>(values: Value[][]): Value => values[0]![0]!;
  const whole = (value: unknown) => fill(area, value);
  const at = (row: number, column: number, rows = 1, columns = 1) => {
    const next = { row: area.row + row, column: area.column + column, rows, columns };
    host('Sheet.getRange', sheetId, next);
    return createRange(sheet, sheetId, next);
  };

  const range = strict('Range', {
    getSheet: () => sheet,
    getRow: () => area.row,
    getColumn: () => area.column,
    getRowIndex: () => area.row,
    getLastRow: () => area.row + area.rows - 1,
    getLastColumn: () => area.column + area.columns - 1,
    getNumRows: () => area.rows,
    getNumColumns: () => area.columns,
    getHeight: () => area.rows,
    getWidth: () => area.columns,
    getA1Notation: () => toA1(area),
    getGridId: () => sheetId,
    getCell: (row: number, column: number) => {
      if (row < 1 || column < 1 || row > area.rows || column > area.columns) throw exception('Cell reference out of range');
      return at(row - 1, column - 1);
    },
    offset: (row: number, column: number, rows = area.rows, columns = area.columns) => at(row, column, rows, columns),

    getValues: () => revive(read('getValues')),
    getValue: () => first(revive(host('Range.getValues', sheetId, { ...area, rows: 1, columns: 1 }))),
    getDisplayValues: () => read<string[][]>('getDisplayValues'),
    getDisplayValue: () => first(host<string[][]>('Range.getDisplayValues', sheetId, { ...area, rows: 1, columns: 1 })),
    getFormulas: () => read<string[][]>('getFormulas'),
    getFormula: () => first(read<string[][]>('getFormulas')),
    getNumberFormats: () => read<string[][]>('getNumberFormats'),
    getNumberFormat: () => first(read<string[][]>('getNumberFormats')),
    getNotes: () => read<string[][]>('getNotes'),
    getNote: () => first(read<string[][]>('getNotes')),
    getBackgrounds: () => read<string[][]>('getBackgrounds'),
    getBackground: () => first(read<string[][]>('getBackgrounds')),
    isBlank: () => read<unknown[][]>('getValues').every((row) => row.every((value) => value === '')),
    getRichTextValues: () => read<RichText[][]>('getRichTextValues').map((row) => row.map(richText)),
    getRichTextValue: () => richText(first(read<RichText[][]>('getRichTextValues'))),
    getDataValidations: () => read<(Validation | null)[][]>('getDataValidations').map((row) => row.map((rule) => rule && newValidationRule(rule))),
    getDataValidation: () => {
      const rule = first(read<(Validation | null)[][]>('getDataValidations'));
      return rule && newValidationRule(rule);
    },
    canEdit: () => read<boolean>('canEdit'),

    setValues: (values: unknown[][]) => write('setValues', plainRows(values)),
    setValue: (value: unknown) => write('setValue', whole(plain(value))),
    setFormulas: (formulas: string[][]) => write('setFormulas', formulas),
    setFormula: (formula: string) => write('setFormulas', whole(formula)),
    setNumberFormats: (formats: string[][]) => write('setNumberFormats', formats),
    setNumberFormat: (format: string) => write('setNumberFormats', whole(format)),
    setNotes: (notes: string[][]) => write('setNotes', notes),
    setNote: (note: string) => write('setNotes', whole(note ?? '')),
    setBackgrounds: (colours: string[][]) => write('setBackgrounds', colours),
    setBackground: (colour: string) => write('setBackgrounds', whole(colour ?? '')),
    clear: () => clear({ contents: true, formats: true }),
    clearContent: () => clear({ contents: true }),
    clearFormat: () => clear({ formats: true }),
    clearNote: () => clear({ notes: true }),
    sort: (by: unknown) => {
      const list = (Array.isArray(by) ? by : [by]) as (number | { column: number; ascending?: boolean })[];
      host('Range.sort', sheetId, area, list.map((one) => (typeof one === 'number' ? { column: one, ascending: true } : { column: one.column, ascending: one.ascending ?? true })));
      return range;
    },
    activate: () => {
      host('Range.activate', sheetId, [area]);
      return range;
    },
  }) as unknown as GoogleAppsScript.Spreadsheet.Range;

  function clear(what: object) {
    host('Range.clear', sheetId, [area], what);
    return range;
  }
  return range;
}

/** RangeList: https://developers.google.com/apps-script/reference/spreadsheet/range-list */
export function createRangeList(sheetId: number, areas: Area[], ranges: GoogleAppsScript.Spreadsheet.Range[]): GoogleAppsScript.Spreadsheet.RangeList {
  const list = strict('RangeList', {
    getRanges: () => ranges,
    setValue: (value: unknown) => {
      host('RangeList.setValue', sheetId, areas, plain(value));
      return list;
    },
    clearContent: () => {
      host('Range.clear', sheetId, areas, { contents: true });
      return list;
    },
    setNumberFormat: (format: string) => {
      for (const range of ranges) range.setNumberFormat(format);
      return list;
    },
    activate: () => {
      host('Range.activate', sheetId, areas);
      return list;
    },
  }) as unknown as GoogleAppsScript.Spreadsheet.RangeList;
  return list;
}

interface RichText {
  text: string;
  link: string | null;
}

function richText({ text, link }: RichText): GoogleAppsScript.Spreadsheet.RichTextValue {
  const value = strict('RichTextValue', {
    getText: () => text,
    getLinkUrl: () => link,
    getRuns: () => [value],
    getStartIndex: () => 0,
    getEndIndex: () => text.length,
  }) as unknown as GoogleAppsScript.Spreadsheet.RichTextValue;
  return value;
}

function checkShape(area: Area, values: unknown[][]): void {
  if (!Array.isArray(values) || !values.every(Array.isArray)) throw wrongArguments('SpreadsheetApp.Range.setValues');
  if (values.length !== area.rows) {
    throw exception(`The number of rows in the data does not match the number of rows in the range. The data has ${values.length} but the range has ${area.rows}.`);
  }
  const wrong = values.find((row) => row.length !== area.columns);
  if (wrong) {
    throw exception(`The number of columns in the data does not match the number of columns in the range. The data has ${wrong.length} but the range has ${area.columns}.`);
  }
}

function plainRows(values: unknown[][]): unknown[][] {
  return Array.isArray(values) ? values.map((row) => (Array.isArray(row) ? row.map(plain) : row)) : values;
}

/** Undefined and null clear a cell; a Date crosses as its time: https://developers.google.com/apps-script/guides/v8-runtime/migration */
function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return { date: value.getTime() - value.getTimezoneOffset() * 60_000 };
  return typeof value === 'object' ? String(value) : value;
}

function revive(values: unknown[][]): unknown[][] {
  return values.map((row) => row.map((value) => (typeof value === 'object' && value !== null ? new Date((value as { date: number }).date) : value)));
}

function fill(area: Area, value: unknown): unknown[][] {
  return Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, () => value));
}

export function toA1({ row, column, rows, columns }: Area): string {
  const from = letters(column) + row;
  return rows === 1 && columns === 1 ? from : `${from}:${letters(column + columns - 1)}${row + rows - 1}`;
}

function letters(column: number): string {
  let text = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  return text;
}
