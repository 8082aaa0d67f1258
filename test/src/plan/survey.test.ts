import { expect, test } from '@jest/globals';
import type { RunRequest } from '../../../src/record/run-request';
import { surveyRun } from '../../../src/plan/survey';
import type { RowRange } from '../../../src/sheet/sheet';
import { people, request, setUp } from '../support/memory-run';

const ROWS = people(6).map((row, index) => [...row.slice(0, 4), index === 4 ? 'Queued' : '']);

function survey(chosen: RowRange[], patch: Partial<RunRequest & { tellHidden: boolean }> = {}) {
  const { run, sheet } = setUp(ROWS);
  let lookedForHidden = 0;
  sheet.hiddenRows = () => {
    lookedForHidden++;
    return new Set([2]);
  };
  return { ...surveyRun(run, sheet, chosen, { ...request(), tellHidden: false, ...patch }), lookedForHidden };
}

test('reads the chosen rows, and tells of rows that an earlier run left queued outside of them', () => {
  const { plan, rows } = survey([[2, 3]]);
  expect(rows.map(({ row }) => row)).toEqual([2, 3]);
  expect(plan.taken).toEqual([[2, 3]]);
  expect(plan.leftovers).toEqual({ ranges: [[6, 6]], count: 1 });
});

test('rows left queued are part of it where they are included', () => {
  const { plan, rows } = survey([[2, 3]], { leftovers: 'include' });
  expect(rows.map(({ row }) => row)).toEqual([2, 3, 6]);
  expect(plan).toMatchObject({
    taken: [
      [2, 3],
      [6, 6],
    ],
    leftovers: { count: 0 },
  });
});

test('of the whole sheet none is outside', () => expect(survey([[2, 7]]).plan.leftovers.count).toBe(0));

test('hidden rows are looked for only where somebody wants to know: each is a call', () => {
  expect(survey([[2, 3]])).toMatchObject({ lookedForHidden: 0, plan: { rowsTaken: 2 } });
  expect(survey([[2, 3]], { tellHidden: true })).toMatchObject({
    lookedForHidden: 1,
    plan: { rowsTaken: 2, hidden: { count: 1 } },
  });
  expect(survey([[2, 3]], { onlyVisible: true })).toMatchObject({ plan: { rowsTaken: 1 } });
});

test('output columns that are not there yet read as empty', () =>
  expect(survey([[2, 3]], { outputs: { email: null, status: null } }).plan).toMatchObject({
    rowsTaken: 2,
    leftovers: { count: 0 },
  }));
