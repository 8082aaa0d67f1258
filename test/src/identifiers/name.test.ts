import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldName, joinNameParts, splitFullName } from '../../../src/identifiers/name';
import { naughty } from '../strings';

const split = (text: string, order?: 'last-first') => {
  const name = splitFullName(text, order);
  return name && `${name.first} | ${name.last}`;
};

describe('a full name', () => {
  test.each([
    ['Mara Quillon', 'Mara | Quillon'],
    ['Mara Louise Quillon', 'Mara Louise | Quillon'],
    ['Quillon, Mara', 'Mara | Quillon'],
    ['Jan van den Berg', 'Jan | van den Berg'],
    ['Berg, Jan van den', 'Jan | van den Berg'],
    ['José Ortega y Gasset', 'José | Ortega y Gasset'],
    ['Otis Vane Jr.', 'Otis | Vane Jr.'],
    ['Vane, Otis, III', 'Otis | Vane III'],
    ['山田 太郎', '太郎 | 山田'],
    ['김 민준', '민준 | 김'],
  ])('%s', (text, parts) => expect(split(text)).toBe(parts));

  test.each(['Mara', '山田太郎', '', 'N/A', 'Dr. Quillon', 'x'.repeat(201)])('not enough: %s', (text) =>
    expect(split(text)).toBeNull(),
  );
});

test('the header may say that the last name is in front, and capitals say more', () => {
  expect(split('Quillon Mara', 'last-first')).toBe('Mara | Quillon');
  expect(split('DE LA CRUZ Maria', 'last-first')).toBe('Maria | DE LA CRUZ');
  expect(split('Mara QUILLON', 'last-first')).toBe('Mara | QUILLON');
});

describe('a name in cells of its own', () => {
  test.each([
    ['as it is', { first: 'Mara', last: 'Quillon' }, { first: 'Mara', last: 'Quillon' }],
    ['cleaned', { first: 'Dr. Mara', last: 'Quillon, PhD' }, { first: 'Mara', last: 'Quillon' }],
    ['with an infix', { first: 'Jan', last: 'Berg', infix: 'van den' }, { first: 'Jan', last: 'van den Berg' }],
    [
      'with an infix that is there',
      { first: 'Jan', last: 'van den Berg', infix: 'van den' },
      { first: 'Jan', last: 'van den Berg' },
    ],
    ['with a suffix', { first: 'Otis', last: 'Vane', suffix: 'Jr.' }, { first: 'Otis', last: 'Vane Jr.' }],
    ['repeated in the last', { first: 'Mara', last: 'Quillon, Mara' }, { first: 'Mara', last: 'Quillon' }],
    ['a title alone', { first: 'Dr.', last: 'Quillon' }, { first: null, last: 'Quillon' }],
    ['a placeholder', { first: 'Mara', last: 'N/A' }, { first: 'Mara', last: null }],
    ['nothing', { first: '', last: '' }, { first: null, last: null }],
  ])('%s', (_, cells, name) => expect(joinNameParts(cells)).toEqual(name));
});

test('spellings of one name fold to one form', () => {
  expect(foldName('J.R.R.')).toBe(foldName('J. R. R.'));
  expect(foldName('Vane Jnr')).toBe(foldName('Vane Jr.'));
  expect(foldName('O\u2019Brien')).toBe(foldName("o'brien"));
  expect(foldName('José')).not.toBe(foldName('Jose'));
});

test('a cleaned name is clean: splitting it again gives the same', () => {
  fc.assert(
    fc.property(naughty, (text) => {
      const name = splitFullName(text);
      if (!name) return;
      const again = joinNameParts(name);
      if (again.first !== null && again.last !== null)
        expect(joinNameParts({ first: again.first, last: again.last })).toEqual(again);
    }),
  );
});
