import { expect, test } from '@jest/globals';
import { startRun } from '../../../src/run/start-run';
import { loadRun } from '../../../src/run/run-state';
import { listFailedRows } from '../../../src/sidebar-api/failed-rows';
import { people, request, setUp, value } from '../support/memory-run';

const failed = (count: number, every: number) =>
  people(count).map((row, index) => [
    ...row.slice(0, 4),
    index % every === 0 ? 'Failed: eCore could not answer' : 'Found',
  ]);

/** A run that is over, and its sheet with failed rows in it. */
function ended(rows: string[][]) {
  const { sheet, run, services } = setUp([...rows, ...people(1)]);
  value(startRun(run, request({ rows: { ranges: [[rows.length + 2, rows.length + 2]] } }), 100));
  return { sheet, list: () => listFailedRows(sheet, loadRun(services.documentProperties)!) };
}

test('failed rows are listed with whom they are about and why', () => {
  const { list } = ended(failed(3, 2));
  expect(list()).toEqual({
    rows: [
      { row: 2, label: 'First0 Last0', reason: 'eCore could not answer' },
      { row: 4, label: 'First2 Last2', reason: 'eCore could not answer' },
    ],
    more: 0,
  });
});

test('failed rows are found where their columns stand by now (situation 49)', () => {
  const { sheet, list } = ended(failed(3, 2));
  for (const row of sheet.cells) row.unshift('x');
  expect(list().rows.map(({ row, label }) => [row, label])).toEqual([
    [2, 'First0 Last0'],
    [4, 'First2 Last2'],
  ]);
  for (const row of sheet.cells) row.splice(5, 1);
  expect(list()).toEqual({ rows: [], more: 0 });
});

test('of a long sheet only what is near the failed rows is read (situation 49)', () => {
  const { sheet, list } = ended(failed(6_000, 2_999));
  sheet.largestRead = 0;
  expect(list().rows.map(({ row }) => row)).toEqual([2, 3_001, 6_000]);
  // The status column, one cell a row.
  expect(sheet.largestRead).toBeLessThan(6_100);
});
