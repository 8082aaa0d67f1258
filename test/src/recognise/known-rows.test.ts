import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnsThatTell, KnownRows } from '../../../src/recognise/known-rows';
import { withSpan } from '../../../src/sheet/place-columns';

const places = withSpan({ headerRow: 1, mapping: { first_name: 2, company_name: 3 }, email: 4, status: 5 }, 5);
/** Ben of Acme stands in the list twice, once with an email of his own. */
const bens = [
  { row: 2, texts: ['', 'Ben', 'Acme', '', 'Queued'] },
  { row: 9, texts: ['', 'Ben', 'Acme', 'ben@home.example', ''] },
];

function known(lines = bens): KnownRows {
  const rows = new KnownRows();
  rows.remember(lines, places);
  return rows;
}

test.each([
  ['where it stood', 9],
  ['where rows above it were inserted', 12],
])('of two rows that look alike, the one that is seen again %s leaves the other known (situation 52)', (_, row) => {
  const rows = known();
  rows.remember([{ row, texts: ['', 'Ben', 'Acme', 'ben@home.example', ''] }], places);
  expect(rows.all().map(({ email, status }) => [email, status])).toEqual([
    ['ben@home.example', ''],
    ['', 'Queued'],
  ]);
});

test('the rows beside those of a window are the ones that are not in it, also of rows that look alike', () => {
  expect(known().beside([bens[0]!], places)).toMatchObject([{ row: 9, email: 'ben@home.example' }]);
  expect(known().beside(bens, places)).toEqual([]);
});

test('however often rows are seen, and in whatever order, none is forgotten and none comes twice', () => {
  const line = fc.record({
    row: fc.integer({ min: 2, max: 40 }),
    texts: fc.tuple(fc.constant(''), fc.constantFrom('Ann', 'Ben'), fc.constant('Acme'), fc.string(), fc.string()),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.nat(), (lines, from) => {
      const rows = known(lines);
      rows.remember(lines.slice(from % (lines.length + 1)), places);
      expect(rows.all()).toHaveLength(lines.length);
      expect(rows.beside(lines, places)).toEqual([]);
    }),
  );
});

test('in a sheet of 300 columns a row is told by those that stand nearest to the columns of the run', () => {
  const telling = columnsThatTell(
    withSpan({ headerRow: 1, mapping: { first_name: 2, company_name: 4 }, email: 305, status: 306 }, 306),
  );
  expect(telling).toHaveLength(16);
  expect(telling).toEqual(expect.arrayContaining([1, 2, 3, 4, 304]));
  expect(telling).not.toContain(305);
});
