import type { Line } from '../../../src/sheet/line';
import { withSpan } from '../../../src/sheet/place-columns';
import type { Batch } from '../../../src/watch/sides';
import { compareWithBefore } from '../../../src/watch/take-back';

export const ANN = ['r1', 'Ann', 'Acme', '', 'Queued', 'Note'];
export const BEN = ['r2', 'Ben', 'Bolt', 'ben@home.example', '', '007'];
export const CIM = ['r3', 'Cim', 'Crux', '', 'Queued', ''];
/** Id, first name, company, email, status, notes below the headers. */
export const places = withSpan({ headerRow: 1, mapping: { first_name: 2, company_name: 3 }, email: 4, status: 5 }, 6);
export const apart = withSpan({ headerRow: 1, mapping: { first_name: 2, company_name: 3 }, email: 4, status: 6 }, 6);

export const sheetOf = (...rows: string[][]): Line[] => rows.map((texts, index) => ({ row: index + 2, texts }));
export const batchOf = (lines: Line[], writes: Batch['writes'], more: Partial<Batch> = {}): Batch => ({
  ...{ places, headers: [], width: 6, lines, writes, broke: false },
  ...more,
});
export const nowOf = (lines: Line[], columnNow = (column: number) => column) => ({
  headerRow: 1,
  first: 1,
  strays: new Set<number>(),
  lines: [{ row: 1, texts: [] }, ...lines],
  columnNow,
});
export const backOf = (...given: Parameters<typeof compareWithBefore>) =>
  compareWithBefore(...given).back.map(({ row, cells }) => ({ row, cells }));
