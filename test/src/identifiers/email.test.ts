import { describe, expect, test } from '@jest/globals';
import { readEmail } from '../../../src/identifiers/email';

describe('read as one address', () => {
  test.each([
    ['mara@acme.example', 'mara@acme.example'],
    [' Mara.Quillon@ACME.example. ', 'mara.quillon@acme.example'],
    ['mailto:mara@acme.example?subject=Hi', 'mara@acme.example'],
    ['Mara Quillon <mara@acme.example>', 'mara@acme.example'],
    ['<mara@acme.example>', 'mara@acme.example'],
    ['[mara](mailto:mara@acme.example)', 'mara@acme.example'],
    ['mara+list@acme.example', 'mara+list@acme.example'],
    ['jürgen@müller.example', 'jürgen@müller.example'],
    ['mara@xn--mller-kva.example', 'mara@müller.example'],
  ])('%s', (value, normalised) => expect(readEmail(value)?.normalised).toBe(normalised));
});

describe('not read', () => {
  test.each([
    ['two addresses', 'mara@acme.example, otis@acme.example'],
    ['no host', 'mara@'],
    ['one label', 'mara@localhost'],
    ['an IP address', 'mara@127.0.0.1'],
    ['no local part', '@acme.example'],
    ['a blank inside', 'mara quillon@acme.example'],
    ['a local part that is too long', `${'m'.repeat(65)}@acme.example`],
    [
      'an address that is too long',
      `mara@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`,
    ],
    ['a quoted local part', '"mara quillon"@acme.example'],
    ['nothing', ''],
  ])('%s', (_, value) => expect(readEmail(value)).toBeNull());
});

test('what is sent keeps its spelling', () =>
  expect(readEmail('Mara <Mara@Acme.example>')?.sent).toBe('Mara@Acme.example'));
