import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packHeaders, unpackHeaders } from '../../../src/record/saved-headers';

const run = (headers: string[]) => ({ headers, mapping: { full_name: 2 }, email: 4, status: 5 });

test('headers come back as they were, blank ones at the end aside', () => {
  const headers = fc.array(fc.constantFrom('', 'Name', 'Email', 'Société'), { maxLength: 12 });
  fc.assert(
    fc.property(headers, (texts) => {
      const back = unpackHeaders(packHeaders(run(texts)));
      expect(back).toEqual(texts.slice(0, back.length));
      expect(texts.slice(back.length).every((text) => text === '')).toBe(true);
    }),
  );
});

test('of a wide sheet those are kept that tell the run\u2019s columns: their neighbours, and else themselves', () => {
  const wide = Array.from({ length: 300 }, (_, index) => `Column ${index} with a long name`);
  const kept = packHeaders(run(wide));
  expect(Object.keys(kept).map(Number)).toEqual([1, 2, 3, 4, 5, 6]);
  const huge = wide.map((header) => header + 'x'.repeat(1_000));
  expect(Object.keys(packHeaders(run(huge))).map(Number)).toEqual([2, 4, 5]);
});
