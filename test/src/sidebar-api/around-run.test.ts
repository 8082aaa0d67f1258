import { describe, expect, test } from '@jest/globals';
import { startRun } from '../../../src/run/start-run';
import { createAroundRunApi } from '../../../src/sidebar-api/around-run';
import { finish, people, request, setUp, value } from '../support/memory-run';

/** The page's functions around a run over three people, one of whom has too little to look up. */
function ran() {
  const made = setUp([...people(2), ['Eve', '', '', '', '']]);
  const started = value(startRun(made.run, request(), 9));
  finish(made.run, started);
  const selected: unknown[] = [];
  made.sheet.selectCells = (...given) => void selected.push(given);
  return { ...made, api: createAroundRunApi(made.run), startedAt: started.startedAt, selected };
}

test('the rows behind a count are listed and selected', () => {
  const { api, selected } = ran();
  expect(api.listRows({ sheetId: 1, kind: 'found', from: 0 })).toMatchObject({
    value: { rows: [{ row: 2 }, { row: 3 }], more: 0, wholeSheet: false },
  });
  expect(api.selectRows({ sheetId: 1, kind: 'found' })).toEqual({ ok: true, value: { rows: 2, selected: 2 } });
  expect(selected).toEqual([[[[2, 3]], 4, 5]]);
  expect(api.listRows({ sheetId: 1, kind: 'unusable', from: 0 })).toMatchObject({ value: { rows: [{ row: 4 }] } });
});

test('the last run is remembered and can be undone, and then says so', () => {
  const { api, startedAt } = ran();
  expect(api.lastRuns()).toMatchObject({ value: { runs: [{ rows: 3, found: 2, who: 'you', undone: false }] } });
  expect(api.undoRun(startedAt)).toMatchObject({ ok: true });
  expect(api.lastRuns()).toMatchObject({ value: { runs: [{ undone: true }] } });
});

test('settings are read and changed', () => {
  const { api } = ran();
  expect(api.setFormulaCeiling(20)).toEqual({ ok: true, value: { credits: 20, spentToday: 0 } });
  expect(api.setColours(false)).toEqual({ ok: true, value: null });
  expect(api.readSettings()).toMatchObject({ value: { colours: false, ceiling: { credits: 20 }, savedAnswers: 2 } });
});

describe('what does not come from the page is refused', () => {
  test.each<[string, (api: ReturnType<typeof ran>['api']) => unknown, string]>([
    ['an unknown kind', (api) => api.listRows({ sheetId: 1, kind: 'other' as never, from: 0 }), 'bad-request'],
    ['no options at all', (api) => api.selectRows(undefined as never), 'bad-request'],
    ['a sheet that is gone', (api) => api.listRows({ sheetId: 9, kind: 'found', from: 0 }), 'sheet-gone'],
    ['an undo of no time', (api) => api.undoRun('now' as never), 'bad-request'],
    ['a ceiling below nothing', (api) => api.setFormulaCeiling(-1), 'bad-request'],
    ['colours that are neither on nor off', (api) => api.setColours('on' as never), 'bad-request'],
    ['a formula without its place', (api) => api.writeFormula({} as never), 'bad-request'],
  ])('%s', (_, call, code) => expect(call(ran().api)).toMatchObject({ ok: false, problem: { code } }));
});
