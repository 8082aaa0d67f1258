import { beforeAll, describe, expect, test } from '@jest/globals';
import { calculateColumnTogether, connectOwner } from '../../workbench/bench/formula-run';
import type { Calculation } from '../../workbench/bench/formula-run';
import { measureColumn, measureFormulas, measureLedgerless, measureRanges } from '../../workbench/bench/formulas';
import type { FormulaResult } from '../../workbench/bench/formulas';
import { createList, DISTINCT } from '../../workbench/bench/list';
import { createScene } from '../../workbench/bench/scene';
import { EXHAUSTIVE } from '../runs/support/exhaustive';

const EXECUTION_LIMIT = 30_000;

/** The hardest of what the bench measures, and a column that is long enough to be calculated in many executions. */
const some = (): FormulaResult[] => [
  measureColumn(300, 1),
  measureRanges({ title: 'One range of 500', formulas: 1, rowsEach: 500, seed: 1 }),
  measureRanges({ title: 'Two ranges of 2,000, slow service', formulas: 2, rowsEach: 2000, seed: 1, slow: true }),
];

describe('formulas at size', () => {
  let results: FormulaResult[];
  beforeAll(() => {
    results = EXHAUSTIVE ? measureFormulas(1) : some();
  }, 60_000);
  const calculations = () => results.flatMap((result) => result.calculations);

  test('answer every cell rightly', () => {
    for (const { cells, calculations } of results)
      expect(calculations[calculations.length - 1]!.outcome).toEqual({ right: cells, wrong: 0, open: 0 });
  });

  test('make no request twice', () => {
    for (const { lookups, calculations } of results) {
      expect(calculations.reduce((sum, { requests }) => sum + requests, 0)).toBe(lookups);
      expect(calculations.every(({ repeated }) => repeated === 0)).toBe(true);
    }
  });

  test('never come near the thirty seconds after which Google ends them', () => {
    for (const { longestMilliseconds } of calculations())
      expect(longestMilliseconds).toBeLessThan(EXECUTION_LIMIT - 2000);
  });

  test('make no request and at most one read of the cache for 200 entries when all is known', () => {
    for (const { cells, calculations } of results) {
      const last = calculations[calculations.length - 1]!;
      expect(last.requests).toBe(0);
      expect(last.mostCacheReads).toBeLessThanOrEqual(Math.ceil((cells / last.formulas + 3) / 200));
    }
  });

  test('finish two ranges of 2,000 after a few calculations, at a slow service too', () => {
    const large = results.filter(({ cells }) => cells === 4000);
    expect(large.length).toBeGreaterThan(0);
    for (const { calculations } of large) expect(calculations.length - 1).toBeLessThanOrEqual(8);
  });
});

describe('a filled-down column whose cells are calculated thirty at a time', () => {
  const scene = createScene({ list: createList(150, { ...DISTINCT, duplicates: 20 }, 1), account: 'workspace' });
  let first: Calculation;
  beforeAll(() => {
    connectOwner(scene);
    first = calculateColumnTogether(scene, 30, 1);
  }, 60_000);

  test('asks once for each person', () => {
    expect(first).toMatchObject({
      requests: scene.list.lookups,
      repeated: 0,
      outcome: { right: 150, wrong: 0, open: 0 },
    });
    expect(first.longestMilliseconds).toBeLessThan(EXECUTION_LIMIT / 2);
  });

  test('has its answers saved for when the cache is gone, but for one in fifty at most that could not have the lock', () => {
    scene.script.cache('document').vanish();
    const again = calculateColumnTogether(scene, 30, 2);
    expect(again.outcome).toEqual({ right: 150, wrong: 0, open: 0 });
    expect(again.credits).toBeLessThanOrEqual(first.credits / 50);
  });
});

test('a formula without a ledger pays again for everybody, which is what the ledger is for', () => {
  const { requests, credits } = measureLedgerless(200, 1);
  expect(requests[1]).toBe(requests[0]);
  expect(credits[1]).toBe(credits[0]);
  expect(credits[0]).toBeGreaterThan(100);
});
