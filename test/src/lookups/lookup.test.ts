import { expect, test } from '@jest/globals';
import { keysOf } from '../../../src/lookups/lookup';

test('the keys of lookups stand in their order', () =>
  expect(
    keysOf([
      { key: 'b', body: { email: 'b@acme.example' } },
      { key: 'a', body: { email: 'a@acme.example' } },
    ]),
  ).toEqual(['b', 'a']));
