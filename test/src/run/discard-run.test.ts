import { describe, expect, test } from '@jest/globals';
import { discardRun } from '../../../src/run/discard-run';
import { RUN_PROPERTY, SILENT_AFTER } from '../../../src/record/run-state';
import { startRun } from '../../../src/run/start-run';
import { people, request, setUp, value } from '../support/memory-run';

function started(rows = people(3), patch = {}) {
  const made = setUp(rows);
  const { runId } = value(startRun(made.run, request(patch), 9));
  return { ...made, runId };
}

test('clears Queued and forgets the run', () => {
  const { run, runId, sheet, services } = started();
  expect(discardRun(run, { runId })).toEqual({ rows: 3 });
  expect(sheet.cells.slice(1).map((row) => row[4])).toEqual(['', '', '']);
  expect(services.properties.has(RUN_PROPERTY)).toBe(false);
  expect(discardRun(run, { runId })).toEqual({ rows: 0 });
});

test('a row that kept its email says Found again', () => {
  const { run, runId, sheet } = started([['Ann', 'Lee', 'Acme', 'ann@acme.example', 'Found']], { take: 'again' });
  expect(sheet.cells[1]![4]).toMatch(/^Queued/);
  discardRun(run, { runId });
  expect(sheet.cells[1]!.slice(3)).toEqual(['ann@acme.example', 'Found']);
});

describe('another\u2019s run', () => {
  test('stays while it is driven, and can be discarded once it is silent', () => {
    const { run, runId, services } = started();
    const otis = { ...run, user: () => 'otis' };
    expect(discardRun(otis, { runId })).toMatchObject({ problem: { code: 'busy' } });
    services.clock.sleep(SILENT_AFTER + 1);
    expect(discardRun(otis, { runId })).toEqual({ rows: 3 });
  });
  test('is not taken for this one', () => {
    const { run } = started();
    expect(discardRun(run, { runId: 'other' })).toMatchObject({ problem: { code: 'taken-over' } });
  });
});

describe('after somebody has changed the columns (situation 2)', () => {
  const statuses = (cells: string[][], column: number) => cells.slice(1).map((row) => row[column]);
  test.each<[string, (cells: string[][]) => void, number]>([
    ['deleted the email column', (cells) => cells.forEach((row) => row.splice(3, 1)), 3],
    ['deleted an identifier', (cells) => cells.forEach((row) => row.splice(2, 1)), 3],
    ['cleared the header of the status column', ([headers]) => headers!.splice(4, 1, ''), 4],
    [
      'renamed and moved the status column',
      (cells) => cells.forEach((row, at) => move(row, at ? row[4]! : 'State')),
      0,
    ],
    ['cleared the header row', ([headers]) => headers!.fill(''), 4],
    ['sorted the headers along', (cells) => cells.push(...cells.splice(0, 1)), 4],
  ])('%s, no row says Queued any more', (_what, change, column) => {
    const { run, runId, sheet, services } = started();
    change(sheet.cells);
    expect(discardRun(run, { runId })).toEqual({ rows: 3 });
    expect(statuses(sheet.cells, column)).not.toContain('Queued');
    expect(sheet.cells.flat()).not.toContain('Queued');
    expect(services.properties.has(RUN_PROPERTY)).toBe(false);
  });

  test('deleted the status column, nothing of another column is cleared', () => {
    const { run, runId, sheet } = started();
    sheet.cells.forEach((row, index) => row.splice(4, 1, index === 0 ? 'Sequence' : index === 1 ? 'Queued' : 'Sent'));
    sheet.cells.forEach((row) => row.splice(4, 0, ...row.splice(0, 1)));
    const before = sheet.cells.map((row) => [...row]);
    expect(discardRun(run, { runId })).toEqual({ rows: 0 });
    expect(sheet.cells).toEqual(before);
  });
});

/** The last cell to the front, with this text. */
function move(row: string[], text: string): void {
  row.pop();
  row.unshift(text);
}

test('where the status column can\u2019t be written, that is said and the run stays', () => {
  const { run, runId, sheet, services } = started();
  sheet.refusing.add(2);
  sheet.writeToRows = () => {
    throw new Error('You are trying to edit a protected cell');
  };
  sheet.protectedRows = () => new Set([2]);
  expect(discardRun(run, { runId })).toMatchObject({ problem: { code: 'protected' } });
  expect(services.properties.has(RUN_PROPERTY)).toBe(true);
});
