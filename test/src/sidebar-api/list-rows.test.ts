import { describe, expect, test } from '@jest/globals';
import type { RowKind } from '../../../src/contract-around';
import { loadRun } from '../../../src/record/run-state';
import { startRun } from '../../../src/run/start-run';
import { listRows, rowsOfKind } from '../../../src/sidebar-api/list-rows';
import { createSidebarApi } from '../../../src/sidebar-api/sidebar-api';
import { finish, people, request, setUp, value } from '../support/memory-run';

const failed = (count: number, every: number) =>
  people(count).map((row, index) => [
    ...row.slice(0, 4),
    index % every === 0 ? 'Failed: eCore could not answer' : 'Found',
  ]);

/** A run that is over, and its sheet with rows of other runs in it. */
function ended(rows: string[][]) {
  const { sheet, run, services } = setUp([...rows, ...people(1)]);
  value(startRun(run, request({ rows: { ranges: [[rows.length + 2, rows.length + 2]] } }), 100));
  const list = (kind: RowKind = 'failed', from = 0) =>
    listRows(rowsOfKind(sheet, loadRun(services.documentProperties)!, kind, null), kind, from, true);
  return { sheet, list };
}

describe('the rows behind a count', () => {
  test('are listed with whom they are about and why', () => {
    const { list } = ended(failed(3, 2));
    expect(list()).toEqual({
      kind: 'failed',
      rows: [
        { row: 2, label: 'First0 Last0', reason: 'eCore could not answer' },
        { row: 4, label: 'First2 Last2', reason: 'eCore could not answer' },
      ],
      more: 0,
      wholeSheet: true,
    });
  });

  test('are found where their columns stand by now (situation 49)', () => {
    const { sheet, list } = ended(failed(3, 2));
    for (const row of sheet.cells) row.unshift('x');
    expect(list().rows.map(({ row, label }) => [row, label])).toEqual([
      [2, 'First0 Last0'],
      [4, 'First2 Last2'],
    ]);
  });

  test('of a long sheet are all that is read, beside the status column (situation 49)', () => {
    const { sheet, list } = ended(failed(6_000, 2_999));
    sheet.largestRead = 0;
    expect(list().rows.map(({ row }) => row)).toEqual([2, 3_001, 6_000]);
    expect(sheet.largestRead).toBeLessThan(6_100);
  });

  test('go on page by page', () => {
    const { list } = ended(failed(250, 1));
    const pages = [list('failed', 0), list('failed', 100), list('failed', 200)];
    expect(pages.map(({ rows, more }) => [rows.length, more])).toEqual([
      [100, 150],
      [100, 50],
      [50, 0],
    ]);
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ row }) => row))).size).toBe(250);
  });

  test('of a run are its own, and not those of the runs before it', () => {
    const others = failed(3, 1).map(([first, ...rest]) => [`Other ${first}`, ...rest]);
    const { run, sheet } = setUp([...others, ...people(4)]);
    finish(run, value(startRun(run, request({ rows: { ranges: [[5, 8]] } }), 100)));
    const found = createSidebarApi(run).listRows({ sheetId: sheet.id, kind: 'found', from: 0 });
    expect(found).toMatchObject({ ok: true, value: { rows: { length: 4 }, more: 0, wholeSheet: false } });
    const earlier = createSidebarApi(run).listRows({ sheetId: sheet.id, kind: 'failed', from: 0 });
    expect(earlier).toMatchObject({ ok: true, value: { rows: [] } });
  });

  test('can be told by kind: unusable with the whole status, found with the email', () => {
    const rows = people(3).map((row) => [...row]);
    rows[0]![4] = 'Missing data: last name';
    rows[1]![4] = 'Invalid input: not a LinkedIn profile';
    [rows[2]![3], rows[2]![4]] = ['ada@acme.example', 'Found'];
    const { list } = ended(rows);
    expect(list('unusable').rows.map(({ reason }) => reason)).toEqual([
      'Missing data: last name',
      'Invalid input: not a LinkedIn profile',
    ]);
    expect(list('found').rows.map(({ reason }) => reason)).toEqual(['ada@acme.example']);
    expect(list('not-found').rows).toEqual([]);
  });

  test('whose email cell refused are told apart from those that failed', () => {
    const { run, sheet } = setUp(people(3));
    const first = value(startRun(run, request(), 100));
    sheet.refusing.add(3);
    const write = sheet.write;
    // The status alone goes through: only the email cell is protected.
    sheet.write = (row, column, values) => {
      if (column === 5) sheet.refusing.delete(3);
      write(row, column, values);
      sheet.refusing.add(3);
    };
    finish(run, first);
    const kinds = (kind: RowKind) => createSidebarApi(run).listRows({ sheetId: sheet.id, kind, from: 0 });
    expect(kinds('not-written')).toMatchObject({ value: { rows: [{ row: 3 }] } });
    expect(kinds('failed')).toMatchObject({ value: { rows: [] } });
  });
});
