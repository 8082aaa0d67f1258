import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chooseRows, mergeRanges } from '../../../src/plan/choose-rows';
import type { RowRange, SelectedArea } from '../../../src/sheet/sheet';
import { memoryDocument, memorySheet } from '../support/memory-sheet';

const area = (row: number, lastRow: number, sheetId = 1): SelectedArea => ({
  sheetId,
  row,
  column: 1,
  lastRow,
  lastColumn: 1,
});
const LIST = memorySheet([['Name'], ...Array.from({ length: 9 }, (_, index) => [`Person ${index}`])]);

const choose = (
  rows: Parameters<typeof chooseRows>[2]['rows'],
  selected: SelectedArea[] = [],
  sheet = LIST,
  headerRow = 1,
) => chooseRows(memoryDocument(sheet, selected), sheet, { rows, headerRow });
const codeOf = (chosen: ReturnType<typeof choose>) => ('code' in chosen ? chosen.code : chosen);

describe('rows are chosen below the header and inside the sheet', () => {
  test('all of them', () => {
    expect(choose('all')).toEqual([[2, 10]]);
    expect(choose('without-email')).toEqual([[2, 10]]);
    expect(choose('all', [], LIST, 0)).toEqual([[1, 10]]);
  });
  test('the selected ones, several ranges put together', () =>
    expect(choose('selected', [area(8, 90), area(1, 3), area(3, 4), area(5, 5)])).toEqual([
      [2, 5],
      [8, 10],
    ]));
  test('those that an earlier check pinned down', () =>
    expect(
      choose({
        ranges: [
          [4, 4],
          [2, 2],
        ],
      }),
    ).toEqual([
      [2, 2],
      [4, 4],
    ]));
});

describe('where there are none, it says why', () => {
  test.each([
    ['nothing is selected', choose('selected'), 'nothing-selected'],
    ['only the header is', choose('selected', [area(1, 1)]), 'header-only'],
    ['only rows behind the last are', choose('selected', [area(50, 60)]), 'nothing-selected'],
    ['the sheet has only headers', choose('all', [], memorySheet([['Name']])), 'empty-sheet'],
    ['the sheet is empty', choose('all', [], memorySheet([])), 'empty-sheet'],
  ])('%s', (_, chosen, code) => expect(codeOf(chosen)).toBe(code));

  test('the selection is on another sheet than the chosen one, and both are named', () => {
    const other = { ...memorySheet([['x'], ['y']], 2), name: 'Other' };
    const document = { ...memoryDocument(LIST, [area(2, 3, 2)]), activeSheet: () => other };
    const chosen = chooseRows(document, LIST, { rows: 'selected', headerRow: 1 });
    expect(chosen).toMatchObject({ code: 'other-sheet' });
    expect('message' in chosen && chosen.message).toMatch(/Other.*Contacts/);
  });
});

test('merged ranges are sorted, apart, and hold the same rows', () => {
  const range = fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.nat(5))
    .map(([first, more]): RowRange => [first, first + more]);
  const rowsOf = (ranges: RowRange[]) =>
    ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));
  fc.assert(
    fc.property(fc.array(range), (ranges) => {
      const merged = mergeRanges(ranges);
      expect(rowsOf(merged)).toEqual([...new Set(rowsOf(ranges))].sort((a, b) => a - b));
      merged.slice(1).forEach(([first], index) => expect(first).toBeGreaterThan(merged[index]![1] + 1));
    }),
  );
});
