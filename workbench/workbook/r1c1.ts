import { columnLetters, quoteSheetName } from './a1';
import { rewriteReferenceTexts, type FormulaReference } from './formula-text';
import type { Area } from './workbook';

const PLACE = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?R(\d+)C(\d+)(?::R(\d+)C(\d+))?$/i;

/** Reads `R1C1` or `R1C1:R2C3`, with a sheet's name or without; null for anything else. */
export function parseR1C1(text: string): { sheetName: string | null; area: Area } | null {
  const match = PLACE.exec(text.trim());
  if (!match) return null;
  const [row, column] = [Number(match[3]), Number(match[4])];
  const [lastRow, lastColumn] = [Number(match[5] ?? row), Number(match[6] ?? column)];
  return {
    sheetName: match[1]?.replaceAll("''", "'") ?? match[2] ?? null,
    area: {
      row: Math.min(row, lastRow),
      column: Math.min(column, lastColumn),
      rows: Math.abs(lastRow - row) + 1,
      columns: Math.abs(lastColumn - column) + 1,
    },
  };
}

interface Cell {
  row: number;
  column: number;
}

/** A text in quotes, or a place by row and column, each fixed (`R1`) or counted from the formula's cell (`R[-1]`, `R`). */
const TOKEN = /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.])R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?(?![\p{L}\p{N}_(])/giu;

/** The formula of the cell in A1 notation; a place outside of any sheet is `#REF!`. */
export function formulaFromR1C1(formula: string, cell: Cell): string {
  return formula.replace(TOKEN, (token: string, row: string | undefined, column: string | undefined) => {
    if (token.startsWith('"')) return token;
    const [r, c] = [position(row, cell.row), position(column, cell.column)];
    if (r.at < 1 || c.at < 1) return '#REF!';
    return `${c.fixed}${columnLetters(c.at)}${r.fixed}${r.at}`;
  });
}

function position(text: string | undefined, own: number): { at: number; fixed: string } {
  if (text === undefined) return { at: own, fixed: '' };
  return text.startsWith('[') ? { at: own + Number(text.slice(1, -1)), fixed: '' } : { at: Number(text), fixed: '$' };
}

/** The formula of the cell in R1C1 notation. */
export function formulaToR1C1(formula: string, cell: Cell): string {
  return rewriteReferenceTexts(formula, (reference) => {
    const corner = ({ row, rowFixed, column, columnFixed }: FormulaReference['first']): string =>
      (row === null ? '' : part('R', row, rowFixed, cell.row)) +
      (column === null ? '' : part('C', column, columnFixed, cell.column));
    const sheet = reference.sheetName === null ? '' : `${quoteSheetName(reference.sheetName)}!`;
    return sheet + corner(reference.first) + (reference.last ? `:${corner(reference.last)}` : '');
  });
}

function part(letter: string, at: number, fixed: boolean, own: number): string {
  return fixed ? `${letter}${at}` : `${letter}[${at - own}]`;
}
