import { describe, expect, test } from '@jest/globals';
import {
  ColumnGone,
  HeadersAmongRows,
  locate,
  openWindow,
  queuedRows,
  readRowsAsWindow,
} from '../../../src/watch/window';
import { people } from '../support/memory-run';
import { memorySheet } from '../support/memory-sheet';
import { runState } from '../support/run-state';

const HEADERS = ['First name', 'Last name', 'Company', 'Email', 'eCore status'];
const queued = (count: number, every = 1) =>
  people(count).map((row, index) => [...row.slice(0, 4), index % every === 0 ? 'Queued' : 'Found']);
const list = (rows: string[][]) => memorySheet([[...HEADERS], ...rows]);

describe('the next window', () => {
  test('starts with a queued row, at or below the place that is asked for', () => {
    const window = openWindow(list(queued(10, 4)), runState(), 3);
    expect(window!.rows[0]).toMatchObject({ row: 6, status: 'Queued' });
  });

  test('is looked for far down, by the status column alone', () => {
    const rows = [...people(3_000).map((row) => [...row.slice(0, 4), 'Found']), ...queued(1)];
    const sheet = list(rows);
    expect(openWindow(sheet, runState(), 2)!.rows[0]!.row).toBe(3_002);
    expect(sheet.reads).toBeLessThanOrEqual(4);
  });

  test('is none where nobody waits', () => expect(openWindow(list(people(5)), runState(), 2)).toBeNull());

  test('holds a few waves, whatever the sheet\u2019s length', () => {
    const sheet = list(queued(5_000));
    expect(openWindow(sheet, runState(), 2)!.rows.length).toBeLessThanOrEqual(500);
    expect(sheet.largestRead).toBeLessThan(20_000);
  });
});

describe('what has moved is found', () => {
  test('columns, by their headers, and the run keeps where they are', () => {
    const sheet = list(queued(3));
    for (const row of sheet.cells) row.unshift('x');
    const run = runState();
    expect(readRowsAsWindow(sheet, run, [2, 4]).rows[0]).toMatchObject({ identifiers: { first_name: 'First0' } });
    expect(run).toMatchObject({ email: 5, status: 6, mapping: { first_name: 2 } });
  });

  test('rows, as far as the header row has moved', () => {
    const sheet = list(queued(3));
    sheet.cells.unshift(['A title']);
    expect(readRowsAsWindow(sheet, runState(), [2, 2]).rows).toMatchObject([{ row: 3, status: 'Queued' }]);
  });

  test('a column that is gone is said', () => {
    const sheet = list(queued(3));
    for (const row of sheet.cells) row.splice(4, 1);
    expect(() => locate(sheet, runState())).toThrow(ColumnGone);
  });

  test('so is a header row that was sorted among the rows: those above it would be forgotten', () => {
    const sheet = memorySheet([...queued(2), [...HEADERS], ...queued(1)]);
    expect(() => locate(sheet, runState())).toThrow(HeadersAmongRows);
  });

  test('without a header row, a changed number of columns means that nobody can tell', () => {
    const sheet = memorySheet(queued(3));
    const run = runState({ headerRow: 0, headers: [], width: sheet.columns() });
    expect(locate(sheet, run)).toMatchObject({ email: 4, status: 5 });
    expect(() => locate(sheet, { ...run, width: 30 })).toThrow(ColumnGone);
  });
});

test('all queued rows are told as ranges', () =>
  expect(queuedRows(list([...queued(2), ...people(1), ...queued(1)]), runState()).ranges).toEqual([
    [2, 3],
    [5, 5],
  ]));
