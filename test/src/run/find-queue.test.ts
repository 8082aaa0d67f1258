import { describe, expect, test } from '@jest/globals';
import { findQueue, noteNames } from '../../../src/run/find-queue';
import { decodeRun, RUN_PROPERTY } from '../../../src/record/run-state';
import { startRun } from '../../../src/run/start-run';
import { people, request, setUp, value } from '../support/memory-run';

/** A run of six people that was started and never stepped, and its sheet after somebody was at it. */
function left(change: (cells: string[][]) => void) {
  const { sheet, services, run } = setUp(people(6));
  value(startRun(run, request(), 6));
  change(sheet.cells);
  return { sheet, state: decodeRun(services.properties.get(RUN_PROPERTY))! };
}

const insert = (cells: string[][], header: string, text: string): void =>
  cells.forEach((row, index) => row.unshift(index === 0 ? header : text));

/** Whatever the last column is, it stands at the front now, under this header. */
const renameAndMove = (cells: string[][], header: string): void =>
  cells.forEach((row, index) => row.unshift(index === 0 ? (row.pop(), header) : row.pop()!));

describe('the column in which rows wait is found', () => {
  test.each<[string, (cells: string[][]) => void, number, number]>([
    ['where it stood', () => undefined, 5, 4],
    ['by its header', (cells) => insert(cells, 'Id', '1'), 6, 5],
    ['where it stood, under another header', ([headers]) => headers!.splice(4, 1, 'State'), 5, 4],
    ['without its header', ([headers]) => headers!.splice(4, 1, ''), 5, 4],
    ['by what it says, renamed and moved', (cells) => renameAndMove(cells, 'State'), 1, 5],
    ['without the email column', (cells) => cells.forEach((row) => row.splice(3, 1)), 4, 0],
    ['without any headers', ([headers]) => headers!.fill(''), 5, 4],
  ])('%s', (_how, change, status, email) => {
    const { sheet, state } = left(change);
    expect(findQueue(sheet, state)).toMatchObject({ status, email });
  });
});

test('a column of somebody\u2019s own words is not taken for it, also where it says Queued', () => {
  const { sheet, state } = left((cells) =>
    cells.forEach((row, index) => row.splice(4, 1, index === 0 ? '' : index === 1 ? 'Queued' : 'Sent')),
  );
  sheet.cells.forEach((row) => row.unshift(...row.splice(4, 1)));
  expect(findQueue(sheet, state)).toMatchObject({ status: 0 });
});

test('where two columns may be it, none is taken', () => {
  const { sheet, state } = left((cells) => renameAndMove(cells, 'State'));
  insert(sheet.cells, 'Copy of state', 'Queued');
  expect(findQueue(sheet, state)).toBeNull();
});

test('the columns go by the names that they have now, and by no name that is gone', () => {
  const { sheet, state } = left(([headers]) => headers!.splice(3, 2, 'Work email', 'State'));
  noteNames(sheet, state);
  expect(state.headers).toEqual(sheet.cells[0]);
  sheet.cells.forEach((row, index) => row.push(index === 0 ? 'eCore status' : ''));
  expect(findQueue(sheet, state)).toMatchObject({ status: 5, email: 4 });
});
