import { expect, test } from '@jest/globals';
import { shiftFormula } from '../../../src/sheet/shift-formula';

test.each([
  ['=B5*2', '=C9*2'],
  ['=$B$5&"B5"', '=$C$9&"B5"'],
  ['=SUM(B5:D5)+B4', '=SUM(C9:E9)+C4'],
  ["=VLOOKUP(B5,'My B5'!A1:B5,2)+Other!B5+LOG10(B5)", "=VLOOKUP(C9,'My B5'!A1:B5,2)+Other!B5+LOG10(C9)"],
])('%s reads %s four rows further down, with a column more at the left (situation 43)', (before, after) => {
  expect(shiftFormula(before, { from: 5, to: 9 }, (column) => column + 1)).toBe(after);
});
