import { describe, expect, test } from '@jest/globals';
import { encodeKeyFilter } from '../../../src/ledger/key-filter';
import type { Lookup } from '../../../src/lookups/lookup';
import { askAhead } from '../../../src/lanes/ask-ahead';
import { setControl } from '../../../src/record/control';
import { decodeLanes, shareOut } from '../../../src/record/lane-credits';
import { decodeReport, encodeParcel, parcelName, reportName } from '../../../src/record/lane-parcels';
import { encodeRun, loadRun } from '../../../src/record/run-state';
import type { RunState } from '../../../src/record/run-state';
import { startRun } from '../../../src/run/start-run';
import { findsEverybody } from '../support/memory-services';
import type { Respond } from '../support/memory-services';
import { people, request, setUp, value } from '../support/memory-run';

const keyOf = (index: number) => `K${String(index).padStart(15, '0')}`;
const lookups = (from: number, count: number): Lookup[] =>
  Array.from({ length: count }, (_, index) => ({
    key: keyOf(from + index),
    body: { linkedin_url: `https://www.linkedin.com/in/p${from + index}` },
  }));

/** A run that has just started, and parcels that its step has handed to the execution that begins next. */
function started(parcels: Lookup[][], respond: Respond = findsEverybody) {
  const tools = setUp(people(300), respond);
  const { services, run } = tools;
  const { runId } = value(startRun(run, request(), 1_000));
  run.newId = () => 'lane-a';
  services.documentCache.putAll(
    Object.fromEntries(parcels.map((parcel, index) => [parcelName('lane-a', index + 1), encodeParcel(parcel)])),
    60,
  );
  const state = () => loadRun(services.documentProperties) as RunState;
  const report = () => decodeReport(services.documentCache.get(reportName(0)) ?? '', state().startedAt);
  const lane = () => decodeLanes(services.documentProperties.getAll(), state())[0];
  return { ...tools, runId, state, report, lane };
}

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

  test('tells what is on its way before it is sent', () => {
    let told: unknown = null;
    const scene = started([lookups(0, 30)], (...given) => {
      told ??= scene.report();
      return findsEverybody(...given);
    });
    askAhead(scene.run, scene.runId, 0);
    expect(told).toMatchObject({ inFlight: 30, spent: 0 });
  });

  test("does not ask what it can't tell of", () => {
    const { run, runId, services, report } = started([lookups(0, 30)]);
    const { putAll } = services.documentCache;
    services.documentCache.putAll = (entries, seconds) => {
      if (Object.keys(entries).some((name) => name.endsWith(keyOf(0)))) throw new Error('Refused');
      putAll(entries, seconds);
    };
    askAhead(run, runId, 0);
    expect(services.waves).toEqual([]);
    expect(report()?.back).toHaveLength(30);
  });

  test('hands back what was refused and what it was handed beyond, and says when', () => {
    const refuses: Respond = (body, number) => (number > 40 ? { status: 429, body: {} } : findsEverybody(body, number));
    const { run, runId, services, report } = started([lookups(0, 50), lookups(50, 50)], refuses);
    askAhead(run, runId, 0);
    expect(services.waves).toEqual([50]);
    expect(report()).toMatchObject({ spent: 40, done: 2 });
    expect(report()?.back).toHaveLength(60);
    expect(report()?.refusedAt).toBeGreaterThan(0);
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

  test('is not begun twice, nor without a token', () => {
    const { run, runId, services } = started([lookups(0, 10)]);
    let second: unknown = null;
    const { sendAll } = services.http;
    services.http.sendAll = (requests) => {
      second ??= value(askAhead(run, runId, 0));
      return sendAll(requests);
    };
    askAhead(run, runId, 0);
    expect(second).toMatchObject({ more: true });
    expect(services.waves).toEqual([10]);
    run.token = () => null;
    expect(value(askAhead(run, runId, 0))).toMatchObject({ more: false });
  });
});
