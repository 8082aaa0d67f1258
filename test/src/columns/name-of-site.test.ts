import { expect, test } from '@jest/globals';
import { nameTheirSites } from '../../../src/columns/name-of-site';

const namesSites = (...rows: [name: string, site: string][]) => nameTheirSites(rows, 0, 1);

test('companies are called as their websites are, whatever the spelling', () => {
  expect(namesSites(['Tidewater Loom', 'tidewater-loom.example'], ['Café Zoë', 'https://www.cafezoe.example/'])).toBe(
    true,
  );
  expect(namesSites(['Acme Holding', 'acme.example'])).toBe(true);
});

test('people are not', () =>
  expect(namesSites(['Mara Quillon', 'acme.example'], ['Otis Vane', 'loom.example'])).toBe(false));

test('more than half of the rows that have both decide', () => {
  expect(namesSites(['Tidewater', 'tidewater.example'], ['Mara Quillon', 'acme.example'])).toBe(false);
  expect(
    namesSites(['Tidewater', 'tidewater.example'], ['Mara Quillon', 'acme.example'], ['Harbor', 'harbor.example']),
  ).toBe(true);
});

test('a short label is in too many names to tell', () => expect(namesSites(['Abel Ross', 'be.example'])).toBe(false));

test('rows without a name or a site tell nothing', () => {
  expect(namesSites(['', 'acme.example'], ['Acme', ''], ['Acme', 'not a site'])).toBe(false);
  expect(namesSites()).toBe(false);
});
