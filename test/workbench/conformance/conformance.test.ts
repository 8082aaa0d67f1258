import { afterAll, expect, test } from '@jest/globals';
import type { Opened } from '../../../workbench/conformance/run-conformance';
import { runConformance } from '../../../workbench/conformance/run-conformance';
import { createMemoryWorkbook } from '../../../workbench/workbook/memory/memory-workbook';
import type { WorkbookOptions } from '../../../workbench/workbook/options';
import { createUniverWorkbook } from '../../../workbench/workbook/univer/univer-workbook';

const opened: (() => void)[] = [];
afterAll(() => opened.forEach((close) => close()));

const adapters: [string, (options: WorkbookOptions) => Opened][] = [
  ['memory', (options) => ({ workbook: createMemoryWorkbook(options) })],
  [
    'Univer',
    (options) => {
      const { workbook, calculated, dispose } = createUniverWorkbook(options);
      opened.push(dispose);
      return { workbook, calculated };
    },
  ],
];

test.each(adapters)('every rule holds on a workbook in %s', async (_, create) => {
  const rows = await runConformance(create);
  expect(rows.filter(({ agrees }) => agrees !== 'yes').map(({ id, expected, seen }) => ({ id, expected, seen }))).toEqual([]);
  expect(rows.length).toBeGreaterThan(100);
}, 60_000);
