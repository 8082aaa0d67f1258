import { US_ENGLISH } from './locales';
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
  /** An IANA name, as in the spreadsheet's settings; absent, it is that of the script that is bound to it. */
  timeZone?: string;
  /** As `de_DE`; US English when absent. */
  locale?: string;
  sheets: SheetOptions[];
}

/** Where a spreadsheet is without a script, and without anybody having said so. */
export const SOME_TIME_ZONE = 'America/New_York';

/** The options with everything filled in; a sheet is at least as large as its cells. */
export function completeOptions(
  options: WorkbookOptions,
): { id: string; name: string; timeZone: string | null; locale: string } & { sheets: Required<SheetOptions>[] } {
  return {
    id: options.id ?? 'workbook',
    name: options.name ?? 'Untitled spreadsheet',
    timeZone: options.timeZone ?? null,
    locale: options.locale ?? US_ENGLISH,
    sheets: options.sheets.map(({ name, rows, columns, cells = [] }) => ({
      name,
      rows: Math.max(rows ?? 1000, cells.length),
      columns: cells.reduce((most, row) => Math.max(most, row.length), columns ?? 26),
      cells,
    })),
  };
}
