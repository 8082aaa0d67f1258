import { describe, expect, test } from '@jest/globals';
import { discardRun } from '../../../src/run/discard-run';
import { RUN_PROPERTY, SILENT_AFTER } from '../../../src/run/run-state';
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
