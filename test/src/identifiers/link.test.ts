import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isHostName, isWithin, readLink, unwrapLink, withoutPunctuation } from '../../../src/identifiers/link';

describe('what stands around a pasted link goes', () => {
  test.each([
    '[Acme](https://acme.example)',
    '<https://acme.example>',
    '(https://acme.example).',
    '"https://acme.example",',
    '„https://acme.example“',
    '[<"https://acme.example">];',
  ])('%s', (text) => expect(unwrapLink(text)).toBe('https://acme.example'));

  test('a pair that is not closed stays', () => expect(unwrapLink('(acme.example')).toBe('(acme.example'));
  test('only the end is punctuation', () => expect(withoutPunctuation('a.b,c;.,')).toBe('a.b,c'));
});

describe('the parts of a link', () => {
  test('with everything', () =>
    expect(readLink('HTTPS://WWW.Acme.example.:8080//a//b/?q=1#x')).toEqual({
      host: 'www.acme.example',
      hasScheme: true,
      segments: ['a', 'b'],
      query: '?q=1',
      route: [],
    }));
  test('without a scheme', () =>
    expect(readLink('acme.example')).toMatchObject({ host: 'acme.example', hasScheme: false }));
  test('with a page behind the #', () =>
    expect(readLink('acme.example/#!/company/acme')?.route).toEqual(['company', 'acme']));
  test.each(['mara@acme.example', 'https://user:secret@acme.example', 'ftp://acme.example', 'acme example', ''])(
    'none: %s',
    (text) => expect(readLink(text)).toBeNull(),
  );
  test('nor what is longer than any link', () => expect(readLink(`acme.example/${'a'.repeat(2_000)}`)).toBeNull());
});

describe('a host name', () => {
  test.each(['acme.example', 'müller.de', 'xn--mller-kva.de', 'a-b.c-d.example', '食品.公司'])('%s', (host) =>
    expect(isHostName(host)).toBe(true),
  );
  test.each(['localhost', '127.0.0.1', '-a.example', 'a-.example', 'a..example', '', `${'a.'.repeat(130)}com`])(
    'is not %s',
    (host) => expect(isHostName(host)).toBe(false),
  );
  test('domains are', () => {
    fc.assert(fc.property(fc.domain(), (domain) => expect(isHostName(domain)).toBe(true)));
  });
});

test('a host is within its own domain and those above, not within one that merely ends alike', () => {
  expect(isWithin('linkedin.com', 'linkedin.com')).toBe(true);
  expect(isWithin('de.linkedin.com', 'linkedin.com')).toBe(true);
  expect(isWithin('notlinkedin.com', 'linkedin.com')).toBe(false);
});
