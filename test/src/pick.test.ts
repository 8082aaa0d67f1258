import { expect, test } from '@jest/globals';
import { pick } from '../../src/pick';

test('what is picked is there, and nothing else', () => {
  const from = { one: 1, two: { three: 3 }, four: undefined, five: null };
  expect(pick(from, ['two', 'four', 'five'])).toStrictEqual({ two: from.two, four: undefined, five: null });
  expect(pick(from, ['two']).two).toBe(from.two);
  expect(pick(from, [])).toEqual({});
});
