import { expect, test } from '@jest/globals';
import { findHiddenRows } from '../../../src/sheet/hidden-rows';
import type { RowRange } from '../../../src/sheet/sheet';
import { memorySheet } from '../support/memory-sheet';

/** A sheet in which every tenth row is hidden, and each question takes four seconds. */
function lookedAt(ranges: RowRange[], all: boolean) {
  let now = 0;
  const asked: RowRange[] = [];
  const sheet = memorySheet([]);
  sheet.hiddenRows = (part) => {
    now += 4_000;
    asked.push(...part);
    return new Set(part.flatMap(([first, last]) => range(first, last).filter((row) => row % 10 === 0)));
  };
  return { found: findHiddenRows(sheet, ranges, { now: () => now, sleep: () => undefined }, all), asked };
}
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

test('hidden rows are found, five hundred at a time', () => {
  const { found, asked } = lookedAt(
    [
      [2, 30],
      [1_000, 1_700],
    ],
    true,
  );
  expect(asked).toEqual([
    [2, 30],
    [1_000, 1_499],
    [1_500, 1_700],
  ]);
  expect([...found.rows].slice(0, 4)).toEqual([10, 20, 30, 1_000]);
  expect(found.unknownFrom).toBeNull();
});

test('a long sheet is not looked at for ever, and from where on nobody knows is told', () => {
  const { found } = lookedAt([[2, 10_000]], false);
  expect(found.unknownFrom).toBe(2_002);
  expect(Math.max(...found.rows)).toBe(2_000);
});

test('where hidden rows must be left out it takes as long as it takes', () =>
  expect(lookedAt([[2, 10_000]], true).found.unknownFrom).toBeNull());
