import { describe, expect, test } from '@jest/globals';
import { haveSameQueue, keepOtherRuns, listLeftRuns, parkedRuns } from '../../../src/run/left-runs';
import { decodeRun, encodeRunText, RUN_PROPERTY } from '../../../src/run/run-state';
import type { RunState } from '../../../src/run/run-state';
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
  test('is told from it by sheet and status column, under whatever letter that stands', () => {
    const queue = { sheetId: 1, headers: ['Name', 'Email', 'eCore status'], status: 3 };
    expect(haveSameQueue(queue, { ...queue, headers: ['Id', 'Name', 'Email', 'eCore status'], status: 4 })).toBe(true);
    expect(haveSameQueue(queue, { ...queue, sheetId: 2 })).toBe(false);
    expect(haveSameQueue(queue, { ...queue, headers: [...queue.headers, 'Second status'], status: 4 })).toBe(false);
    expect(haveSameQueue(queue, { sheetId: 1, headers: [], status: 3 })).toBe(true);
  });

  test('is kept with what it has spent and why it stopped, and without what only its steps need', () => {
    const { services, run, state } = started({
      state: 'stopped',
      spent: 4,
      stop: { code: 'no-credits', message: 'Empty.' },
    });
    const elsewhere = { sheetId: 2, headers: [], status: 3 };
    const kept = keepOtherRuns(run, elsewhere, Object.fromEntries(services.properties), state)!;
    services.documentProperties.setAll(kept);
    const [parked] = parkedRuns(services.documentProperties.getAll(), null);
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
