import { beforeAll, describe, expect, test } from '@jest/globals';
import { measureSize } from '../../workbench/bench/size';
import type { SizeResult } from '../../workbench/bench/size';

const SIZES = process.env.EXHAUSTIVE ? [1000, 10_000, 100_000] : [1000, 5000];

describe('a run over a list of any length', () => {
  let results: SizeResult[];
  beforeAll(() => {
    results = SIZES.map((rows) => measureSize(rows, 1));
  }, 300_000);

  test('gives every row what is right', () => {
    expect(results.map(({ right }) => right)).toEqual(SIZES);
  });

  test('asks each distinct lookup once, and pays for each person once', () => {
    for (const { requests, lookups, credits, found, quotaStops } of results) {
      // After a night in between, "not found" is asked again, which is free.
      if (quotaStops === 0) expect(requests).toBe(lookups);
      expect(requests).toBeLessThan(1.001 * lookups);
      expect(credits).toBe(found);
    }
  });

  test('costs no more a row than a short one', () => {
    for (const { millisecondsARow } of results)
      expect(millisecondsARow).toBeLessThanOrEqual(1.15 * results[0]!.millisecondsARow);
  });

  test('goes to the sheet by waves, not by rows', () => {
    for (const { readsAWave, writesAWave } of results) {
      expect(readsAWave).toBeLessThanOrEqual(3);
      expect(writesAWave).toBeLessThanOrEqual(2);
    }
  });

  test('reads no more at once, however long the list', () => {
    // The start looks at up to 20,000 rows of these eleven columns in one call, so that no sort falls between two.
    for (const { largestRead } of results) expect(largestRead).toBeLessThanOrEqual(20_000 * 11);
  });
});
