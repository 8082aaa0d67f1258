import { expect, test } from '@jest/globals';
import { domainToASCII, domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { unicodeHost } from '../../../src/identifiers/punycode';

test('a host is read as browsers read it', () => {
  const label = fc.stringMatching(/^[a-zäöüßéøçñłőіжи山田太郎한국ひら]{1,12}$/);
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), (labels) => {
      const ascii = domainToASCII(labels.join('.'));
      fc.pre(ascii !== '');
      expect(unicodeHost(ascii)).toBe(domainToUnicode(ascii));
    }),
    { numRuns: 500 },
  );
});

test('a broken label stays as it is', () => {
  for (const host of ['xn--.example', 'xn--\u00e4.example', 'xn--99999999999.example', 'acme.example']) {
    expect(unicodeHost(host)).toBe(host);
  }
});
