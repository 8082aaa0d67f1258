import { expect, test } from '@jest/globals';
import { digest } from '../../../src/sheet/line';

test('ten thousand lines have ten thousand digests, each of a few characters', () => {
  const digests = Array.from({ length: 10_000 }, (_, index) => digest(`First${index}\u0000Last${index}\u0000Acme`));
  expect(new Set(digests).size).toBe(10_000);
  expect(Math.max(...digests.map((text) => text.length))).toBeLessThanOrEqual(11);
});

test('one text has one digest, and neighbours don\u2019t share it', () => {
  expect(digest('Mara')).toBe(digest('Mara'));
  expect(new Set(['', '\u0000', 'a', 'b', 'ab', 'ba', 'aa'].map(digest)).size).toBe(7);
});
