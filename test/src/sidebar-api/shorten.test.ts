import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shorten } from '../../../src/sidebar-api/shorten';

test.each([
  ['short', 10, 'short'],
  ['exactly 10', 10, 'exactly 10'],
  ['a little longer', 10, 'a little \u2026'],
  ['\ud83d\ude80\ud83d\ude80\ud83d\ude80', 5, '\ud83d\ude80\ud83d\ude80\u2026'],
  ['\ud83d\ude80\ud83d\ude80\ud83d\ude80', 4, '\ud83d\ude80\u2026'],
])('%j in %i units is %j', (text, longest, short) => expect(shorten(text, longest)).toBe(short));

test('is never longer than it may be, and never cuts a character in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 30 }), (text, longest) => {
      const short = shorten(text, longest);
      expect(short.length).toBeLessThanOrEqual(longest);
      expect(short).not.toMatch(/[\ud800-\udfff]/u);
    }),
  );
});
