import { createMemoryWorkbook } from '../workbook/memory/memory-workbook';
import type { WorkbookOptions } from '../workbook/options';
import { createUniverWorkbook } from '../workbook/univer';
import type { UniverWorkbook } from '../workbook/univer';
import type { ConformanceRow } from './run-conformance';
import { runConformance } from './run-conformance';

/** What the script sees on a workbook in memory. */
export function onMemory(): Promise<ConformanceRow[]> {
  return runConformance((options) => ({ workbook: createMemoryWorkbook(options) }));
}

/** What it sees on a workbook in Univer. */
export async function onUniver(): Promise<ConformanceRow[]> {
  const opened: UniverWorkbook[] = [];
  const open = (options: WorkbookOptions) => {
    const one = createUniverWorkbook(options);
    opened.push(one);
    return one;
  };
  try {
    return await runConformance((options) => {
      const { workbook, calculated } = open(options);
      return { workbook, calculated };
    });
  } finally {
    for (const one of opened) one.dispose();
  }
}
