import { expect, test } from '@jest/globals';
import { pushRow } from '../../../src/sheet/row-ranges';
import type { RowRange } from '../../../src/sheet/sheet';

test('rows from the top down go together where they are neighbours', () => {
  const ranges: RowRange[] = [];
  for (const row of [2, 3, 4, 7, 9, 10]) pushRow(ranges, row);
  expect(ranges).toEqual([
    [2, 4],
    [7, 7],
    [9, 10],
  ]);
});
