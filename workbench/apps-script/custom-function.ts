import type { StoredValue } from '../workbook/workbook';
import type { Thrown } from './host/messages';
import { serialOfDate } from './cell-dates';
import type { ScriptProject } from './project';
import { scriptFunctions } from './syntax';

const known = new WeakMap<ScriptProject, string[]>();

/**
 * The names that a page, a menu or a trigger can call: functions at the top level of a script, except private ones
 * (https://developers.google.com/apps-script/guides/html/communication#private_functions).
 */
export function functionNames(project: ScriptProject): string[] {
  let names = known.get(project);
  if (!names) {
    names = [
      ...new Set(project.scripts.flatMap(({ source }) => scriptFunctions(source)).map(({ name }) => name)),
    ].filter((name) => !name.endsWith('_'));
    known.set(project, names);
  }
  return names;
}

/**
 * The names that a formula can call. The guide to custom functions wants them declared (`function name()`), the one to the
 * V8 runtime recognizes functions in variables as well; the latter is the younger
 * (https://developers.google.com/apps-script/guides/sheets/functions#naming).
 */
export const customFunctionNames = functionNames;

/**
 * What a custom function gave (plain data, a date as `{ date }`) as rows of cell values; a plain list is a column.
 *
 * @param zone the spreadsheet's time zone
 */
export function toRows(result: unknown, zone = 'Etc/UTC'): StoredValue[][] {
  const cell = (value: unknown) => toCell(value, zone);
  if (!Array.isArray(result)) return [[cell(result)]];
  if (result.length === 0) return [[null]];
  return result.map((row: unknown) => (Array.isArray(row) ? row.map(cell) : [cell(row)]));
}

/** The number formats that it brings along: a date is a date in the cell, with its time where it has one. */
export function toFormats(result: unknown, zone = 'Etc/UTC'): string[][] {
  const format = (value: unknown): string => {
    const date = (value as { date?: unknown } | null)?.date;
    return typeof date === 'number' ? serialOfDate(date, zone).format : '';
  };
  const rows: unknown[] = Array.isArray(result) ? result : [result];
  return rows.map((row) => (Array.isArray(row) ? row : [row]).map(format));
}

function toCell(value: unknown, zone: string): StoredValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const { date, error } = value as { date?: unknown; error?: unknown };
  if (typeof error === 'string') return { error, message: 'The result is not a number.' };
  return typeof date === 'number' ? serialOfDate(date, zone).serial : String(value);
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
