import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeEntry, encodeEntry, isFresh } from '../../../src/ledger/entry';
import type { Entry } from '../../../src/ledger/entry';

const at = fc.integer({ min: 1, max: 2_800_000_000_000 });
const entries: fc.Arbitrary<Entry> = fc.oneof(
  fc.record({ kind: fc.constant('found' as const), email: fc.emailAddress(), at }),
  fc.record({ kind: fc.constantFrom('not-found' as const, 'unusable' as const, 'rejected' as const), at }),
);

test('an entry comes back from its text, which has one line', () => {
  fc.assert(
    fc.property(entries, (entry) => {
      expect(decodeEntry(encodeEntry(entry))).toEqual(entry);
      expect(encodeEntry(entry)).not.toContain('\n');
    }),
  );
});

test.each(['', '0', 'lo2i4v28', 'lo2i4v28x', '????????-', 'not an entry at all'])('"%s" is none', (text) =>
  expect(decodeEntry(text)).toBeNull(),
);

test('a *not found* is worth another question after three hours; what was paid for lasts', () => {
  const hours = 3_600_000;
  expect(isFresh({ kind: 'not-found', at: 0 }, 3 * hours - 1)).toBe(true);
  expect(isFresh({ kind: 'not-found', at: 0 }, 3 * hours)).toBe(false);
  expect(isFresh({ kind: 'found', email: 'a@b.example', at: 0 }, 9_999 * hours)).toBe(true);
  expect(isFresh({ kind: 'unusable', at: 0 }, 9_999 * hours)).toBe(true);
});
