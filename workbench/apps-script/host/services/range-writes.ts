import type { Area, CellChange, FontWeight, Validation } from '../../../workbook/workbook';
import { fromLocale } from '../../../workbook/formula-locale';
import { formulaFromR1C1 } from '../../../workbook/r1c1';
import { spreadsheetLocale } from '../../../workbook/locales';
import { UNREADABLE } from '../../../workbook/typed-input';
import type { Caller } from '../caller';
import { define, type ServiceCallRules } from '../service';
import { checkLength, setValues, writeInput, type Written } from './cell-input';
import { checkWritable } from './sheet-access';

/** Writes something into every cell of an area; `at` gives it for a place in the area, 0-based. */
type CellsWriter<T> = (caller: Caller, sheetId: number, area: Area, at: (row: number, column: number) => T) => void;

const sizeOf = ({ rows, columns }: Area): number => rows * columns;
const sizeOfAll = (areas: Area[]): number => areas.reduce((cells, area) => cells + sizeOf(area), 0);

/** The three methods that write one thing: into all cells of a range the same, cell by cell, and into the ranges of a list. */
function writes<T>(facet: string, write: CellsWriter<T>): ServiceCallRules {
  return {
    [`Range.set${facet}`]: define(
      'document-write',
      'range-write',
      (caller, sheetId: number, area: Area, value: T) => write(caller, sheetId, area, () => value),
      (_sheetId, area) => sizeOf(area),
    ),
    [`Range.set${facet === 'FormulaR1C1' ? 'FormulasR1C1' : `${facet}s`}`]: define(
      'document-write',
      'range-write',
      (caller, sheetId: number, area: Area, values: T[][]) =>
        write(caller, sheetId, area, (row, column) => values[row]![column]!),
      (_sheetId, area) => sizeOf(area),
    ),
    [`RangeList.set${facet}`]: define(
      'document-write',
      'range-write',
      (caller, sheetId: number, areas: Area[], value: T) => {
        for (const area of areas) write(caller, sheetId, area, () => value);
      },
      (_sheetId, areas) => sizeOfAll(areas),
    ),
  };
}

/** What changes how a cell looks is not input: no validation rule is asked. */
function looks<T>(change: (value: T) => CellChange): CellsWriter<T> {
  return (caller, sheetId, area, at) => {
    checkWritable(caller, sheetId, area);
    const changes = Array.from({ length: area.rows }, (_, row) =>
      Array.from({ length: area.columns }, (_unused, column) => change(at(row, column))),
    );
    caller.appsScript.workbook.change(sheetId, area, changes);
  };
}

const setFormulas: CellsWriter<string> = (caller, sheetId, area, at) => {
  const locale = spreadsheetLocale(caller.appsScript.workbook.locale());
  checkWritable(caller, sheetId, area);
  writeInput(caller, sheetId, area, (row, column) => {
    const formula = at(row, column);
    checkLength(formula);
    if (formula === '') return { value: null, formula: null, link: '' };
    const read = fromLocale(formula.startsWith('=') ? formula : `=${formula}`, locale);
    return read === null ? { value: UNREADABLE, link: '' } : { formula: read, link: '' };
  });
};

const setFormulasR1C1: CellsWriter<string> = (caller, sheetId, area, at) =>
  setFormulas(caller, sheetId, area, (row, column) => {
    const cell = { row: area.row + row, column: area.column + column };
    return formulaFromR1C1(at(row, column), cell);
  });

/** A rich text is text, whatever it looks like. */
const setRichTexts: CellsWriter<{ text: string; link: string | null }> = (caller, sheetId, area, at) => {
  checkWritable(caller, sheetId, area);
  writeInput(caller, sheetId, area, (row, column) => {
    const { text, link } = at(row, column);
    checkLength(text);
    return { value: text === '' ? null : text, link: link ?? '' };
  });
};

const setValidations: CellsWriter<Validation | null> = (caller, sheetId, area, at) => {
  checkWritable(caller, sheetId, area);
  const { workbook } = caller.appsScript;
  const first = at(0, 0);
  const different = (row: number, column: number): boolean => JSON.stringify(at(row, column)) !== JSON.stringify(first);
  const rows = Array.from({ length: area.rows }, (_, row) => row);
  const columns = Array.from({ length: area.columns }, (_, column) => column);
  if (!rows.some((row) => columns.some((column) => different(row, column))))
    return workbook.setValidation(sheetId, area, first);
  for (const row of rows)
    for (const column of columns)
      workbook.setValidation(
        sheetId,
        { row: area.row + row, column: area.column + column, rows: 1, columns: 1 },
        at(row, column),
      );
};

const clears = define(
  'document-write',
  'range-write',
  (
    caller,
    sheetId: number,
    areas: Area[],
    what: { contents?: boolean; formats?: boolean; notes?: boolean; validations?: boolean },
  ) => {
    const { workbook } = caller.appsScript;
    for (const area of areas) {
      checkWritable(caller, sheetId, area);
      workbook.clear(sheetId, area, what);
      if (what.validations) workbook.setValidation(sheetId, area, null);
    }
  },
  (_sheetId, areas) => sizeOfAll(areas),
);
const CLEARS = ['clear', 'clearContent', 'clearFormat', 'clearNote', 'clearDataValidations'];

/** How Range and RangeList change cells: https://developers.google.com/apps-script/reference/spreadsheet/range */
export const rangeWriteCalls: ServiceCallRules = {
  ...writes<Written>('Value', setValues),
  ...writes<string>('Formula', setFormulas),
  ...writes<string>('FormulaR1C1', setFormulasR1C1),
  ...writes<{ text: string; link: string | null }>('RichTextValue', setRichTexts),
  ...writes<Validation | null>('DataValidation', setValidations),
  ...writes<string>(
    'NumberFormat',
    looks((format) => ({ format })),
  ),
  ...writes<string>(
    'Note',
    looks((note) => ({ note })),
  ),
  ...writes<string>(
    'Background',
    looks((background) => ({ background })),
  ),
  ...writes<FontWeight>(
    'FontWeight',
    looks((fontWeight) => ({ fontWeight })),
  ),
  ...Object.fromEntries(
    CLEARS.flatMap((name) => [
      [`Range.${name}`, clears],
      [`RangeList.${name}`, clears],
    ]),
  ),
  'Range.sort': define(
    'document-write',
    'range-write',
    (caller, sheetId: number, area: Area, by: { column: number; ascending: boolean }[]) => {
      checkWritable(caller, sheetId, area);
      caller.appsScript.workbook.sort(sheetId, area, by);
    },
    (_sheetId, area) => sizeOf(area),
  ),
};
