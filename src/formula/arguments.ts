/** One argument of the custom function: a value for a cell or literal, rows of values for a range. */
export type FormulaArgument = unknown;

export interface FormulaRows {
  /** One to three texts for each row: person; full name and company; first name, last name and company. */
  rows: string[][];
  /** True when every argument is a single value: the answer is one, and an error may be thrown. */
  single: boolean;
}

/** A call that can't be meant: the message goes into the cell. */
export class FormulaMistake extends Error {}

const USAGE =
  'Use =ECORE_EMAIL(LinkedIn URL or email), =ECORE_EMAIL(full name, company) or =ECORE_EMAIL(first name, last name, company).';

/** More columns than first name, last name and company can't be meant. */
const MOST_COLUMNS = 3;

/**
 * Lays the arguments side by side, row by row: ranges of equal length, single values repeated, an omitted argument left
 * out. Several columns in one range count as several arguments.
 * @throws FormulaMistake
 */
export function readArguments(given: FormulaArgument[]): FormulaRows {
  const last = given.reduce((count: number, argument, index) => (argument === undefined ? count : index + 1), 0);
  const tables = given.slice(0, last).map(toTable);
  if (tables.length === 0) throw new FormulaMistake(`Nothing to look up. ${USAGE}`);
  const columns = tables.reduce((count, table) => count + table.columns, 0);
  if (columns > MOST_COLUMNS) throw new FormulaMistake(`Too many columns (${columns}). ${USAGE}`);
  const lengths = new Set(
    tables.filter(({ isRange, values }) => isRange && values.length !== 1).map(({ values }) => values.length),
  );
  if (lengths.size > 1)
    throw new FormulaMistake(
      `The ranges have different lengths (${[...lengths].join(' and ')} rows). Give ranges of equal length.`,
    );
  const count = [...lengths][0] ?? 1;
  const rows: string[][] = [];
  for (let index = 0; index < count; index++) {
    rows.push(
      tables.reduce(
        (row: string[], { values }) => row.concat(values.length === 1 ? values[0] || [] : values[index] || []),
        [],
      ),
    );
  }
  return { rows, single: tables.every(({ isRange }) => !isRange) };
}

function toTable(argument: FormulaArgument): { isRange: boolean; columns: number; values: string[][] } {
  if (!Array.isArray(argument)) return { isRange: false, columns: 1, values: [[toText(argument)]] };
  const values = argument.map((row: unknown) => (Array.isArray(row) ? row.map(toText) : [toText(row)]));
  return { isRange: true, columns: values.reduce((most, row) => Math.max(most, row.length), 1), values };
}

/**
 * A formula is given values, not what the cell shows: a date's look can't be known, so it is no name. An unticked box or
 * the zero of a sum over nothing names nobody.
 */
function toText(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'boolean' || value === 0) return '';
  if (typeof value === 'object') return Object.prototype.toString.call(value) === '[object Date]' ? DATE_TEXT : '';
  return String(value);
}

/** Stands for a date; no lookup takes it. */
export const DATE_TEXT = '#DATE!';
