import { afterEach } from '@jest/globals';
import { areaOf, parseA1 } from '../../../workbench/workbook/a1';
import { createMemoryWorkbook } from '../../../workbench/workbook/memory/memory-workbook';
import type { WorkbookOptions } from '../../../workbench/workbook/options';
import { createUniverWorkbook } from '../../../workbench/workbook/univer/univer-workbook';
import type { Area, CellChange, StoredValue, Workbook } from '../../../workbench/workbook/workbook';

const opened: (() => void)[] = [];
afterEach(() => opened.splice(0).forEach((close) => close()));

/** Both workbooks, each with its name. */
export const adapters: [string, (options: WorkbookOptions) => Workbook][] = [
  ['memory', createMemoryWorkbook],
  [
    'Univer',
    (options) => {
      const { workbook, dispose } = createUniverWorkbook(options);
      opened.push(dispose);
      return workbook;
    },
  ],
];

export const area = (a1: string): Area => areaOf(parseA1(a1)!, { rows: 20, columns: 6 });
export const put = (workbook: Workbook, a1: string, change: CellChange): void => {
  const { rows, columns, ...place } = area(a1);
  workbook.change(
    0,
    { ...place, rows, columns },
    Array.from({ length: rows }, () => new Array<CellChange>(columns).fill(change)),
  );
};
export const values = (workbook: Workbook, a1: string) => workbook.values(0, area(a1));
export const value = (workbook: Workbook, a1: string) => values(workbook, a1)[0]![0]!;
export const shown = (workbook: Workbook, a1: string) => workbook.displayValues(0, area(a1));
export const formula = (workbook: Workbook, a1: string) => workbook.formulas(0, area(a1))[0]![0]!;

/** Univer calculates a moment after a change; memory at once. */
export async function eventually(check: () => void): Promise<void> {
  for (const end = Date.now() + 5000; ; await new Promise((done) => setTimeout(done, 10))) {
    try {
      return check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Opens a workbook of two sheets, `Leads` and `Other list`. */
export function opener(
  create: (options: WorkbookOptions) => Workbook,
): (cells?: StoredValue[][], more?: StoredValue[][]) => Workbook {
  return (cells = [], more = []) =>
    create({
      id: 'book',
      name: 'Leads',
      timeZone: 'Europe/Paris',
      sheets: [
        { name: 'Leads', rows: 20, columns: 6, cells },
        { name: 'Other list', rows: 20, columns: 6, cells: more },
      ],
    });
}
