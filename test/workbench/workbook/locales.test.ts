import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { displayValue } from '../../../workbench/workbook/display-values';
import { fromLocale, toLocale } from '../../../workbench/workbook/formula-locale';
import { spreadsheetLocale } from '../../../workbench/workbook/locales';
import { readTypedInput } from '../../../workbench/workbook/typed-input';

const GERMAN = spreadsheetLocale('de_DE');
const AMERICAN = spreadsheetLocale('en_US');

describe('formulas', () => {
  test.each([
    ['=F(A1;B1)', '=F(A1,B1)'],
    ['=F(1,5;A1)', '=F(1.5,A1)'],
    ['=F("a;b,c";\'x;y\'!A1)', '=F("a;b,c",\'x;y\'!A1)'],
    ['={1\\2;3\\F(4;5,5)}', '={1,2;3,F(4,5.5)}'],
  ])('%s of a German spreadsheet are %s in an American one', (german, american) => {
    expect(fromLocale(german, GERMAN)).toBe(american);
    expect(toLocale(american, GERMAN)).toBe(german);
  });

  test('a comma between arguments cannot be read where it separates decimals', () => {
    expect(fromLocale('=HYPERLINK("a","b")', GERMAN)).toBeNull();
  });

  test('a semicolon separates arguments in every locale', () => {
    expect(fromLocale('=HYPERLINK("a;b";{1;2})', AMERICAN)).toBe('=HYPERLINK("a;b",{1;2})');
  });

  test('what is written in a locale is read back as it was', () => {
    const argument = fc.constantFrom('A1', '1.5', '"a,b;c.d"', 'B2:C3', "'x,y'!A1", '{1,2;3,4}', 'G(1,2)');
    fc.assert(
      fc.property(
        fc.array(argument, { minLength: 1 }),
        fc.constantFrom('de_DE', 'fr_FR', 'en_GB', 'pt_BR', 'en_US'),
        (args, name) => {
          const formula = `=F(${args.join(',')})`;
          const locale = spreadsheetLocale(name);
          expect(fromLocale(toLocale(formula, locale), locale)).toBe(formula);
        },
      ),
    );
  });
});

describe('what is typed and shown', () => {
  const typed = (text: string, locale: string) => readTypedInput(text, { format: '', year: 2024, locale });
  test.each([
    ['1,5', 'de_DE', { value: 1.5, format: '' }],
    ['1.234,5', 'de_DE', { value: 1234.5, format: '#,##0.00' }],
    ['1.5', 'de_DE', { value: '1.5', format: '' }],
    ['4.3.2024', 'de_DE', { value: 45355, format: 'dd.mm.yyyy' }],
    ['4/3/2024', 'fr_FR', { value: 45355, format: 'dd/mm/yyyy' }],
    ['4/3/2024', 'en_GB', { value: 45355, format: 'dd/mm/yyyy' }],
    ['3/4/2024', 'en_US', { value: 45355, format: 'm/d/yyyy' }],
    ['=F(A1;B1)', 'de_DE', { formula: '=F(A1,B1)', format: '' }],
    ['=F(A1,B1)', 'de_DE', { value: { error: '#ERROR!', message: 'Formula parse error.' }, format: '' }],
  ])('%s in %s', (text, locale, expected) => {
    expect(typed(text, locale)).toEqual(expected);
  });

  test('numbers are shown with the comma of the locale', () => {
    expect([
      displayValue(1.5, '', GERMAN),
      displayValue(1234.5, '#,##0.00', GERMAN),
      displayValue(45355, 'dd.mm.yyyy', GERMAN),
    ]).toEqual(['1,5', '1.234,50', '04.03.2024']);
  });
});
