import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeKeyFilter, encodeKeyFilter } from '../../../src/ledger/key-filter';

const keys = fc.stringMatching(/^[A-Za-z0-9_-]{16}$/);

test('misses no key that is in it', () => {
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 50 }), (names) => {
      const { parts, properties } = encodeKeyFilter(names);
      expect(names.every(decodeKeyFilter(parts, properties))).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test('says of hardly any other key that it may be in it', () => {
  const named = (name: string) =>
    Array.from({ length: 5_000 }, (_, index) =>
      createHash('sha256')
        .update(name + index)
        .digest('base64url')
        .slice(0, 16),
    );
  const [inside, outside] = [named('inside'), named('outside')];
  const { parts, properties } = encodeKeyFilter(inside);
  const mayHave = decodeKeyFilter(parts, properties);
  expect(outside.filter(mayHave).length).toBeLessThan(50);
});

test('no property holds more than Google allows', () => {
  const { parts, properties } = encodeKeyFilter(fc.sample(keys, 100));
  expect(Object.keys(properties)).toHaveLength(parts);
  for (const text of Object.values(properties)) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8_000);
});

test('without its parts, or with one of them gone, it knows no key', () => {
  const name = 'A'.repeat(16);
  const { parts, properties } = encodeKeyFilter([name]);
  delete properties['shared.0'];
  expect(decodeKeyFilter(parts, properties)(name)).toBe(false);
  expect(decodeKeyFilter(0, {})(name)).toBe(false);
});
