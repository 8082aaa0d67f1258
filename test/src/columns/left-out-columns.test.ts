import { expect, test } from '@jest/globals';
import { describeColumn } from '../../../src/columns/guessed-column';
import { findLeftOut } from '../../../src/columns/left-out-columns';

const ROWS = [
  ['mara@acme.example', 'Jo Day', 'm@own.example', 'Acme'],
  ['otis@acme.example', 'Al Fox', 'o@own.example', 'Loom'],
];
const leftOut = (headers: string[], mapping = {}, email: number | null = null) =>
  findLeftOut(
    headers.map((header, at) => describeColumn(header, at, ROWS)),
    mapping,
    { email, status: null },
  );

test('columns that look like an identifier and are not used are named, each with the reason', () =>
  expect(leftOut(['Email', 'Account owner', 'Zzz', 'Notes'], {}, 1)).toEqual([
    { column: 2, reason: 'somebody-else' },
    { column: 3, reason: 'unknown-header' },
  ]));

test('what is used, or says nothing that looks like one, is not', () =>
  expect(leftOut(['Email', '', '', 'Notes'], { full_name: 2, email: 3 }, 1)).toEqual([]));

test('what gave way to another column says so', () =>
  expect(leftOut(['Email', 'Full name', 'Zzz', 'Company'], { full_name: 9, company_name: 4 }, 3)).toEqual([
    { column: 1, reason: 'another-column' },
    { column: 2, reason: 'another-column' },
  ]));
