import { beforeAll, describe, expect, test } from '@jest/globals';
import type { BundleResult } from '../../../workbench/bench/bundle';
import { drawChart } from '../../../workbench/bench/chart';
import type { ContestKey, ContestResult } from '../../../workbench/bench/contests';
import { compare } from '../../../workbench/bench/compare';
import { measureColumn, measureLedgerless, measureRanges } from '../../../workbench/bench/formulas';
import { createList, TIDY } from '../../../workbench/bench/list';
import type { BenchResult } from '../../../workbench/bench/measure';
import { readFigures } from '../../../workbench/bench/reading';
import { measureHalfFilled } from '../../../workbench/bench/half-filled';
import { measureSize } from '../../../workbench/bench/size';
import { measureSpeed } from '../../../workbench/bench/speed';
import { toMarkdown, toText } from '../../../workbench/bench/table';
import { machineTable, simulatedTables } from '../../../workbench/bench/tables';

/** A whole bench on lists so short that it takes a moment. */
function smallBench(): BenchResult {
  const list = createList(60, TIDY, 1);
  const results = compare({ title: '', list, mostPresses: 1 });
  const contest = (key: ContestKey): ContestResult => ({
    key,
    title: `About ${key}`,
    rows: 60,
    found: list.found,
    results,
  });
  return {
    seed: 1,
    machine: { node: 'v20', processor: 'some' },
    bundle: loaded(1),
    sheet: [{ rows: 25_000, readMilliseconds: 50, writeMilliseconds: 150, bytes: null }],
    speeds: measureSpeed(50, 1, 50),
    formulas: [
      measureColumn(20, 1),
      measureRanges({ title: 'One range', formulas: 1, rowsEach: 50, seed: 1 }),
      measureRanges({ title: 'Two ranges', formulas: 2, rowsEach: 50, seed: 1 }),
      measureRanges({ title: 'Two ranges, slow', formulas: 2, rowsEach: 50, seed: 1, slow: true }),
    ],
    ledgerless: measureLedgerless(20, 1),
    contests: [contest('calm'), contest('one-429'), contest('wall'), contest('slow')],
    sizes: [measureSize(100, 1), measureSize(150, 1)],
    halfFilled: [measureHalfFilled(20, 1, 1), measureHalfFilled(40, 10, 1)],
  };
}

function loaded(loadMilliseconds: number): BundleResult {
  return { bytes: 1_000, machine: { loadMilliseconds, loads: 3 } };
}

describe('the report of the bench', () => {
  let result: BenchResult;
  beforeAll(() => {
    result = smallBench();
  }, 60_000);

  test('is the same for the same seed, but for what is measured on the machine', () => {
    const simulated = (of: BenchResult) =>
      JSON.stringify(of, (key, value: unknown) => (key === 'machine' ? undefined : value));
    expect(simulated(smallBench())).toBe(simulated(result));
  }, 60_000);

  test('has a row in each table for everything that was measured, with as many cells as headers', () => {
    for (const table of [...simulatedTables(result), machineTable(result)]) {
      expect(table.rows.length).toBeGreaterThan(0);
      for (const row of table.rows) expect(row).toHaveLength(table.headers.length);
      expect(toText(table).split('\n')).toHaveLength(table.rows.length + 3);
      expect(toMarkdown(table).split('\n')).toHaveLength(table.rows.length + 4);
    }
  });

  test('keeps what was measured on the machine out of the chart and of what it says', () => {
    const altered: BenchResult = {
      ...result,
      machine: { node: 'v99', processor: 'another' },
      bundle: loaded(99),
      sheet: [{ rows: 25_000, readMilliseconds: 500, writeMilliseconds: 1500, bytes: 5 }],
      sizes: result.sizes.map((size) => ({ ...size, machine: { cpuMillisecondsARow: 99, stepMegabytes: 99 } })),
    };
    expect(drawChart(altered)).toBe(drawChart(result));
    expect(readFigures(altered)).toEqual(readFigures(result));
  });

  test('has a chart whose bars stay inside it', () => {
    const chart = drawChart(result);
    const [, width] = /viewBox="0 0 (\d+) /.exec(chart)!;
    for (const [, x, length] of chart.matchAll(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)"/g))
      expect(Number(x) + Number(length)).toBeLessThan(Number(width) / 2);
    expect(chart).not.toMatch(/NaN|undefined/);
  });

  test('says nothing that is not a figure where a figure belongs', () => {
    expect(readFigures(result).join('\n')).not.toMatch(/NaN|undefined|Infinity/);
  });
});
