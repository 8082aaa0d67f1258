import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alikeOf, blocksOf } from '../../../src/sheet/column-texts';
import type { RowWrite } from '../../../src/sheet/written';

const writes = fc
  .uniqueArray(
    fc.record({
      row: fc.integer({ min: 2, max: 20 }),
      cells: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom('', 'Queued', 'Found', 'Ann')), {
        selector: ([column]) => column,
        minLength: 1,
      }),
    }),
    { selector: ({ row }) => row },
  )
  .map((all): RowWrite[] =>
    all.map(({ row, cells }) => ({ row, cells: cells.map(([column, text]) => [column, text]) })),
  );
const cellsOf = (all: readonly RowWrite[]) =>
  all.flatMap(({ row, cells }) => cells.map(([column, text]) => `${row} ${column} ${text}`)).sort();

test('blocks hold each cell that is put back once, and no cell beside them', () => {
  fc.assert(
    fc.property(writes, (all) => {
      const blocks = blocksOf(all);
      const written = blocks.flatMap(({ row, column, texts }) =>
        texts.flatMap((line, down) => line.map((text, right) => `${row + down} ${column + right} ${text}`)),
      );
      expect(written.sort()).toEqual(cellsOf(all));
    }),
  );
});

test('scattered cells that are to say the same are one call, the others stay', () => {
  fc.assert(
    fc.property(writes, (all) => {
      const { alike, others } = alikeOf(all);
      const together = alike.flatMap(({ column, text, ranges }) =>
        ranges.flatMap(([first, last]) =>
          Array.from({ length: last - first + 1 }, (_, index) => `${first + index} ${column} ${text}`),
        ),
      );
      expect([...together, ...cellsOf(others)].sort()).toEqual(cellsOf(all));
    }),
  );
});

test('only statuses and blanks go together, and only where they stand in three places', () => {
  const scattered = (text: string, rows: number[]): RowWrite[] => rows.map((row) => ({ row, cells: [[5, text]] }));
  expect(alikeOf(scattered('Queued', [2, 4, 6])).alike).toHaveLength(1);
  expect(alikeOf(scattered('Queued', [2, 4])).alike).toHaveLength(0);
  expect(alikeOf(scattered('Ann', [2, 4, 6])).alike).toHaveLength(0);
});

test('neighbours of one shape are one block', () => {
  const block = blocksOf([
    {
      row: 2,
      cells: [
        [4, 'a'],
        [5, 'b'],
      ],
    },
    {
      row: 3,
      cells: [
        [5, 'd'],
        [4, 'c'],
      ],
    },
  ]);
  expect(block).toMatchObject([
    {
      row: 2,
      column: 4,
      texts: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
  ]);
});
