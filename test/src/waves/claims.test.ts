import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CLAIM_LASTS, outlastsARequest, TIMEOUT_SECONDS } from '../../../src/waves/claims';

const NOW = 1_700_000_000_000;

test('whoever sends by a claim still holds it when the answer comes, and some seconds later when it is stored', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: CLAIM_LASTS }), (age) => {
      if (!outlastsARequest(NOW - age, NOW)) return;
      expect(age + TIMEOUT_SECONDS * 1000 + 10_000).toBeLessThan(CLAIM_LASTS);
    }),
    { examples: [[25_000]] },
  );
});

test('a claim serves for a second wave after a slow first one, and then it is renewed', () => {
  expect(outlastsARequest(NOW - 20_000, NOW)).toBe(true);
  expect(outlastsARequest(NOW - 30_000, NOW)).toBe(false);
});

test('what was never claimed is not claimed', () => expect(outlastsARequest(0, NOW)).toBe(false));
