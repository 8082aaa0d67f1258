import { expect, test } from '@jest/globals';
import { argumentSeparator } from '../../../src/formulas/argument-separator';

test.each(['en_US', 'en_GB', 'en-AU', 'ja_JP', 'zh_CN', 'iw_IL', 'es_MX', 'hi_IN'])('a comma in %s', (locale) =>
  expect(argumentSeparator(locale)).toBe(', '),
);
test.each(['de_DE', 'fr_FR', 'es_ES', 'pt_BR', 'en_ZA', 'ar_MA', 'ru_RU'])('a semicolon in %s', (locale) =>
  expect(argumentSeparator(locale)).toBe('; '),
);
test.each(['', '_', 'xx_XX', 'klingon'])('a semicolon, which every locale reads, where "%s" is not known', (locale) =>
  expect(argumentSeparator(locale)).toBe('; '),
);
