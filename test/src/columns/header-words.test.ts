import { expect, test } from '@jest/globals';
import { canonicalHeader } from '../../../src/columns/headers';
import { ROLES, VOCABULARY } from '../../../src/columns/header-words';

const words = (role: (typeof ROLES)[number]): string[] => VOCABULARY[role].trim().split(' ');

test.each(ROLES)('the words for %s stand between single blanks', (role) => {
  expect(VOCABULARY[role]).toMatch(/^ (?:\S+ )+$/);
});

test.each(ROLES)('the words for %s are written as headers are read: small, without accents', (role) => {
  expect(words(role).filter((word) => canonicalHeader(word).replace(/ /g, '') !== word)).toEqual([]);
});

test('a word does not stand twice in one list', () => {
  const twice = ROLES.flatMap((role) =>
    words(role)
      .filter((word, at, all) => all.indexOf(word) !== at)
      .map((word) => `${role}: ${word}`),
  );
  expect(twice).toEqual([]);
});
