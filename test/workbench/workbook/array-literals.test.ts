import { describe, expect, test } from '@jest/globals';
import { bracesToStacks, stacksToBraces } from '../../../workbench/workbook/univer/array-literals';

describe('arrays in braces', () => {
  test.each([
    ['={A1:A2,B1:B2}', '=HSTACK(A1:A2,B1:B2)'],
    ['={A1;B1}', '=VSTACK(A1,B1)'],
    ['=F({A1,"x,y";B1,2})', '=F(VSTACK(HSTACK(A1,"x,y"),HSTACK(B1,2)))'],
    ["={'a,b;c'!A1,G(1,2)}", "=HSTACK('a,b;c'!A1,G(1,2))"],
  ])('%s is written for Univer as %s, and read back', (typed, written) => {
    expect(bracesToStacks(typed)).toBe(written);
    expect(stacksToBraces(written)).toBe(typed);
  });

  test.each(['={1,2;3,4}', '=F({"a;b",TRUE})', '="{A1}"', '=F(A1,B1)'])('%s stays as it is', (formula) => {
    expect(bracesToStacks(formula)).toBe(formula);
  });
});
