import type { SelectedArea, Sheet } from '../run/sheet';

/** What the *Formulas* menu does with the cells that hold `=ECORE_EMAIL(…)`. */

const FORMULA = /\bECORE_EMAIL\s*\(/i;
/** What our own formula says when it has no answer (yet), and every error value; an address may begin with `#` too. */
const UNFINISHED = /^(#[^@]*$|Error: |Pending: |Loading)/;

interface FormulaCell {
  row: number;
  column: number;
  formula: string;
  shown: string;
}

/** Evaluates formulas again whose cell, or a cell they spilled into, shows an error or waits; gives how many. */
export function retryFormulas(sheet: Sheet): number {
  const { cells, shown, formulas } = findFormulas(sheet, null);
  const again = cells.filter((cell) => isUnfinished(cell, shown, formulas));
  // Setting the same formula over itself is no change; an emptied cell is.
  for (const { row, column } of again) sheet.setFormula(row, column, '');
  sheet.flush();
  for (const { row, column, formula } of again) sheet.setFormula(row, column, formula);
  sheet.flush();
  return again.length;
}

/**
 * Puts the values in the place of the formulas, of spilled cells too; a formula that shows an error or waits stays one.
 *
 * @param areas where, or null for the whole sheet
 */
export function replaceFormulas(sheet: Sheet, areas: SelectedArea[] | null): { replaced: number; kept: number } {
  const { cells, shown, formulas } = findFormulas(sheet, areas);
  const finished = cells.filter((cell) => !isUnfinished(cell, shown, formulas));
  for (const { row, column, shown: text } of finished) sheet.write(row, column, [[text]]);
  const now = readAll(sheet);
  // Which cells a formula had spilled into can't be asked; those that went empty with it were its.
  for (const { row, column } of finished) {
    const texts: string[][] = [];
    for (
      let next = row + 1;
      (shown[next - 1]?.[column - 1] ?? '') !== '' && (formulas[next - 1]?.[column - 1] ?? '') === '';
      next++
    ) {
      if ((now[next - 1]?.[column - 1] ?? '') !== '') break;
      texts.push([shown[next - 1]?.[column - 1] ?? '']);
    }
    if (texts.length > 0) sheet.write(row + 1, column, texts);
  }
  return { replaced: finished.length, kept: cells.length - finished.length };
}

function findFormulas(
  sheet: Sheet,
  areas: SelectedArea[] | null,
): { cells: FormulaCell[]; shown: string[][]; formulas: string[][] } {
  const shown = readAll(sheet);
  const formulas = shown.length === 0 ? [] : sheet.formulas(1, 1, shown.length, shown[0]?.length ?? 1);
  const cells: FormulaCell[] = [];
  formulas.forEach((line, rowIndex) =>
    line.forEach((formula, columnIndex) => {
      const row = rowIndex + 1;
      const column = columnIndex + 1;
      if (FORMULA.test(formula) && isWithin(areas, row, column))
        cells.push({ row, column, formula, shown: shown[rowIndex]?.[columnIndex] ?? '' });
    }),
  );
  return { cells, shown, formulas };
}

/** The cell itself, or a text below it that only our formula writes. */
function isUnfinished({ row, column, shown: text }: FormulaCell, shown: string[][], formulas: string[][]): boolean {
  if (UNFINISHED.test(text)) return true;
  for (let next = row; next < shown.length && (formulas[next]?.[column - 1] ?? '') === ''; next++) {
    if (/^(Error: |Pending: )/.test(shown[next]?.[column - 1] ?? '')) return true;
  }
  return false;
}

function isWithin(areas: SelectedArea[] | null, row: number, column: number): boolean {
  return (
    areas === null ||
    areas.some((area) => row >= area.row && row <= area.lastRow && column >= area.column && column <= area.lastColumn)
  );
}

function readAll(sheet: Sheet): string[][] {
  return sheet.read(1, 1, sheet.lastRow(), sheet.lastColumn());
}
