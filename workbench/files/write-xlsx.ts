import type { ChangedCell, ListSheet, XlsxSource } from './list-file';
import type { StyleSheet } from './number-formats';
import { editStyles } from './number-formats';
import { DAYS_1900_TO_1904 } from './read-xlsx';
import type { NewCell, NewCells } from './sheet-xml';
import { patchSheet } from './sheet-xml';
import type { XlsxPackage } from './xlsx-package';
import { openPackage } from './xlsx-package';

/**
 * The bytes of a workbook with some cells changed: those cells are written into their sheets' XML, every other part of
 * the file keeps its content to the byte. A changed cell keeps its style.
 */
export function writeXlsx(
  source: XlsxSource,
  sheets: readonly ListSheet[],
  changed: readonly ChangedCell[],
): Uint8Array {
  const file = openPackage(source.bytes);
  const stylesPath = file.workbookPart('styles');
  const styles = stylesPath === undefined ? undefined : editStyles(file.read(stylesPath));
  let formulasChanged = false;
  for (const [index, sheet] of sheets.entries()) {
    const ofSheet = changed.filter((cell) => cell.sheet === index);
    const path = file.sheetPath(sheet.name);
    if (ofSheet.length === 0 || path === undefined) continue;
    const patched = patchSheet(file.read(path), newCells(ofSheet, source, styles));
    file.write(path, patched.xml);
    formulasChanged ||= patched.formulasChanged;
  }
  if (stylesPath !== undefined && styles) file.write(stylesPath, styles.xml());
  if (formulasChanged) dropCalculationChain(file);
  if (changed.length > 0 && sheets.some(({ extras }) => extras.some(({ change }) => change.formula)))
    recalculateOnOpening(file);
  return file.bytes();
}

function newCells(changed: readonly ChangedCell[], { from1904 }: XlsxSource, styles: StyleSheet | undefined): NewCells {
  const cells: NewCells = new Map();
  for (const { row, column, value, formula, format } of changed) {
    let line = cells.get(row);
    if (!line) cells.set(row, (line = new Map()));
    const cell: NewCell = {
      value:
        from1904 && typeof value === 'number' && value >= 1 && isDateFormat(format) ? value - DAYS_1900_TO_1904 : value,
    };
    if (formula) cell.formula = formula;
    if (format !== undefined && styles) cell.restyle = (ownStyle) => styles.withFormat(ownStyle, format);
    line.set(column, cell);
  }
  return cells;
}

/** Whether a number format shows a date or a time: its letters stand outside of quotes and brackets. */
const isDateFormat = (format = ''): boolean => /[dmyhs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

/** Excel calls a workbook damaged whose list of formula cells is wrong; without the list it makes a new one. */
function dropCalculationChain(file: XlsxPackage): void {
  const path = file.workbookPart('calcChain');
  if (path === undefined) return;
  file.remove(path);
  const relationships = file.read(file.workbookRelationshipsPath);
  file.write(
    file.workbookRelationshipsPath,
    relationships.replace(/<(?:\w+:)?Relationship\s[^>]*\/calcChain["'][^>]*>(?:<\/(?:\w+:)?Relationship>)?/, ''),
  );
  const types = file.read('[Content_Types].xml');
  const entry = /<(?:\w+:)?Override\s[^>]*calcChain[^>]*>(?:<\/(?:\w+:)?Override>)?/;
  file.write('[Content_Types].xml', types.replace(entry, ''));
}

/** Formulas may read a cell that has changed, and a spreadsheet program trusts their last values otherwise. */
function recalculateOnOpening(file: XlsxPackage): void {
  const xml = file.read(file.workbookPath);
  const existing = /<((?:\w+:)?)calcPr\b([^>]*?)(\/?)>/;
  const [, prefix = /<(\w+:)?workbook\b/.exec(xml)?.[1] ?? ''] = existing.exec(xml) ?? [];
  const changed = existing.test(xml)
    ? xml.replace(
        existing,
        (_, p: string, attributes: string, end: string) =>
          `<${p}calcPr${attributes.replace(/\sfullCalcOnLoad="\w+"/, '')} fullCalcOnLoad="1"${end}>`,
      )
    : xml.replace(lastOf(xml, prefix), (end) => `${end}<${prefix}calcPr fullCalcOnLoad="1"/>`);
  file.write(file.workbookPath, changed);
}

/** The end of the part that `calcPr` stands behind: CT_Workbook is a sequence (ECMA-376 part 1 §18.2.27). */
function lastOf(xml: string, prefix: string): string {
  const ends = ['definedNames', 'externalReferences', 'functionGroups', 'sheets'].map((name) => `</${prefix}${name}>`);
  return ends.find((end) => xml.includes(end)) ?? `</${prefix}sheets>`;
}
