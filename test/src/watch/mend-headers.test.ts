import { expect, test } from '@jest/globals';
import { mendHeaders } from '../../../src/watch/mend-headers';
import type { Batch } from '../../../src/watch/sides';
import { memorySheet } from '../support/memory-sheet';
import { runState } from '../support/run-state';

const HEADERS = ['First name', 'Last name', 'Company', 'Email', 'eCore status'];
/** A write of a result into row 3, in which the headers may stand by now. */
const BATCH = {
  writes: [
    {
      row: 3,
      cells: [
        [4, 'ann@found.example'],
        [5, 'Found'],
      ],
    },
  ],
} as unknown as Batch;

function mended(row: string[]) {
  const sheet = memorySheet([[''], [''], [...row], ['Ann', 'Lee', 'Acme', '', '']]);
  mendHeaders(sheet, runState(), BATCH);
  return sheet.cells[2];
}

test('headers that a write has hit get their texts back: the row is known by the others', () =>
  expect(mended(['First name', 'Last name', 'Company', 'ann@found.example', 'Found'])).toEqual(HEADERS));

test('a cell that somebody has changed since stays', () =>
  expect(mended(['First name', 'Last name', 'Company', 'ann@found.example', 'mine'])).toEqual([
    ...HEADERS.slice(0, 4),
    'mine',
  ]));

test('a row that is not the headers is left as it is', () => {
  const row = ['Ann', 'Lee', 'Acme', 'ann@found.example', 'Found'];
  expect(mended(row)).toEqual(row);
});

test('writes far below the headers can\u2019t have hit them, and nothing is read', () => {
  const sheet = memorySheet([HEADERS]);
  mendHeaders(sheet, runState(), { writes: [{ row: 500, cells: [[4, 'x']] }] } as unknown as Batch);
  expect(sheet.reads).toBe(0);
});
