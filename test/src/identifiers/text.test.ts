import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanText, foldCase, foldSpelling } from '../../../src/identifiers/text';
import { codeUnits, HOSTILE } from '../strings';

test.each([
  ['  Mara \t\n Quillon ', 'Mara Quillon'],
  ['Ma\u00adra\u200b\ufeff', 'Mara'],
  ['Marks &amp; Co', 'Marks & Co'],
  ['Rene\u0301', 'René'],
  ['\ud800a', '\ufffda'],
  ['\u00a0\u202eMara\u202c', 'Mara'],
  ['\u200dMara\u200c', 'Mara'],
])('%j is seen as %s', (text, seen) => expect(cleanText(text)).toBe(seen));

test('a joiner inside a word means something', () => expect(cleanText('می\u200cخواهم')).toBe('می\u200cخواهم'));

test('cleaning twice changes nothing, and what is very long is cut', () => {
  fc.assert(fc.property(codeUnits, (text) => expect(cleanText(cleanText(text))).toBe(cleanText(text))));
  for (const text of HOSTILE) expect(cleanText(text).length).toBeLessThanOrEqual(2_500);
});

test('spellings fold to one form, accents stay', () => {
  expect(foldSpelling('O\u2019BRIEN \u2013 Co')).toBe("o'brien - co");
  expect(foldSpelling('\u201cAcme\u201d')).toBe('"acme"');
  expect(foldSpelling('ＡＣＭＥ')).toBe('acme');
  expect(foldSpelling('ΟΔΟΣ')).toBe(foldSpelling('οδοσ'));
  expect(foldCase('İstanbul')).toBe('istanbul');
  expect(foldSpelling('José')).not.toBe('jose');
});
