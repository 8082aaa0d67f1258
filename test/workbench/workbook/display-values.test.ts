import { expect, test } from '@jest/globals';
import { displayValue, isDateFormat } from '../../../workbench/workbook/display-values';
import type { StoredValue } from '../../../workbench/workbook/workbook';

const error = { error: '#REF!', message: 'Reference does not exist.' };

test.each<[StoredValue, string, string]>([
  [null, '', ''],
  [null, '0.00', ''],
  ['Ann', '', 'Ann'],
  ['007', '@', '007'],
  ['Ann', '0.00', 'Ann'],
  ['Ann', '0;-0;0;"Dr "@', 'Dr Ann'],
  [true, '', 'TRUE'],
  [false, '0.00', 'FALSE'],
  [error, '0.00', '#REF!'],
  [0, '', '0'],
  [-0, '', '0'],
  [7, '@', '7'],
  [1 / 3, '', '0.3333333333'],
  [1234.5, '', '1234.5'],
  [0.1 + 0.2, '', '0.3'],
  [123456789012345, '', '123456789012345'],
  [12345678901234567000, '', '1.23457E+19'],
  [0.00000012, '', '1.20E-07'],
  [0.125, '0.0%', '12.5%'],
  [1234.5, '$#,##0.00', '$1,234.50'],
  [-5, '$#,##0.00', '-$5.00'],
  [7, '000', '007'],
  [45355, 'm/d/yyyy', '3/4/2024'],
  [45355.4375, 'yyyy-mm-dd hh:mm', '2024-03-04 10:30'],
  [2, 'm/d/yyyy', '1/1/1900'],
  [0, 'm/d/yyyy', '12/30/1899'],
  [1.5, '[h]:mm', '36:00'],
])('%j in the format %j shows %j', (value, format, shown) => {
  expect(displayValue(value, format)).toBe(shown);
});

test.each([
  ['m/d/yyyy', true],
  ['hh:mm', true],
  ['[h]:mm', true],
  ['mmm d', true],
  ['', false],
  ['@', false],
  ['0.00', false],
  ['"day" 0', false],
])('the format %j is one of dates: %s', (format, expected) => {
  expect(isDateFormat(format)).toBe(expected);
});
