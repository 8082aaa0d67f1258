import { describe, expect, test } from '@jest/globals';
import { argumentSeparator } from '../../../src/formulas/argument-separator';
import { chooseFormula, countNeeds, writeCall } from '../../../src/formulas/build-formula';

const ROWS = [
  ['Ada', 'Lovelace', 'Acme', 'linkedin.com/in/ada', ''],
  ['Grace', 'Hopper', 'Acme', '', ''],
  ['Grace', 'Hopper', 'ACME', '', ''],
  ['', '', '', '', ''],
];

describe('the formula for the mapped columns', () => {
  test('takes the columns by which most rows can be looked up', () => {
    const mapping = { first_name: 1, last_name: 2, company_name: 3, linkedin_url: 4 };
    expect(chooseFormula(mapping, ROWS)).toEqual([1, 2, 3]);
    expect(chooseFormula(mapping, ROWS.slice(0, 1))).toEqual([4]);
  });

  test('is none where no row can be looked up', () => {
    expect(chooseFormula({ linkedin_url: 5 }, ROWS)).toBeNull();
    expect(chooseFormula({ full_name: 1 }, ROWS)).toBeNull();
    expect(chooseFormula({}, ROWS)).toBeNull();
  });

  test('asks for each person once, and for nobody in a blank row', () => {
    const needs = countNeeds([1, 2, 3], ROWS);
    expect(needs.rows).toBe(3);
    expect(needs.lookups).toHaveLength(2);
  });

  test('is written with the sign that stands between arguments here', () => {
    expect(writeCall([1, 2, 3], { first: 5, last: 5 }, ', ')).toBe('=ECORE_EMAIL(A5, B5, C5)');
    expect(writeCall([27, 3], { first: 2, last: 485 }, '; ')).toBe('=ECORE_EMAIL(AA2:AA485; C2:C485)');
  });
});

test.each([
  ['en_US', ', '],
  ['en_GB', ', '],
  ['ja_JP', ', '],
  ['es_MX', ', '],
  ['zh_TW', ', '],
  ['de_DE', '; '],
  ['de_CH', '; '],
  ['fr_FR', '; '],
  ['es_ES', '; '],
  ['pt_BR', '; '],
  ['en_ZA', '; '],
  ['', '; '],
  ['xx', '; '],
] as const)('situation 35: in a spreadsheet of locale %s arguments are separated by "%s"', (locale, sign) => {
  expect(argumentSeparator(locale)).toBe(sign);
});
