import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shortHash } from '../../../src/undo/short-hash';

test('one text has one hash, of so many characters of 64', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 8 }), (text, characters) => {
      expect(shortHash(text, characters)).toMatch(new RegExp(`^[\\w-]{${characters}}$`));
      expect(shortHash(text, characters)).toBe(shortHash(text, characters));
    }),
  );
});

test('among ten thousand people hardly two are alike in five characters', () => {
  const hashes = new Set(Array.from({ length: 10_000 }, (_, index) => shortHash(`person ${index} of acme`, 5)));
  // The birthday paradox alone gives about 0.05 pairs among 2^30.
  expect(hashes.size).toBeGreaterThanOrEqual(9_998);
});

test('a change of any character changes the hash', () => {
  const text = 'https://www.linkedin.com/in/mara-quillon';
  const changed = [...text].map((_, at) => shortHash(`${text.slice(0, at)}#${text.slice(at + 1)}`, 8));
  expect(new Set([...changed, shortHash(text, 8)]).size).toBe(text.length + 1);
});
