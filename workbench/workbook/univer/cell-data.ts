import { CellValueType } from '@univerjs/core';
import type { ICellData, IStyleData, Nullable } from '@univerjs/core';
import type { CellError, StoredValue } from '../workbook';

/**
 * What we keep with a cell in the place that Univer leaves free for that; it moves with the cell when rows come, go or
 * are sorted, and reaches the page.
 */
export interface CellExtras {
  link?: string;
  /** The error that the cell holds, for its message. */
  error?: CellError;
  /** The formula was typed with a range open below; see open-ranges.ts. */
  open?: true;
  /** It was typed with an array in braces; see array-literals.ts. */
  braces?: true;
}

/** Univer's words for errors that Sheets words differently. */
const ERRORS_IN_SHEETS: { [error: string]: CellError } = {
  '#SPILL!': { error: '#REF!', message: 'Array result was not expanded because it would overwrite data.' },
  '#CYCLE!': {
    error: '#REF!',
    message: 'Circular dependency detected. To resolve with iterative calculation, see File > Settings.',
  },
  '#CALC!': { error: '#ERROR!', message: '' },
  '#GETTING_DATA': { error: '#ERROR!', message: '' },
};
const ERRORS = new Set([
  '#DIV/0!',
  '#NAME?',
  '#VALUE!',
  '#NUM!',
  '#N/A',
  '#REF!',
  '#NULL!',
  '#ERROR!',
  ...Object.keys(ERRORS_IN_SHEETS),
]);

export function extrasOf(cell: Nullable<ICellData>): CellExtras {
  return (cell?.custom as CellExtras | null | undefined) ?? {};
}

/** The cell data of a plain value. A text that looks like a number says so, or a change of its style would make it one. */
export function cellOfValue(value: StoredValue): ICellData {
  if (value === null || value === '') return { v: null, t: null };
  if (typeof value === 'object') return { v: value.error, t: CellValueType.FORCE_STRING, custom: { error: value } };
  if (typeof value === 'number') return { v: value, t: CellValueType.NUMBER };
  if (typeof value === 'boolean') return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  const ambiguous = /^\s*(true|false)\s*$/i.test(value) || (value.trim() !== '' && !Number.isNaN(Number(value)));
  return { v: value, t: ambiguous ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

/** The stored value of Univer's cell; `calculated` for a formula and what it spills, whose errors are only a text. */
export function valueOfCell(cell: Nullable<ICellData>, calculated: boolean): StoredValue {
  if (!cell) return null;
  const value = cell.p?.body ? cell.p.body.dataStream.replace(/\r\n$/, '').replaceAll('\r', '\n') : cell.v;
  if (value === undefined || value === null || (value === '' && !calculated)) return null;
  if (cell.t === CellValueType.BOOLEAN) return value === true || value === 1 || /^(true|1)$/i.test(String(value));
  if (cell.t === CellValueType.NUMBER) return Number(value);
  const { error } = extrasOf(cell);
  if (error && (error.error === value || ERRORS_IN_SHEETS[String(value)]?.error === error.error)) return error;
  if (calculated && ERRORS.has(String(value)))
    return ERRORS_IN_SHEETS[String(value)] ?? { error: String(value), message: '' };
  if (cell.t === undefined || cell.t === null) return value;
  return String(value);
}

/** The number format in a style; `''` when it has none, or Univer's name for none. */
export function formatOf(style: Nullable<IStyleData>): string | null {
  const pattern = style?.n?.pattern;
  return pattern === undefined ? null : pattern === 'General' ? '' : pattern;
}
