import { describe, expect, test } from '@jest/globals';
import { DATE_TEXT, FormulaMistake, readArguments } from '../../../src/formula/arguments';

describe('arguments are laid side by side, row by row', () => {
  test.each([
    ['one cell', ['a'], [['a']], true],
    ['two cells', ['a', 'b'], [['a', 'b']], true],
    ['a column', [[['a'], ['b']]], [['a'], ['b']], false],
    [
      'a column and a value that repeats',
      [[['a'], ['b']], 'x'],
      [
        ['a', 'x'],
        ['b', 'x'],
      ],
      false,
    ],
    [
      'a column and a cell given as a range',
      [[['a'], ['b']], [['x']]],
      [
        ['a', 'x'],
        ['b', 'x'],
      ],
      false,
    ],
    [
      'two columns in one range',
      [
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
      ],
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      false,
    ],
    ['an argument left out in the middle', ['a', undefined, 'c'], [['a', '', 'c']], true],
    ['one left out at the end', ['a', undefined, undefined], [['a']], true],
    ['a range of one cell', [[['a']]], [['a']], false],
  ])('%s', (_, given, rows, single) => expect(readArguments(given)).toEqual({ rows, single }));
});

describe('a value that names nobody is empty', () => {
  test.each([null, true, false, 0, {}, []])('%j', (value) => {
    expect(readArguments([['x', value]].map((row) => [row])).rows[0]).toContain('');
  });
  test('numbers and texts are themselves', () => expect(readArguments([[[7, 'a']]]).rows).toEqual([['7', 'a']]));
  test('a date has no look, so it stands for no name', () =>
    expect(readArguments([new Date(0)]).rows).toEqual([[DATE_TEXT]]));
});

describe('what can\u2019t be meant is said', () => {
  test.each([
    ['nothing', [], /Nothing to look up\. Use =ECORE_EMAIL/],
    ['four columns', [[['a', 'b', 'c', 'd']]], /Too many columns \(4\)/],
    [
      'ranges of different lengths',
      [
        [['a'], ['b']],
        [['a'], ['b'], ['c']],
      ],
      /2 and 3 rows/,
    ],
  ])('%s', (_, given, message) => {
    expect(() => readArguments(given)).toThrow(FormulaMistake);
    expect(() => readArguments(given)).toThrow(message);
  });
});
