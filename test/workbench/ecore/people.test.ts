import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Asked, Combination } from '../../../workbench/ecore/combination';
import { createDirectory, parsePeople } from '../../../workbench/ecore/people';
import { spellingOf } from '../../../workbench/ecore/spelling';
import { ada } from './builders';

const HEADER = 'linkedin_url,email,first_name,last_name,company_name,company_website,found_email';

describe('the directory', () => {
  const name = { first_name: 'Ada', last_name: 'Park' };

  test.each<[Combination, Asked]>([
    ['linkedin_url', { linkedin_url: 'linkedin.com/in/ada-park' }],
    ['email', { email: 'ADA@home.example' }],
    ['company_name', { ...name, company_name: 'blue  kite' }],
    ['company_website', { ...name, company_website: 'https://www.bluekite.example/team' }],
  ])('finds a person by %s', (combination, asked) => {
    expect(createDirectory([ada])(combination, asked)).toBe(ada.found_email);
  });

  test('finds a person only by what it holds of her', () => {
    const find = createDirectory([{ email: 'ada@home.example', ...name, found_email: 'x@y.example' }]);
    expect(find('email', { email: 'ada@home.example' })).toBe('x@y.example');
    expect(find('company_name', { ...name, company_name: '' })).toBeNull();
    expect(find('linkedin_url', { linkedin_url: 'linkedin.com/in/ada-park' })).toBeNull();
  });

  test('takes the first of two people of one name in one company', () => {
    const twin = (found_email: string) => ({ ...name, company_name: 'Blue Kite', found_email });
    expect(
      createDirectory([twin('1@x.example'), twin('2@x.example')])('company_name', {
        ...name,
        company_name: 'Blue Kite',
      }),
    ).toBe('1@x.example');
  });
});

describe('spellings', () => {
  test.each([
    'linkedin.com/in/zoë-quist',
    'https://www.linkedin.com/in/zoë-quist/',
    'http://uk.linkedin.com/in/zo%C3%AB-quist',
    'HTTPS://M.LinkedIn.com/in/ZO%c3%8B-Quist/?trk=people#top',
    'https://www.linkedin.com/in/zoe\u0308-quist/de/',
    ' https://www.linkedin.com/mwlite/in/zoë-quist ',
  ])('%s is one and the same profile', (linkedin_url) => {
    expect(spellingOf('linkedin_url', { linkedin_url })).toBe('linkedin_url\n/in/zoë-quist');
  });

  test.each([
    ['linkedin.com/in/zoe-quist', 'linkedin.com/in/zoë-quist'],
    ['linkedin.com/in/zoe', 'linkedin.com/pub/zoe'],
    ['linkedin.com/in/zoe', 'linkedin.com/company/zoe'],
    ['linkedin.com/in/zoe', 'linkedin.example/in/zoe'],
  ])('%s and %s are two', (one, other) => {
    expect(spellingOf('linkedin_url', { linkedin_url: one })).not.toBe(
      spellingOf('linkedin_url', { linkedin_url: other }),
    );
  });

  test.each([
    'acme.example',
    'www.ACME.example',
    'https://acme.example:8443/about?x=1',
    'http://www.acme.example./',
    '//acme.example',
  ])('%s is one website', (company_website) => {
    const asked = { first_name: 'A', last_name: 'B', company_website };
    expect(spellingOf('company_website', asked)).toBe('company_website\na\nb\nacme.example');
  });

  test('no text at all breaks the spelling', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const combination of ['linkedin_url', 'email'] as const) spellingOf(combination, { [combination]: text });
        spellingOf('company_website', { first_name: text, last_name: text, company_website: text });
      }),
    );
  });
});

describe('people from a file', () => {
  test('columns count by name, blank lines and unknown columns do not', () => {
    const text =
      '\uFEFFfound_email;Owner;LINKEDIN_URL\r\na@x.example;Kim;linkedin.com/in/a\r\n;;\r\n"b@x.example";;"linkedin.com/in/b"\r\n';
    expect(parsePeople(text)).toEqual([
      { found_email: 'a@x.example', linkedin_url: 'linkedin.com/in/a' },
      { found_email: 'b@x.example', linkedin_url: 'linkedin.com/in/b' },
    ]);
  });

  test('all seven columns are read', () => {
    const row = HEADER.split(',').map((name) => ada[name as keyof typeof ada]);
    expect(parsePeople(`${HEADER}\n${row.join(',')}\n`)).toEqual([ada]);
  });

  test.each([
    ['', /column found_email/],
    ['linkedin_url,email\n', /column found_email/],
    ['found_email,first_name,company_name\n', /columns to find somebody by/],
  ])('%j is refused in one sentence', (text, message) => expect(() => parsePeople(text)).toThrow(message));
});
