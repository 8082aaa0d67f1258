import { describe, expect, test } from '@jest/globals';
import { displayValue } from '../../../workbench/workbook/display-values';
import { readTypedInput } from '../../../workbench/workbook/typed-input';

const type = (text: string, format = '') => readTypedInput(text, { format, year: 2025 });

describe('a typed text becomes', () => {
  test.each([
    ['42', 42, ''],
    ['007', 7, ''],
    [' 5 ', 5, ''],
    ['-3.50', -3.5, ''],
    ['+5', 5, ''],
    ['(5)', -5, ''],
    ['12345678901234567890', 12345678901234567000, ''],
    ['1,234', 1234, '#,##0'],
    ['50%', 0.5, '0%'],
    ['12.5%', 0.125, '0.00%'],
    ['$100.15', 100.15, '$#,##0.00'],
    ['-$5', -5, '$#,##0'],
    ['1e3', 1000, '0.00E+00'],
  ])('a number: %s', (text, value, format) => {
    expect(type(text)).toEqual({ value, format });
  });

  test.each([
    ['3/4/2024', 45355, 'm/d/yyyy'],
    ['2024-03-04', 45355, 'yyyy-mm-dd'],
    ['March 4, 2024', 45355, 'mmmm d, yyyy'],
    ['Mar 1 2016', 42430, 'mmm d yyyy'],
    ['1/2/3', 37623, 'm/d/yyyy'],
    ['3/4', 45720, 'm/d'],
    ['12-25', 46016, 'mm-dd'],
    ['May 5', 45782, 'mmm d'],
    ['March 4', 45720, 'mmmm d'],
    ['1/1/1900', 2, 'm/d/yyyy'],
    ['10:30', 0.4375, 'hh:mm'],
    ['5 PM', 17 / 24, 'h:mm AM/PM'],
    ['24:30', 1 + 0.5 / 24, 'hh:mm'],
    ['3/4/2024 10:30', 45355.4375, 'm/d/yyyy hh:mm'],
  ])('a date or time: %s', (text, value, format) => {
    const typed = type(text);
    expect(typed).toEqual({ value: expect.closeTo(value, 9), format });
  });

  test.each([
    ['TRUE', true],
    ['true', true],
    [' False ', false],
  ])('a boolean: %s', (text, value) => {
    expect(type(text)).toEqual({ value, format: '' });
  });

  test.each([
    ['=A1+1', '=A1+1'],
    ['=', null],
    ['+A1', '=+A1'],
    ['+1 555 0100', '=+1 555 0100'],
  ])('a formula, or not: %s', (text, formula) => {
    expect(type(text)).toEqual(formula === null ? { value: text, format: '' } : { formula, format: '' });
  });

  test.each([
    'Ann',
    'May',
    'April Rose',
    'Jan 40th',
    '2/30/2024',
    '-note',
    '@home',
    'a@b.example',
    '1.2.3',
    'Infinity',
    '0x10',
    '1 000',
    '25:30:00',
    ' ',
  ])('the same text: %j', (text) => {
    expect(type(text)).toEqual({ value: text, format: '' });
  });
});

test('an apostrophe in front keeps any text, and is not kept itself', () => {
  expect(type("'007")).toEqual({ value: '007', format: '' });
  expect(type("'=A1")).toEqual({ value: '=A1', format: '' });
  expect(type("'=A1", '@')).toEqual({ value: '=A1', format: '@' });
  expect(type("''quoted'")).toEqual({ value: "'quoted'", format: '' });
  expect(type("'")).toEqual({ value: null, format: '' });
});

test.each(['007', '=A1', '+1 555 0100', 'TRUE', '3/4/2024', '50%'])('a plain text cell keeps %s as it is', (text) => {
  expect(type(text, '@')).toEqual({ value: text, format: '@' });
});

test('an empty text empties the cell', () => {
  expect(type('', '@')).toEqual({ value: null, format: '@' });
});

test('a format that was set stays, unless a date or percentage is typed into it', () => {
  expect(type('5', '0.00')).toEqual({ value: 5, format: '0.00' });
  expect(type('$5', '0.00')).toEqual({ value: 5, format: '0.00' });
  expect(type('3/4/2024', 'yyyy-mm-dd')).toEqual({ value: 45355, format: 'yyyy-mm-dd' });
  expect(type('3/4/2024', '0.00')).toEqual({ value: 45355, format: 'm/d/yyyy' });
  expect(type('50%', 'm/d/yyyy')).toEqual({ value: 0.5, format: '0%' });
});

test.each([
  '3/4/2024',
  '1/31/1900',
  '2/28/1900',
  '3/1/1900',
  '12/31/2030',
  '10:30',
  '50%',
  '$1,234.50',
  'May 5',
  '1,234',
])('%s is shown as it was typed', (text) => {
  const typed = type(text);
  expect('value' in typed && displayValue(typed.value, typed.format)).toBe(text);
});
