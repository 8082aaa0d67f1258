import { readXlsx as readWorkbook } from 'hucre/xlsx';
import type { Cell, Sheet } from 'hucre/xlsx';
import type { StoredValue } from '../workbook/workbook';
import type { CellExtra, ListSheet, XlsxSource } from './list-file';
import { BadFile } from './list-file';
import { movedFormula } from './shared-formulas';

/**
 * Reads a workbook: values with their types, formulas with their last value, number formats, links, notes, hidden rows
 * and sheets.
 *
 * @throws BadFile when it is none, or holds nothing
 */
export async function readXlsx(
  bytes: Uint8Array,
  fileName: string,
): Promise<{ sheets: ListSheet[]; active: number; source: XlsxSource }> {
  const workbook = await readWorkbook(bytes, { readStyles: true }).catch(() => {
    throw new BadFile(`${fileName} is not an Excel workbook, or is damaged: save it again as .xlsx and try once more.`);
  });
  const from1904 = workbook.dateSystem === '1904';
  const sheets = workbook.sheets.map((sheet) => listSheet(sheet, from1904));
  if (
    sheets.every(
      ({ rows, extras }) =>
        extras.length === 0 && rows.every((cells) => cells.every((cell) => cell === null || cell === '')),
    )
  ) {
    throw new BadFile(`${fileName} is empty.`);
  }
  const shown = sheets.findIndex(({ hidden }) => !hidden);
  const opened = sheets[workbook.activeSheet ?? -1];
  const active = opened && !opened.hidden ? workbook.activeSheet! : Math.max(shown, 0);
  return { sheets, active, source: { bytes, from1904 } };
}

function listSheet(sheet: Sheet, from1904: boolean): ListSheet {
  const rows = sheet.rows.map((row) => row.map((value) => (value instanceof Date ? serialOf(value, from1904) : value)));
  return {
    name: sheet.name,
    hidden: Boolean(sheet.hidden || sheet.veryHidden),
    rows,
    extras: readExtras(sheet, rows),
    hiddenRows: [...(sheet.rowDefs ?? [])].flatMap(([index, { hidden }]) => (hidden ? [index + 1] : [])),
    // A character of the standard font is 7 pixels wide, with 5 pixels of padding: ECMA-376 part 1 §18.3.1.13.
    widths: (sheet.columns ?? []).map(({ width }) => (width === undefined ? null : Math.round(width * 7 + 5))),
  };
}

const DAY_MS = 86_400_000;
/** 1970-01-01 in days since 1899-12-30, which is how Sheets counts. */
const DAYS_TO_1970 = 25_569;
export const DAYS_1900_TO_1904 = 1462;

/** The number behind a date; a time of day without a date stays below 1. */
function serialOf(date: Date, from1904: boolean): number {
  const days = date.getTime() / DAY_MS + DAYS_TO_1970;
  if (from1904) return days < DAYS_1900_TO_1904 + 1 ? days - DAYS_1900_TO_1904 : days;
  // Excel's calendar has a 29 February 1900, so that its numbers before that are one day off.
  return days < 61 ? days - 1 : days;
}

/** What cells have besides their value; puts errors where they are values. */
function readExtras(sheet: Sheet, rows: StoredValue[][]): CellExtra[] {
  const extras: CellExtra[] = [];
  const masters = new Map<number, { row: number; column: number; formula: string }>();
  for (const [place, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = place.split(',').map((index) => Number(index) + 1);
    if (cell.formulaType === 'shared' && cell.formula)
      masters.set(cell.formulaSharedIndex ?? 0, { row, column, formula: cell.formula });
    if (cell.type === 'error') (rows[row - 1] ??= [])[column - 1] = { error: String(cell.value), message: '' };
    const formula = formulaOf(cell, row, column, masters);
    const format = cell.style?.numFmt === 'General' ? undefined : cell.style?.numFmt;
    const link = cell.hyperlink?.target;
    const note = cell.comment?.text;
    if (formula ?? format ?? link ?? note) {
      extras.push({
        row,
        column,
        change: {
          ...(formula && { formula }),
          ...(format && { format }),
          ...(link && { link }),
          ...(note && { note }),
        },
      });
    }
  }
  return extras;
}

function formulaOf(
  cell: Cell,
  row: number,
  column: number,
  masters: Map<number, { row: number; column: number; formula: string }>,
): string | undefined {
  if (cell.formula) return `=${cell.formula}`;
  const master = cell.formulaType === 'shared' ? masters.get(cell.formulaSharedIndex ?? 0) : undefined;
  return master && `=${movedFormula(master.formula, row - master.row, column - master.column)}`;
}
