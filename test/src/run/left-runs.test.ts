import { describe, expect, test } from '@jest/globals';
import { keepOtherRuns, listLeftRuns, parkedRuns, waitsIn } from '../../../src/run/left-runs';
import { decodeRun, encodeRunText, RUN_PROPERTY } from '../../../src/record/run-state';
import type { RunState } from '../../../src/record/run-state';
import { startRun } from '../../../src/run/start-run';
import { people, request, setUp, value } from '../support/memory-run';

/** A document whose run was started and never stepped. */
function started(patch: Partial<RunState> = {}) {
  const { sheet, services, run } = setUp(people(6));
  value(startRun(run, request(), 6));
  const state = { ...decodeRun(services.properties.get(RUN_PROPERTY))!, ...patch };
  services.properties.set(RUN_PROPERTY, encodeRunText(state));
  return { sheet, services, run, state };
}

describe('a run that another one is started after', () => {
  test('is told from it by sheet and status column, wherever that stands and whatever it is called', () => {
    const { sheet, run, state } = started();
    expect([4, 5].map((status) => waitsIn(run, state, { sheetId: 1, status }))).toEqual([false, true]);
    expect(waitsIn(run, state, { sheetId: 2, status: 5 })).toBe(false);
    sheet.cells.forEach((row, index) => row.splice(1, 0, index === 0 ? 'Id' : '7'));
    sheet.cells[0]![5] = 'State';
    expect([5, 6].map((status) => waitsIn(run, state, { sheetId: 1, status }))).toEqual([false, true]);
  });

  test('keeps its column where the new one adds a column that is called as its own was (situation 2)', () => {
    const { sheet, run, services, state } = started({ state: 'stopped' });
    sheet.cells[0]![4] = 'State';
    const beyond = { sheetId: 1, status: 0 };
    for (const before of ['latest', 'left'] as const) {
      const texts = services.documentProperties.getAll();
      const kept = keepOtherRuns(run, beyond, texts, before === 'latest' ? state : null)!;
      services.documentProperties.setAll(kept);
      services.properties.delete(RUN_PROPERTY);
    }
    sheet.cells.forEach((row, index) => row.push(index === 0 ? 'eCore status' : ''));
    expect(listLeftRuns(run, services.documentProperties.getAll())).toMatchObject([{ runId: state.id, left: 6 }]);
  });

  test('is not listed beside one that has taken its column over', () => {
    const { sheet, run, services, state } = started({ state: 'stopped' });
    const kept = keepOtherRuns(run, { sheetId: 2, status: 5 }, services.documentProperties.getAll(), state)!;
    services.documentProperties.setAll(kept);
    sheet.cells[0]![4] = 'State';
    const there = { ...state, id: 'later', headers: sheet.cells[0]! };
    services.properties.set(RUN_PROPERTY, encodeRunText(there));
    expect(listLeftRuns(run, services.documentProperties.getAll())).toEqual([]);
    expect(parkedRuns(run, services.documentProperties.getAll(), { ...there, sheetId: 2 })).toHaveLength(1);
  });

  test('is kept with what it has spent and why it stopped, and without what only its steps need', () => {
    const { services, run, state } = started({
      state: 'stopped',
      spent: 4,
      stop: { code: 'no-credits', message: 'Empty.' },
    });
    const elsewhere = { sheetId: 2, status: 3 };
    const kept = keepOtherRuns(run, elsewhere, Object.fromEntries(services.properties), state)!;
    services.documentProperties.setAll(kept);
    const [parked] = parkedRuns(run, services.documentProperties.getAll(), null);
    expect(parked!.state).toMatchObject({
      id: state.id,
      spent: 4,
      stop: { code: 'no-credits' },
      tries: {},
      sharedParts: 0,
    });
    services.properties.delete(RUN_PROPERTY);
    expect(listLeftRuns(run, services.documentProperties.getAll())).toMatchObject([
      { runId: state.id, left: 6, spent: 4, yours: true },
    ]);
  });

  test('is not kept where nothing of it is left, or where the new one takes its rows over', () => {
    const { services, run, state } = started();
    const texts = Object.fromEntries(services.properties);
    expect(keepOtherRuns(run, state, texts, state)).toEqual({});
    expect(keepOtherRuns(run, { ...state, sheetId: 2 }, texts, { ...state, state: 'done' })).toEqual({});
  });

  test('is no longer listed once nobody waits, or its sheet was deleted', () => {
    const { sheet, services, run, state } = started({ state: 'stopped' });
    services.documentProperties.setAll(
      keepOtherRuns(run, { ...state, sheetId: 2 }, Object.fromEntries(services.properties), state)!,
    );
    services.properties.delete(RUN_PROPERTY);
    sheet.cells.slice(1).forEach((row) => row.splice(4, 1, ''));
    expect(listLeftRuns(run, services.documentProperties.getAll())).toEqual([]);
    sheet.cells.slice(1).forEach((row) => row.splice(4, 1, 'Queued'));
    const document = { ...run.document, sheet: () => null };
    expect(listLeftRuns({ ...run, document }, services.documentProperties.getAll())).toEqual([]);
  });
});
