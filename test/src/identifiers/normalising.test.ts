import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCompanyName } from '../../../src/identifiers/company';
import { readEmail } from '../../../src/identifiers/email';
import { readLinkedin } from '../../../src/identifiers/linkedin';
import { splitFullName } from '../../../src/identifiers/name';
import { cleanText, foldCase } from '../../../src/identifiers/text';
import { looksLikeWebsite, readWebsite } from '../../../src/identifiers/website';
import { HOSTILE, naughty } from '../strings';

const linkedin = (value: string): { sent: string; normalised: string } | null => {
  const reading = readLinkedin(value);
  return reading.kind === 'person' ? reading : null;
};
const slug = fc.stringMatching(/^[a-zA-Z0-9éß山%+~ _.-]{1,20}$/);
const link = fc
  .tuple(
    fc.constantFrom('', 'https://', 'http://www.', '//', 'https://de.'),
    fc.constantFrom('/in/', '/pub/', '/sales/lead/', '/sales/people/', '/talent/profile/', '/profile/view?id='),
    slug,
    fc.constantFrom('', '/', '/en', '?a=b', '#c'),
  )
  .map(([start, path, name, end]) => `${start}linkedin.com${path}${name}${end}`);
const host = fc
  .tuple(fc.constantFrom('', 'www.', 'www.www.', 'https://www.'), fc.domain(), fc.constantFrom('', '/x', '.', ':80'))
  .map((parts) => parts.join(''));

describe('normalising', () => {
  test.each([
    ['LinkedIn links', linkedin, fc.oneof(link, naughty)],
    ['websites', readWebsite, fc.oneof(host, naughty)],
    ['emails', readEmail, fc.oneof(fc.emailAddress(), naughty)],
    ['company names', readCompanyName, naughty],
  ])('%s: what was normalised or sent normalises to itself', (_name, read, values) => {
    fc.assert(
      fc.property(values, (value) => {
        const reading = read(value);
        if (reading === null) return;
        expect(read(reading.normalised)?.normalised).toBe(reading.normalised);
        expect(read(reading.sent)).toEqual(reading);
      }),
      { numRuns: 500 },
    );
  });

  test('text: cleaning and folding twice is cleaning and folding once', () => {
    fc.assert(
      fc.property(naughty, (value) => {
        const clean = cleanText(value);
        expect(cleanText(clean)).toBe(clean);
        expect(foldCase(foldCase(clean))).toBe(foldCase(clean));
        expect(cleanText(` \u200b${value}\u00a0`)).toBe(clean);
        expect(clean).not.toMatch(/^\s|\s$|\s\s|[\u0000-\u001f\u200b\u202e\ufeff]/);
        expect(Buffer.from(clean, 'utf8').toString('utf8')).toBe(clean);
      }),
      { numRuns: 1000 },
    );
  });

  test('a full name gives two clean parts or none', () => {
    fc.assert(
      fc.property(naughty, (value) => {
        const name = splitFullName(value);
        if (!name) return;
        for (const part of [name.first, name.last]) expect(part).toMatch(/\p{L}/u);
        for (const part of [name.first, name.last]) expect(cleanText(part)).toBe(part);
      }),
      { numRuns: 1000 },
    );
  });

  test('two plain words are always first and last name', () => {
    const plain = fc
      .stringMatching(/^[A-Z][a-z]{5,9}$/)
      .filter((word) => !/^(?:professor|monsieur|madame)/i.test(word));
    fc.assert(
      fc.property(plain, plain, (first, last) => {
        expect(splitFullName(`${first} ${last}`)).toEqual({ first, last });
        expect(splitFullName(`${last}, ${first}`)).toEqual({ first, last });
      }),
    );
  });

  test('long hostile values are read without delay', () => {
    expect(cleanText(' '.repeat(50_000) + 'x' + '\u200c '.repeat(1000))).toBe('x');
    for (const text of HOSTILE) {
      expect(cleanText(text).length).toBeLessThanOrEqual(2500);
      expect([linkedin(text), readWebsite(text), readEmail(text), splitFullName(text)]).toEqual([
        null,
        null,
        null,
        null,
      ]);
      expect(typeof looksLikeWebsite(text)).toBe('boolean');
    }
  });
});
