import type { StoredValue } from './workbook';

/** What a new sheet starts with. Without sizes it is as large as a new sheet in Google Sheets: 1,000 rows, 26 columns. */
export interface SheetOptions {
  name: string;
  rows?: number;
  columns?: number;
  /** Stored values from A1 on; rows may be shorter than the sheet is wide. */
  cells?: StoredValue[][];
}

export interface WorkbookOptions {
  id?: string;
  name?: string;
  /** An IANA name, as in the spreadsheet's settings. */
  timeZone?: string;
  sheets: SheetOptions[];
}

/** The options with everything filled in; a sheet is at least as large as its cells. */
export function completeOptions(
  options: WorkbookOptions,
): Required<Omit<WorkbookOptions, 'sheets'>> & { sheets: Required<SheetOptions>[] } {
  return {
    id: options.id ?? 'workbook',
    name: options.name ?? 'Untitled spreadsheet',
    timeZone: options.timeZone ?? 'America/New_York',
    sheets: options.sheets.map(({ name, rows, columns, cells = [] }) => ({
      name,
      rows: Math.max(rows ?? 1000, cells.length),
      columns: cells.reduce((most, row) => Math.max(most, row.length), columns ?? 26),
      cells,
    })),
  };
}
