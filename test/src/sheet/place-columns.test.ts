import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  areAmbiguous,
  findHeaderRowAgain,
  placeColumn,
  placeColumns,
  rankOfHeaders,
  withSpan,
} from '../../../src/sheet/place-columns';

const BEFORE = ['Name', 'Company', '', 'Email', 'Note', 'Note'];
const place = (now: string[], column: number, before = BEFORE) => placeColumn(column, { before, now, headerRow: 1 });

describe('a column is found again', () => {
  test('by a header of its own, wherever it stands', () => {
    const headers = ['a', 'b', 'c', 'd', 'e'];
    fc.assert(
      fc.property(fc.shuffledSubarray(headers, { minLength: 5 }), fc.integer({ min: 1, max: 5 }), (now, column) =>
        expect(place(now, column, headers)).toBe(now.indexOf(headers[column - 1]!) + 1),
      ),
    );
  });

  test('by its neighbours where it has no header, or was renamed', () => {
    expect(place(['x', ...BEFORE], 3)).toBe(4);
    expect(place(['Name', 'Company', '', 'Mail address', 'Note', 'Note'], 4)).toBe(4);
  });

  test('by its order among those that share its header', () => {
    expect(place(['x', ...BEFORE], 6)).toBe(7);
  });

  test('not where it may be another one', () => {
    expect(place(['Name', 'Company', '', 'Note', 'Note'], 4)).toBeNull();
    expect(place(['Name', 'Company', 'Email', 'Note'], 6)).toBeNull();
  });

  test('without a header row, by the number of columns alone', () => {
    const none = { before: [], now: [], headerRow: 0 };
    expect(placeColumn(3, { ...none, widths: { before: 5, now: 5 } })).toBe(3);
    expect(placeColumn(3, { ...none, widths: { before: 5, now: 6 } })).toBeNull();
    expect(placeColumn(3, none)).toBe(3);
  });
});

test('all columns of a run are placed, or it is said that one is gone', () => {
  const run = {
    headers: ['Name', 'Company', 'Email', 'Status'],
    mapping: { full_name: 1, company_name: 2 },
    email: 3,
    status: 4,
  };
  expect(placeColumns(run, 1, ['Status', 'Name', 'Company', 'Email'])).toMatchObject({
    mapping: { full_name: 2, company_name: 3 },
    email: 4,
    status: 1,
  });
  expect(placeColumns(run, 1, ['Name', 'Email', 'Status'])).toBeNull();
});

test('one read covers them and their neighbours, as far as there are any', () => {
  expect(withSpan({ headerRow: 1, mapping: { full_name: 3 }, email: 5, status: 6 }, 9)).toMatchObject({
    first: 2,
    last: 8,
  });
  expect(withSpan({ headerRow: 1, mapping: { full_name: 1 }, email: 2, status: 3 }, 3)).toMatchObject({
    first: 1,
    last: 3,
  });
});

test('headers that several columns share, or that are blank, don\u2019t tell a column', () => {
  expect(areAmbiguous(BEFORE, [1, 4])).toBe(false);
  expect(areAmbiguous(BEFORE, [3])).toBe(true);
  expect(areAmbiguous(BEFORE, [5])).toBe(true);
});

describe('the header row', () => {
  const headers = ['Name', 'Email'];
  const rows = [
    ['A list', ''],
    ['Name', 'Email'],
    ['Mara', 'm@acme.example'],
    ['Name', 'Email'],
  ];
  test('is where it was, or where the same headers stand now', () => {
    expect(findHeaderRowAgain(headers, 2, rows)).toBe(2);
    expect(findHeaderRowAgain(headers, 1, rows)).toBe(2);
    expect(findHeaderRowAgain(headers, 2, [['x', 'y']])).toBe(0);
    expect(findHeaderRowAgain(['', ''], 7, rows)).toBe(7);
  });
  test('is told from others that look like it by how many stand above', () => {
    expect(rankOfHeaders(headers, 4, rows)).toBe(1);
    expect(rankOfHeaders(headers, 2, rows.slice(0, 3))).toBeNull();
    expect(findHeaderRowAgain(headers, 2, [['x'], ...rows], 1)).toBe(5);
  });
});
