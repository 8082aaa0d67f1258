/**
 * Shared formulas (ECMA-376 part 1 §18.3.1.40): the first cell holds the text, the others only the number of the group.
 */
import { parseA1 } from '../workbook/a1';
import type { FormulaReference } from '../workbook/formula-text';
import { rewriteReferences } from '../workbook/formula-text';
import { attribute, escapeXml, unescapeXml } from './xlsx-package';

/** A formula as it reads in a cell that is so many rows and columns away. */
export function movedFormula(formula: string, rows: number, columns: number): string {
  return rewriteReferences(formula, (reference) => {
    const move = ({ row, column, ...fixed }: FormulaReference['first']): FormulaReference['first'] => ({
      ...fixed,
      row: row === null || fixed.rowFixed ? row : row + rows,
      column: column === null || fixed.columnFixed ? column : column + columns,
    });
    const moved = { ...reference, first: move(reference.first), last: reference.last && move(reference.last) };
    const corners = [moved.first, ...(moved.last ? [moved.last] : [])];
    return corners.every(({ row, column }) => (row ?? 1) >= 1 && (column ?? 1) >= 1) ? moved : null;
  });
}

const FORMULA_CELL = /(<(?:\w+:)?c\s[^>]*>\s*)<((?:\w+:)?f)(\s[^>]*?)(?:\/>|>([^<]*)<\/\2>)/g;

/**
 * Writes out a sheet's shared formulas in every cell, if one of the cells that hold a text is about to be overwritten.
 *
 * @returns null when no such cell is
 */
export function unshareFormulas(xml: string, isOverwritten: (row: number, column: number) => boolean): string | null {
  if (!/\st=["']shared["']/.test(xml)) return null;
  const masters = new Map<string, { row: number; column: number; formula: string }>();
  let needed = false;
  for (const [, cell, , attributes, text] of xml.matchAll(FORMULA_CELL)) {
    const place = parseA1(attribute(cell!, 'r') ?? '');
    if (!text || !place || attribute(attributes!, 't') !== 'shared') continue;
    const { row, column } = place;
    if (row === null || column === null) continue;
    masters.set(attribute(attributes!, 'si') ?? '', { row, column, formula: unescapeXml(text) });
    needed ||= isOverwritten(row, column);
  }
  if (!needed) return null;
  return xml.replace(FORMULA_CELL, (whole, cell: string, name: string, attributes: string) => {
    const place = parseA1(attribute(cell, 'r') ?? '');
    const master = masters.get(attribute(attributes, 'si') ?? '');
    if (!place || !master || attribute(attributes, 't') !== 'shared') return whole;
    const formula = movedFormula(master.formula, (place.row ?? 1) - master.row, (place.column ?? 1) - master.column);
    return `${cell}<${name}>${escapeXml(formula)}</${name}>`;
  });
}
