import { createMemoryWorkbook } from '../workbook/memory/memory-workbook';
import { simulate } from '../apps-script/simulated/simulate';
import type { SimulatedAppsScript } from '../apps-script/simulated/simulate';

/** What a memory sheet of that many rows takes, in real time. */
export interface SheetFigures {
  rows: number;
  /** One `getValues` of everything, by a script. */
  readMilliseconds: number;
  /** 2,000 `setValues` of two cells each, spread over the sheet, by one script. */
  writeMilliseconds: number;
  /** What the workbook keeps in memory; null where the process can't collect its garbage (`node --expose-gc`). */
  bytes: number | null;
}

const COLUMNS = 12;
const WRITES = 2000;
const OWNER = 'owner@bench.example';

const SOURCE = `
function readAll() {
  return SpreadsheetApp.getActiveSheet().getDataRange().getValues().length;
}
function writeMany(rows) {
  const sheet = SpreadsheetApp.getActiveSheet();
  for (let i = 0; i < ${WRITES}; i++) sheet.getRange(2 + Math.floor((i * (rows - 2)) / ${WRITES}), 11, 1, 2).setValues([['someone' + i + '@acme.example', 'Found']]);
}`;

/** The figures at growing sizes: reading grows with the rows, 2,000 writes do not. */
export function sheetAtSize(sizes: readonly number[] = [25_000, 50_000, 100_000]): SheetFigures[] {
  return sizes.map(measureSheet);
}

/** Reads and writes a sheet of contacts; the time of a read and of the writes is the best of three. */
function measureSheet(rows: number): SheetFigures {
  const before = heapUsed();
  const script = openSheet(rows);
  const after = heapUsed();
  return {
    rows,
    readMilliseconds: bestOfThree(() => run(script, 'readAll')),
    writeMilliseconds: bestOfThree(() => run(script, 'writeMany', rows)),
    bytes: before === null || after === null ? null : after - before,
  };
}

function openSheet(rows: number): SimulatedAppsScript {
  const cells = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: COLUMNS - 2 }, (_unused, column) => (column === 9 ? row : `text ${column} of row ${row}`)),
  );
  const workbook = createMemoryWorkbook({ sheets: [{ name: 'Contacts', columns: COLUMNS, cells }] });
  const project = { name: 'Sheet at size', manifest: {}, scripts: [{ name: 'Code', source: SOURCE }], pages: [] };
  // On a virtual clock that stands still: what is measured is the work itself.
  const free = Object.fromEntries(
    ['range-read', 'range-write', 'sheet'].map((name) => [name, { call: 0, source: 'not counted' }]),
  );
  return simulate({
    project,
    workbook,
    people: [{ email: OWNER, owner: true }],
    http: () => ({ failure: 'dns' }),
    costs: free,
  });
}

function run(script: SimulatedAppsScript, functionName: string, ...args: unknown[]): void {
  const { thrown } = script.run({ kind: 'menu', functionName, args, user: OWNER });
  if (thrown) throw new Error(thrown.message);
  script.resetLog();
}

function bestOfThree(act: () => void): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function heapUsed(): number | null {
  const { gc } = globalThis as { gc?: () => void };
  if (!gc) return null;
  gc();
  return process.memoryUsage().heapUsed;
}
