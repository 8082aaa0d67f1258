import { expect, test } from '@jest/globals';
import { readCreditCap } from '../../../sidebar/rows/credit-cap';

test.each([
  ['', null],
  ['  ', null],
  ['30', 30],
  [' 1,200 ', 1200],
  ['1.200', 1200],
  ["1'200'000", 1200000],
  ['0', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['ten', undefined],
  ['1e3', undefined],
  ['99999999999999999999', undefined],
])('a limit typed as "%s" is read as %p', (typed, credits) => {
  expect(readCreditCap(typed)).toBe(credits);
});
