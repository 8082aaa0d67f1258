import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lookupKey, type Combination } from '../../../src/lookups/key';

const COMBINATIONS: Combination[] = ['linkedin_url', 'company_website', 'company_name', 'email'];
const parts = fc.array(fc.oneof(fc.string(), fc.constantFrom('', '"', ',', '","', '\\', '\u001f', '\u0000')), {
  minLength: 1,
  maxLength: 3,
});
const asked = fc.tuple(fc.constantFrom(...COMBINATIONS), parts);

test('a key is the first 96 bits of SHA-256, in base64url', () => {
  fc.assert(
    fc.property(asked, ([combination, values]) => {
      const digest = createHash('sha256')
        .update(JSON.stringify([combination, ...values]))
        .digest();
      expect(lookupKey(combination, values)).toBe(digest.subarray(0, 12).toString('base64url'));
    }),
  );
});

test('keys are equal only for the same combination and the same parts', () => {
  fc.assert(
    fc.property(asked, asked, ([combination, values], [otherCombination, otherValues]) => {
      const isSame = combination === otherCombination && JSON.stringify(values) === JSON.stringify(otherValues);
      expect(lookupKey(combination, values) === lookupKey(otherCombination, otherValues)).toBe(isSame);
    }),
  );
});

test('the same parts have another key in each combination', () => {
  expect(new Set(COMBINATIONS.map((combination) => lookupKey(combination, ['ada', 'lovelace', 'acme']))).size).toBe(4);
});

test('no text in one part reads as two parts', () => {
  const lists = [['a', 'b', 'c'], ['a', 'b","c'], ['a","b', 'c'], ['a,b', 'c'], ['abc'], ['a', 'bc'], ['ab', 'c']];
  expect(new Set(lists.map((list) => lookupKey('company_name', list))).size).toBe(lists.length);
});
