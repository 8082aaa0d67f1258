import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toBlocks, writeBlock } from '../../../src/step/write-results';
import type { RowResult } from '../../../src/sheet/written';
import { memorySheet } from '../support/memory-sheet';

const COLUMNS = { email: 4, status: 5 };
const result = (row: number, email: string | null = `p${row}@found.example`, emailCellEmpty = true): RowResult => ({
  row,
  email,
  status: email === null ? 'Not found' : 'Found',
  emailCellEmpty,
});

describe('results are written in as few calls as possible', () => {
  test('neighbours together, an empty cell between two emails along with them', () => {
    const blocks = toBlocks([result(3, null), result(2), result(4), result(7)], COLUMNS);
    expect(blocks.map(({ results }) => results.map(({ row }) => row))).toEqual([[2, 3, 4], [7]]);
    expect(blocks[0]!.writes[1]!.cells).toEqual([
      [4, ''],
      [5, 'Not found'],
    ]);
  });

  test('an email cell that shows something is left alone', () => {
    const blocks = toBlocks([result(2), result(3, null, false), result(4)], COLUMNS);
    expect(blocks.map(({ hasEmails }) => hasEmails)).toEqual([true, false, true]);
    expect(blocks[1]!.writes[0]!.cells).toEqual([[5, 'Not found']]);
  });

  test('no block has more rows than its narrowest result allows', () => {
    const rows = fc.uniqueArray(fc.integer({ min: 2, max: 30 }), { maxLength: 20 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 5 }), (numbers, limit) => {
        const results = numbers.map((row) => result(row));
        const limitOf = ({ row }: RowResult) => (row % 3 === 0 ? limit : Infinity);
        const blocks = toBlocks(results, COLUMNS, limitOf);
        expect(blocks.flatMap((block) => block.results).sort((a, b) => a.row - b.row)).toEqual(
          [...results].sort((a, b) => a.row - b.row),
        );
        for (const block of blocks)
          expect(block.results.length).toBeLessThanOrEqual(Math.min(...block.results.map(limitOf)));
      }),
    );
  });
});

describe('a block is written', () => {
  const written = (columns: typeof COLUMNS, results: RowResult[]) => {
    const sheet = memorySheet([]);
    for (const block of toBlocks(results, columns)) writeBlock(sheet, columns, block);
    return sheet.writes;
  };
  test('in one call where the columns are neighbours, whichever comes first', () => {
    expect(written(COLUMNS, [result(2)])).toEqual([{ row: 2, column: 4, values: [['p2@found.example', 'Found']] }]);
    expect(written({ email: 5, status: 4 }, [result(2)])).toEqual([
      { row: 2, column: 4, values: [['Found', 'p2@found.example']] },
    ]);
  });
  test('in two where they stand apart, the email first', () =>
    expect(written({ email: 7, status: 4 }, [result(2)]).map(({ column }) => column)).toEqual([7, 4]));
  test('its statuses alone where no email is among it', () =>
    expect(written(COLUMNS, [result(2, null, false)])).toEqual([{ row: 2, column: 5, values: [['Not found']] }]));
});
