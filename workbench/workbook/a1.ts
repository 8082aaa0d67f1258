import type { Area } from './workbook';

/**
 * A reference in A1 notation: `A1`, `A2:C10`, open at an end (`A2:A`, `A:C`, `3:5`), with `$` or without, with a sheet
 * name or without (https://developers.google.com/workspace/sheets/api/guides/concepts#cell). Null stands for an open side.
 */
export interface A1Reference {
  sheetName: string | null;
  row: number | null;
  column: number | null;
  lastRow: number | null;
  lastColumn: number | null;
}

const CORNER = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,7})?$/;

/** The letters of a 1-based column: 1 is `A`, 27 is `AA`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The 1-based column of its letters, in either case. */
export function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** A sheet name as a reference needs it: in quotes unless it is one plain word that cannot be taken for a cell. */
export function quoteSheetName(name: string): string {
  const plain =
    /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^(true|false)$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** Reads A1 notation, corners in any order; null when the text is something else (a named range, for one). */
export function parseA1(text: string): A1Reference | null {
  const match = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?([^!]+)$/.exec(text.trim());
  if (!match) return null;
  const sheetName = match[1] !== undefined ? match[1].replaceAll("''", "'") : (match[2] ?? null);
  const [from, to, ...more] = match[3]!.trim().split(':');
  const first = parseCorner(from!);
  const last = to === undefined ? first : parseCorner(to);
  if (!first || !last || more.length) return null;
  if (to === undefined && (first.row === null || first.column === null)) return null;
  const rows = inOrder(first.row, last.row);
  const columns = inOrder(first.column, last.column);
  if (rows.first === null && columns.first === null) return null;
  return { sheetName, row: rows.first, column: columns.first, lastRow: rows.last, lastColumn: columns.last };
}

/** The area that a reference covers in a sheet of that many rows and columns; it may lie outside of the sheet. */
export function areaOf(reference: A1Reference, sheet: { rows: number; columns: number }): Area {
  const row = reference.row ?? 1;
  const column = reference.column ?? 1;
  return {
    row,
    column,
    rows: Math.max((reference.lastRow ?? sheet.rows) - row + 1, 0),
    columns: Math.max((reference.lastColumn ?? sheet.columns) - column + 1, 0),
  };
}

/** `B2` for one cell, `B2:C10` for more; with the sheet's name in front where one is given. */
export function toA1(area: Area, sheetName?: string): string {
  const first = columnLetters(area.column) + area.row;
  const last = columnLetters(area.column + area.columns - 1) + (area.row + area.rows - 1);
  return (
    (sheetName === undefined ? '' : `${quoteSheetName(sheetName)}!`) + (first === last ? first : `${first}:${last}`)
  );
}

function parseCorner(text: string): { row: number | null; column: number | null } | null {
  const match = CORNER.exec(text.trim());
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  return {
    column: match[1] === undefined ? null : columnNumber(match[1]),
    row: match[2] === undefined ? null : Number(match[2]),
  };
}

/** `A2:A` is open below, `A:A5` is open above: whichever end is missing, the given number is where it starts or ends. */
function inOrder(one: number | null, other: number | null): { first: number | null; last: number | null } {
  if (one === null && other !== null) return { first: other, last: null };
  if (one === null || other === null) return { first: one, last: other };
  return { first: Math.min(one, other), last: Math.max(one, other) };
}
