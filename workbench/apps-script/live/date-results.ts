import type { CellChange, Workbook } from '../../workbook/workbook';

/**
 * A date that a function gives is shown as one in cells that have no format of their own. Call it before the result
 * stands in the cells, while those that are another's can still be told by what they hold, and what it gives afterwards.
 *
 * @param formats the number formats that the result brings along, `''` for none
 */
export function datesShown(
  workbook: Workbook,
  { sheetId, row, column }: { sheetId: number; row: number; column: number },
  formats: string[][],
): () => void {
  if (!formats.some((line) => line.some((format) => format !== ''))) return () => {};
  const sheet = workbook.sheet(sheetId);
  const rows = Math.min(formats.length, sheet.rows - row + 1);
  const columns = Math.min(formats[0]!.length, sheet.columns - column + 1);
  const area = { row, column, rows, columns };
  const before = workbook.formats(sheetId, area);
  const values = workbook.values(sheetId, area);
  const changes = before.map((line, r) =>
    line.map((own, c): CellChange | null => {
      const format = formats[r]?.[c] ?? '';
      const free = (r === 0 && c === 0) || values[r]![c] === null;
      return format !== '' && own === '' && free ? { format } : null;
    }),
  );
  return () => workbook.change(sheetId, area, changes);
}
