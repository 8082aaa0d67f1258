import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byteLength } from '../../src/byte-length';

test('is never less than the bytes in UTF-8, and exact where no surrogates are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = Buffer.byteLength(text);
      expect(byteLength(text)).toBeGreaterThanOrEqual(bytes);
      if (!/[\ud800-\udfff]/.test(text)) expect(byteLength(text)).toBe(bytes);
    }),
  );
});
