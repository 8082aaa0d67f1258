import type { StoredValue } from '../workbook/workbook';
import type { Thrown } from './host/execution';
import type { ScriptProject } from './project';
import { declaredFunctions } from './syntax';

const known = new WeakMap<ScriptProject, string[]>();

/**
 * The names that a formula, a page or a trigger can call: functions declared at the top level of a script, except
 * private ones (https://developers.google.com/apps-script/guides/sheets/functions#naming).
 */
export function functionNames(project: ScriptProject): string[] {
  let names = known.get(project);
  if (!names) {
    names = [...new Set(project.scripts.flatMap(({ source }) => declaredFunctions(source)))].filter(
      (name) => !name.endsWith('_'),
    );
    known.set(project, names);
  }
  return names;
}

/** What a custom function gave (plain data, a date as `{ date }`) as rows of cell values; a plain list is a column. */
export function toRows(result: unknown): StoredValue[][] {
  if (!Array.isArray(result)) return [[toCell(result)]];
  if (result.length === 0) return [[null]];
  return result.map((row: unknown) => (Array.isArray(row) ? row.map(toCell) : [toCell(row)]));
}

/** The number formats that it brings along: a date is a date in the cell, with its time where it has one. */
export function toFormats(result: unknown): string[][] {
  const format = (value: unknown): string => {
    const date = (value as { date?: unknown } | null)?.date;
    if (typeof date !== 'number') return '';
    return date % 86_400_000 === 0 ? 'm/d/yyyy' : 'm/d/yyyy h:mm:ss';
  };
  const rows: unknown[] = Array.isArray(result) ? result : [result];
  return rows.map((row) => (Array.isArray(row) ? row : [row]).map(format));
}

function toCell(value: unknown): StoredValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const { date } = value as { date?: unknown };
  // The serial number of 1970-01-01 is 25569.
  return typeof date === 'number' ? date / 86_400_000 + 25_569 : String(value);
}

/** What hovering over the error shows: `Error: Connect a token. (line 14).` */
export function hoverText({ name, message, stack }: Thrown, { scripts }: ScriptProject): string {
  const files = new Set(scripts.map((script) => script.name));
  const line = [...(stack ?? '').matchAll(/(?:\(|at )([^()\s]+):(\d+):\d+\)?/g)].find(([, file]) =>
    files.has(file!),
  )?.[2];
  // https://developers.google.com/apps-script/guides/sheets/functions#return_values
  return message === 'Exceeded maximum execution time'
    ? `${message} (line 0).`
    : `${name}: ${message}${line ? ` (line ${line}).` : ''}`;
}
