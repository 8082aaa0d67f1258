import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnLetter } from '../../../src/columns/column-letter';

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [52, 'AZ'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [18_278, 'ZZZ'],
])('column %d is %s', (column, letter) => expect(columnLetter(column)).toBe(letter));

test('letters count like digits of base 26 without a zero', () => {
  const numberOf = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 18_278 }), (column) => expect(numberOf(columnLetter(column))).toBe(column)),
  );
});
