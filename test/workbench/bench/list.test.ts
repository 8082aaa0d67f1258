import { describe, expect, test } from '@jest/globals';
import { createList, DISTINCT, REALISTIC, TIDY } from '../../../workbench/bench/list';

describe('a list of the bench', () => {
  test.each(Object.entries({ REALISTIC, DISTINCT, TIDY }))(
    'is the same for the same seed, and another for another: %s',
    (_name, mix) => {
      expect(createList(200, mix, 3)).toEqual(createList(200, mix, 3));
      expect(createList(200, mix, 4).cells).not.toEqual(createList(200, mix, 3).cells);
    },
  );

  test('says of each row what is right', () => {
    const { cells, expected } = createList(500);
    expect(cells).toHaveLength(501);
    expect(expected).toHaveLength(500);
    expect(new Set(expected.map(({ status }) => status))).toEqual(
      new Set(['Found', 'Not found', 'Missing data', 'Invalid input']),
    );
    for (const { status, email } of expected) expect(email !== '').toBe(status === 'Found');
  });

  test('knows the fewest requests and credits that answer it', () => {
    const distinct = createList(500, DISTINCT);
    expect(distinct.lookups).toBe(500);
    expect(distinct.found).toBe(distinct.expected.filter(({ status }) => status === 'Found').length);
    const { expected, found } = createList(500, REALISTIC);
    expect(found).toBe(new Set(expected.map(({ email }) => email).filter(Boolean)).size);
  });
});
