import { expect, test } from '@jest/globals';
import { addRow, countRows, describeRanges, describeRows } from '../../../src/plan/row-groups';
import type { RowCollection } from '../../../src/plan/row-groups';
import type { RowRange } from '../../../src/sheet/sheet';

test('rows are named as a reader writes them', () => {
  const rows: RowCollection = { ranges: [], count: 0 };
  for (const row of [2, 3, 4, 17]) addRow(rows, row);
  expect(describeRows(rows)).toEqual({ count: 4, rows: '2\u20134, 17' });
  expect(countRows(rows.ranges)).toBe(4);
});

test('no rows are no group', () => expect(describeRows({ ranges: [], count: 0 })).toBeNull());

test('of many ranges the first few are named', () => {
  const ranges = Array.from({ length: 9 }, (_, index): RowRange => [index * 2 + 2, index * 2 + 2]);
  expect(describeRanges(ranges.slice(0, 8))).not.toContain('\u2026');
  expect(describeRanges(ranges)).toMatch(/^2, 4, .*, 16, \u2026$/);
});
