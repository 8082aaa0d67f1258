import { describe, expect, test } from '@jest/globals';
import { moveRanges, placeRequest, readHeaders } from '../../../src/plan/request-columns';
import { request } from '../support/memory-run';
import { memorySheet } from '../support/memory-sheet';

const HEADERS = ['First name', 'Last name', 'Company', 'Email', 'eCore status'];
const placed = (cells: string[][], patch = {}) =>
  placeRequest(memorySheet(cells), request({ headers: HEADERS, ...patch }));
const ROW = ['Ann', 'Lee', 'Acme', '', ''];

test('what the page saw is found where it stands now', () => {
  const moved = placed([
    ['x', ...HEADERS],
    ['', ...ROW],
  ])!;
  expect(moved.request).toMatchObject({
    mapping: { first_name: 2, last_name: 3, company_name: 4 },
    outputs: { email: 5, status: 6 },
  });
  expect(moved.moved).toBe(0);
});

test('rows above the headers move the chosen rows with them', () => {
  const { request: now, moved } = placed([['A list'], HEADERS, ROW], { rows: { ranges: [[2, 2]] } })!;
  expect(moved).toBe(1);
  expect(now).toMatchObject({ headerRow: 2, rows: { ranges: [[3, 3]] } });
});

describe('nothing is placed where', () => {
  test('a chosen column was deleted', () => expect(placed([HEADERS.slice(1), ROW.slice(1)])).toBeNull());
  test('the headers are gone', () => expect(placed([ROW, ROW])).toBeNull());
});

test('without headers, or where the page did not tell them, columns are taken as they are', () => {
  expect(placed([ROW], { headerRow: 0 })).toMatchObject({ headers: [], moved: 0 });
  expect(placed([['x', ...HEADERS]], { headers: undefined })?.request.mapping).toEqual({
    first_name: 1,
    last_name: 2,
    company_name: 3,
  });
});

test('new output columns stay new', () =>
  expect(
    placed(
      [
        ['x', ...HEADERS],
        ['', ...ROW],
      ],
      { outputs: { email: null, status: null } },
    )?.request.outputs,
  ).toEqual({ email: null, status: null }));

test('ranges never move above the first row', () =>
  expect(
    moveRanges(
      [
        [1, 3],
        [5, 6],
      ],
      -2,
    ),
  ).toEqual([
    [1, 1],
    [3, 4],
  ]));

test('headers are read where there are any', () => {
  const sheet = memorySheet([HEADERS, ROW]);
  expect(readHeaders(sheet, 1)).toEqual(HEADERS);
  expect(readHeaders(sheet, 0)).toEqual([]);
  expect(readHeaders(sheet, 9)).toEqual([]);
});
