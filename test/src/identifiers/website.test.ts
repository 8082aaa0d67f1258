import { describe, expect, test } from '@jest/globals';
import { looksLikeWebsite, nobodysHost, readWebsite } from '../../../src/identifiers/website';

const key = (value: string) => readWebsite(value)?.normalised ?? null;

describe('spellings of one website', () => {
  test.each([
    'acme.example',
    'https://www.acme.example/',
    'HTTP://Acme.Example:8080/about-us?utm_source=x#team',
    'www.www.acme.example.',
    '<https://acme.example>',
    'acme.example/en-us/contact.html',
  ])('%s', (value) => expect(key(value)).toBe('acme.example'));
});

test('a host is read in Unicode', () => expect(key('xn--mller-kva.example')).toBe('müller.example'));

test('a page that may be one company\u2019s of many belongs to the key', () => {
  expect(key('directory.example/company/acme')).not.toBe(key('directory.example/company/tidewater'));
  expect(key('directory.example/company/acme')).toContain('acme');
});

test.each([
  ['a social network\u2019s page', 'https://facebook.com/acme'],
  ['a directory\u2019s page that names nobody', 'https://www.clutch.co/profile'],
  ['a mail provider', 'gmail.com'],
  ['an address', 'mara@acme.example'],
  ['words', 'Acme Inc'],
  ['nothing', ''],
])('%s is no company\u2019s website', (_, value) => expect(key(value)).toBeNull());

test('a host that many share is its owner\u2019s own at its top', () => {
  expect(key('https://www.facebook.com/')).toBe('facebook.com');
  expect(nobodysHost('https://facebook.com/acme')).toEqual({ kind: 'shared', host: 'facebook.com' });
  expect(nobodysHost('gmx.de')).toEqual({ kind: 'mail', host: 'gmx.de' });
  expect(nobodysHost('acme.example')).toBeNull();
});

test('a company cell holds a website, or a name with a full stop in it', () => {
  for (const value of ['acme.com', 'acme.de', 'https://acme', 'www.acme', 'acme.io/x'])
    expect([value, looksLikeWebsite(value)]).toEqual([value, true]);
  for (const value of ['Acme', 'Acme.AG', 'Node.js', 'St. Gallen', 'Dr.Oetker', 'https://acme and more'])
    expect([value, looksLikeWebsite(value)]).toEqual([value, false]);
});
