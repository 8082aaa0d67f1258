import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeEntities } from '../../../src/identifiers/entities';
import { codeUnits } from '../strings';

test.each([
  ['Marks &amp; Spencer', 'Marks & Spencer'],
  ['O&#39;Brien', "O'Brien"],
  ['O&#x27;Brien', "O'Brien"],
  ['Ren&eacute;', 'Rene\u0301'],
  ['&Scaron;imon', 'S\u030cimon'],
  ['Gr&ouml;&szlig;e', 'Gr\u00f6\u00dfe'.normalize('NFD').replace('ß', 'ß')],
  ['twice: &amp;amp;#39;', "twice: '"],
  ['soft&shy;hyphen', 'softhyphen'],
])('%s', (text, decoded) => expect(decodeEntities(text)).toBe(decoded));

test('what is no entity stays', () => {
  for (const text of ['R&D', 'AT&T;', '&nothing;', '&#xzz;', '&#9999999;', '&;', 'a & b'])
    expect(decodeEntities(text)).toBe(text);
});

test('text without an ampersand is handed back, and decoding twice changes nothing', () => {
  fc.assert(
    fc.property(codeUnits, (text) => {
      const decoded = decodeEntities(text);
      if (!text.includes('&')) expect(decoded).toBe(text);
      expect(decodeEntities(decoded)).toBe(decoded);
    }),
  );
});
