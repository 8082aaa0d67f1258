import { describe, expect, test } from '@jest/globals';
import { SERVER_FUNCTIONS } from '../../../src/contract';
import { createSidebarApi } from '../../../src/sidebar-api/sidebar-api';
import { people, request, setUp } from '../support/memory-run';

const api = (rows = people(3)) => {
  const made = setUp(rows);
  return { ...made, api: createSidebarApi(made.run) };
};

test('has every function that the page may call, and no other', () =>
  expect(Object.keys(api().api).sort()).toEqual([...SERVER_FUNCTIONS].sort()));

test('opens with what there is: token, columns, no run', () =>
  expect(api().api.openSidebarState()).toMatchObject({
    ok: true,
    value: { token: { connected: true, lastFour: '1234' }, run: null, otherRun: null, left: [], savedAnswers: 0 },
  }));

test('goes from a check to the end of a run by what the page sends alone', () => {
  const { api: page, sheet } = api();
  const check = page.checkRun(request());
  if (!check.ok) throw new Error(check.problem.message);
  let progress = page.startRun(request({ rows: { ranges: check.value.ranges } }), check.value.mostCredits);
  while (progress.ok && progress.value.state === 'running')
    progress = page.stepRun(progress.value.runId) as typeof progress;
  expect(progress).toMatchObject({ ok: true, value: { state: 'done', found: 3 } });
  expect(sheet.cells.slice(1).every((row) => row[4] === 'Found')).toBe(true);
});

test('columns that were chosen are remembered with their headers', () => {
  const { api: page } = api();
  const choice = { sheetId: 1, headerRow: 1, mapping: { company_name: 3 }, outputs: { email: null, status: null } };
  expect(page.rememberColumns(choice).ok).toBe(true);
  expect(page.readColumns({ headerRow: null, forget: false })).toMatchObject({
    value: { remembered: true, mapping: { company_name: 3 } },
  });
  expect(page.rememberColumns({ ...choice, sheetId: 9 })).toMatchObject({ ok: false, problem: { code: 'sheet-gone' } });
});

test('a token is removed, and nothing of it comes back', () => {
  const { api: page } = api();
  expect(page.removeToken()).toEqual({ ok: true, value: { connected: false, lastFour: '' } });
});

describe('what does not come from the page is refused, and nothing is done', () => {
  test.each<[string, (page: ReturnType<typeof api>['api']) => unknown]>([
    ['a request', (page) => page.checkRun({} as never)],
    ['a start', (page) => page.startRun(request(), -1)],
    ['a step', (page) => page.stepRun('../run')],
    ['a resume', (page) => page.resumeRun({} as never)],
    ['a discard', (page) => page.discardRun(null as never)],
    ['a row', (page) => page.selectRow(1, 99)],
    ['a token', (page) => page.connectToken('x'.repeat(2_001))],
  ])('%s', (_, call) => {
    const made = api();
    const before = JSON.stringify([made.sheet.cells, [...made.services.properties]]);
    expect(call(made.api)).toMatchObject({ ok: false, problem: { code: 'bad-request' } });
    expect(JSON.stringify([made.sheet.cells, [...made.services.properties]])).toBe(before);
  });
});
