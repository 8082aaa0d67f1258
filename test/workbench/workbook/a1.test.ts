import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { areaOf, columnLetters, columnNumber, parseA1, quoteSheetName, toA1 } from '../../../workbench/workbook/a1';

const sheet = { rows: 100, columns: 26 };
const read = (text: string) => {
  const reference = parseA1(text);
  return reference && { sheetName: reference.sheetName, ...areaOf(reference, sheet) };
};

describe('A1 notation', () => {
  test.each([
    ['B3', null, 3, 2, 1, 1],
    ['$B$3', null, 3, 2, 1, 1],
    ['a1', null, 1, 1, 1, 1],
    ['A2:C10', null, 2, 1, 9, 3],
    ['C10:A2', null, 2, 1, 9, 3],
    ['A2:A', null, 2, 1, 99, 1],
    ['B:C', null, 1, 2, 100, 2],
    ['3:5', null, 3, 1, 3, 26],
    ['Sheet1!A1', 'Sheet1', 1, 1, 1, 1],
    ["'My list'!A2:B", 'My list', 2, 1, 99, 2],
    ["'It''s!'!A1", "It's!", 1, 1, 1, 1],
    ['AA10', null, 10, 27, 1, 1],
  ])('reads %s', (text, sheetName, row, column, rows, columns) => {
    expect(read(text)).toEqual({ sheetName, row, column, rows, columns });
  });

  test.each(['', 'A', '5', 'A0', 'Budget', 'A1:B2:C3', '!A1', 'ABCD1', '-A1', 'A1,B2'])(
    'does not take %j for a reference',
    (text) => {
      expect(parseA1(text)).toBeNull();
    },
  );

  test.each([
    ['Leads', 'Leads'],
    ['My list', "'My list'"],
    ["It's", "'It''s'"],
    ['A1', "'A1'"],
    ['2025', "'2025'"],
    ['Möbel', "'Möbel'"],
  ])('writes the sheet name %s as %s', (name, quoted) => {
    expect(quoteSheetName(name)).toBe(quoted);
  });

  test('reads back every area it writes', () => {
    const position = fc.integer({ min: 1, max: 20_000 });
    const column = fc.integer({ min: 1, max: 9_000 });
    fc.assert(
      fc.property(
        position,
        column,
        position,
        column,
        fc.string({ minLength: 1 }),
        (row, first, rows, columns, name) => {
          const area = { row, column: first, rows, columns };
          const reference = parseA1(toA1(area, name));
          expect(reference && areaOf(reference, sheet)).toEqual(area);
          expect(reference?.sheetName).toBe(name);
        },
      ),
    );
  });

  test("column letters and numbers are each other's inverse", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 18_278 }), (number) => columnNumber(columnLetters(number)) === number),
    );
    expect([1, 26, 27, 702, 703].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});
