import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../src/lookups/sha256';
import { codeUnits } from '../strings';

const hex = (text: string): string => Buffer.from(sha256(text)).toString('hex');

// https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  [
    'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
    'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
])('gives the digest that NIST gives', (text, digest) => {
  expect(hex(text)).toBe(digest);
});

test('agrees with Node for every text, a lone surrogate counting as U+FFFD', () => {
  fc.assert(
    fc.property(fc.oneof(codeUnits, fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
      expect(hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }),
  );
});

test.each([54, 55, 56, 57, 63, 64, 65, 119, 120, 128])(
  'agrees with Node where padding changes, at %i bytes',
  (length) => {
    const text = 'x'.repeat(length);
    expect(hex(text)).toBe(createHash('sha256').update(text).digest('hex'));
  },
);
