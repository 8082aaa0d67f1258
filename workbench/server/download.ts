import { writeCsv } from 'hucre/csv';
import { type Cell, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { SheetInfo, StoredValue, Workbook } from '../workbook/workbook';
import type { Download } from './serve-page';
import type { SheetIds } from './window-session';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Gives the workbook as a file: `csv` is one sheet as it is shown (`?sheet=` names it by Univer's id, else the first),
 * `xlsx` all sheets with their values, number formats, notes and links. Formulas become their results, because another
 * program does not have the script's functions.
 */
export function downloadOf(workbook: Workbook, sheetIds: SheetIds) {
  return async (kind: string, query: URLSearchParams): Promise<Download | null> => {
    const name = `${workbook.name()}.${kind}`;
    const sheets = workbook.sheets();
    if (kind === 'csv') {
      const wanted = sheetIds.toServices(query.get('sheet') ?? '');
      const sheet = sheets.find(({ id }) => id === wanted) ?? sheets[0];
      const rows = sheet ? workbook.displayValues(sheet.id, filled(sheet)) : [];
      return { type: 'text/csv', name, bytes: Buffer.from(`${writeCsv(rows)}\r\n`) };
    }
    if (kind === 'xlsx')
      return { type: XLSX, name, bytes: await writeXlsx({ sheets: sheets.map((sheet) => sheetOf(workbook, sheet)) }) };
    return null;
  };
}

const filled = ({ lastRow, lastColumn }: SheetInfo) => ({ row: 1, column: 1, rows: lastRow, columns: lastColumn });

function sheetOf(workbook: Workbook, sheet: SheetInfo): WriteSheet {
  const area = filled(sheet);
  const rows = workbook.values(sheet.id, area).map((line) => line.map(plain));
  const formats = workbook.formats(sheet.id, area);
  const notes = workbook.notes(sheet.id, area);
  const links = workbook.links(sheet.id, area);
  const cells = new Map<string, Partial<Cell>>();
  rows.forEach((line, row) =>
    line.forEach((_, column) => {
      const [format, note, link] = [formats[row]?.[column], notes[row]?.[column], links[row]?.[column]];
      if (!format && !note && !link) return;
      cells.set(`${row},${column}`, {
        ...(format ? { style: { numFmt: format } } : {}),
        ...(note ? { comment: { text: note } } : {}),
        ...(link ? { hyperlink: { target: link } } : {}),
      });
    }),
  );
  return { name: sheet.name, rows, cells, hidden: sheet.hidden };
}

/** An error travels as its text, which is what the cell shows. */
function plain(value: StoredValue): string | number | boolean | null {
  return value !== null && typeof value === 'object' ? value.error : value;
}
