import { intersects } from '../../../workbook/areas';
import { readTypedInput } from '../../../workbook/typed-input';
import type { Area, CellChange, StoredValue, Validation } from '../../../workbook/workbook';
import type { Execution } from '../execution';
import { ServiceFailure } from '../failure';
import { CELL_CHARACTERS } from '../limits';
import { define, type ServiceCallRules } from '../service';
import { toA1 } from '../../../workbook/a1';
import { checkArea, mayEdit } from './sheets';

/** What a guest writes: a date as `{ date }`. */
type Written = string | number | boolean | null | { date: number };

const writesValues = define(
  'document-write',
  'range-write',
  (execution, sheetId: number, area: Area, values: Written[][]) => setValues(execution, sheetId, area, values),
  (_sheetId, area) => area.rows * area.columns,
);

/** How Range changes cells: https://developers.google.com/apps-script/reference/spreadsheet/range */
export const rangeWriteCalls: ServiceCallRules = {
  'Range.setValues': writesValues,
  'Range.setValue': writesValues,
  'RangeList.setValue': define(
    'document-write',
    'range-write',
    (execution, sheetId: number, areas: Area[], value: Written) => {
      for (const area of areas) setValues(execution, sheetId, area, fill(area, value));
    },
    (_sheetId, areas) => areas.reduce((cells, { rows, columns }) => cells + rows * columns, 0),
  ),
  'Range.setFormulas': define('document-write', 'range-write', (execution, sheetId: number, area: Area, formulas: string[][]) => {
    changeCells(execution, sheetId, area, (r, c) => {
      const formula = formulas[r]?.[c] ?? '';
      return formula === '' ? { value: null, formula: null } : { formula: formula.startsWith('=') ? formula : `=${formula}` };
    });
  }),
  'Range.setNumberFormats': define('document-write', 'range-write', (execution, sheetId: number, area: Area, formats: string[][]) => changeCells(execution, sheetId, area, (r, c) => ({ format: formats[r]?.[c] ?? '' }))),
  'Range.setNotes': define('document-write', 'range-write', (execution, sheetId: number, area: Area, notes: string[][]) => changeCells(execution, sheetId, area, (r, c) => ({ note: notes[r]?.[c] ?? '' }))),
  'Range.setBackgrounds': define('document-write', 'range-write', (execution, sheetId: number, area: Area, colours: string[][]) => changeCells(execution, sheetId, area, (r, c) => ({ background: colours[r]?.[c] ?? '' }))),
  'Range.clear': define('document-write', 'range-write', (execution, sheetId: number, areas: Area[], what: { contents?: boolean; formats?: boolean; notes?: boolean }) => {
    for (const area of areas) {
      checkWritable(execution, sheetId, area);
      execution.appsScript.workbook.clear(sheetId, area, what);
    }
  }),
  'Range.sort': define('document-write', 'range-write', (execution, sheetId: number, area: Area, by: { column: number; ascending: boolean }[]) => {
    checkWritable(execution, sheetId, area);
    execution.appsScript.workbook.sort(sheetId, area, by);
  }),
};

function setValues(execution: Execution, sheetId: number, area: Area, values: Written[][]): void {
  const { workbook, clock } = execution.appsScript;
  checkWritable(execution, sheetId, area);
  const formats = workbook.formats(sheetId, area);
  const year = new Date(clock.now()).getUTCFullYear();
  const changes = values.map((row, r) => row.map((value, c) => toChange(value, formats[r]?.[c] ?? '', year)));
  const validations = workbook.validations(sheetId, area);
  changes.forEach((row, r) =>
    row.forEach((change, c) => {
      const validation = validations[r]?.[c];
      if (validation && !validation.allowInvalid && !fits(change.value ?? null, validation)) throw rejected(area.row + r, area.column + c, validation);
    }),
  );
  workbook.change(sheetId, area, changes);
}

/** Strings are read like typed input; everything else is stored as it is. */
function toChange(value: Written, format: string, year: number): CellChange {
  if (typeof value === 'string') {
    if (value.length > CELL_CHARACTERS) throw new ServiceFailure(`Your input contains more than the maximum of ${CELL_CHARACTERS} characters in a single cell.`);
    return readTypedInput(value, { format, year });
  }
  if (value !== null && typeof value === 'object') return { value: value.date / 86_400_000 + 25_569, format: format || 'm/d/yyyy' };
  return { value };
}

function changeCells(execution: Execution, sheetId: number, area: Area, change: (row: number, column: number) => CellChange): void {
  checkWritable(execution, sheetId, area);
  const cells = Array.from({ length: area.rows }, (_, r) => Array.from({ length: area.columns }, (__, c) => change(r, c)));
  execution.appsScript.workbook.change(sheetId, area, cells);
}

function checkWritable(execution: Execution, sheetId: number, area: Area): void {
  checkArea(execution, sheetId, area);
  for (const protection of execution.appsScript.workbook.protections()) {
    const concerns = protection.sheetId === sheetId && (protection.area === null || intersects(protection.area, area));
    if (concerns && !mayEdit(execution, protection.editors)) {
      throw new ServiceFailure('You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.');
    }
  }
}

function fits(value: StoredValue, { rule }: Validation): boolean {
  if (value === null) return true;
  if (rule.kind === 'list') return rule.values.includes(String(value));
  if (rule.kind === 'number-between') return typeof value === 'number' && value >= rule.from && value <= rule.to;
  return String(value).includes(rule.text);
}

function rejected(row: number, column: number, { rule }: Validation): ServiceFailure {
  const cell = toA1({ row, column, rows: 1, columns: 1 });
  const values = rule.kind === 'list' ? ` Please enter one of the following values: ${rule.values.join(', ')}.` : '';
  return new ServiceFailure(`The data you entered in cell ${cell} violates the data validation rules set on this cell.${values}`);
}

function fill(area: Area, value: Written): Written[][] {
  return Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, () => value));
}
