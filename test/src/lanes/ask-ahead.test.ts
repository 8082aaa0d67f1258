import { describe, expect, test } from '@jest/globals';
import { encodeKeyFilter } from '../../../src/ledger/key-filter';
import { askAhead } from '../../../src/lanes/ask-ahead';
import { setControl } from '../../../src/record/control';
import { shareOut } from '../../../src/record/lane-credits';
import { encodeRun } from '../../../src/record/run-state';
import { keyOf, lookups, started } from '../support/lane-scene';
import { value } from '../support/memory-run';

describe('a lane', () => {
  test('asks what it is handed, stores it as paid for and not yet taken, and writes no cell', () => {
    const { run, runId, services, sheet, report, lane } = started([lookups(0, 50), lookups(50, 20)]);
    const before = JSON.stringify(sheet.cells);
    expect(value(askAhead(run, runId, 0))).toMatchObject({ more: true, balance: { credits: 1000 } });
    expect(services.waves).toEqual([50, 20]);
    expect(run.ledger.readCache([keyOf(60)]).answers.get(keyOf(60))).toMatchObject({
      email: 'p60@found.example',
      ahead: true,
    });
    expect(run.ledger.readSaved([keyOf(0)]).get(keyOf(0))).toMatchObject({ kind: 'found' });
    expect(report()).toMatchObject({ done: 2, spent: 70, lost: 0, inFlight: 0, back: [], leaving: true });
    expect(lane()).toMatchObject({ owner: '', spent: 70, most: 70 });
    expect(JSON.stringify(sheet.cells)).toBe(before);
  });

  test('ends at a wall without deciding on a stop', () => {
    const { run, runId, services, state } = started([lookups(0, 20), lookups(20, 20)], () => ({
      status: 402,
      body: {},
    }));
    expect(value(askAhead(run, runId, 0))).toMatchObject({ more: true });
    expect(services.waves).toEqual([20]);
    expect(state()).toMatchObject({ state: 'running', stop: null });
  });

  test('counts lost answers as perhaps charged', () => {
    const { run, runId, lane } = started([lookups(0, 20)], () => 'drop');
    askAhead(run, runId, 0);
    expect(lane()).toMatchObject({ spent: 0, lost: 20, most: 20 });
  });

  test('never asks beyond its grant', () => {
    const { run, runId, services, state } = started(Array.from({ length: 5 }, (_, index) => lookups(index * 50, 50)));
    const run1 = state();
    run1.agreedCredits = 200;
    shareOut(run1, {}, services.documentCache, { now: services.clock.now(), ceiling: 200, wanted: true });
    services.documentProperties.setAll({ ...encodeRun(run1), ...encodeKeyFilter([]).properties });
    askAhead(run, runId, 0);
    expect(services.asked.length).toBeLessThanOrEqual(run1.lanes.reserve);
    expect(services.asked.length).toBeGreaterThan(20);
  });

  test('sees a stop before its next wave', () => {
    const { run, runId, services } = started([lookups(0, 10)]);
    setControl(services, `stop ${runId}`);
    expect(value(askAhead(run, runId, 0))).toMatchObject({ more: false });
    expect(services.waves).toEqual([]);
  });

  test('that is handed nothing ends soon and comes again later', () => {
    const { run, runId, services } = started([]);
    const before = services.clock.now();
    const { more, wait } = value(askAhead(run, runId, 0));
    expect(services.clock.now() - before).toBeLessThan(20_000);
    expect({ more, later: wait >= 5_000 }).toEqual({ more: true, later: true });
  });
});
