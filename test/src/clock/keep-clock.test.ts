import { describe, expect, test } from '@jest/globals';
import { bookWork } from '../../../src/clock/clock-minutes';
import { decodeClock, encodeClock } from '../../../src/clock/clock-record';
import {
  chooseClock,
  clockAtEnd,
  clockOf,
  goesOnByClock,
  healClock,
  readClockChoice,
  stopClock,
  windClock,
} from '../../../src/clock/keep-clock';
import { loadRun } from '../../../src/record/run-state';
import type { RunState } from '../../../src/record/run-state';
import { startRun } from '../../../src/run/start-run';
import { people, request, setUp, value } from '../support/memory-run';

const HOUR = 60 * 60_000;
const NOT_PERMITTED = new Error('Required permissions: https://www.googleapis.com/auth/script.scriptapp');

/** A run of three people that has been started and not driven yet. */
function started() {
  const scene = setUp(people(3));
  const { runId } = value(startRun(scene.run, request(), 3));
  const texts = () => Object.fromEntries(scene.services.properties);
  const state = () => loadRun(scene.services.documentProperties) as RunState;
  return { ...scene, runId, texts, state, record: () => decodeClock(scene.services.properties.get('clock')) };
}

const stopped = (code: 'google-quota' | 'no-credits' | 'stopped'): Pick<RunState, 'state' | 'stop'> => ({
  state: 'stopped',
  stop: { code, message: '' },
});

test('the clock goes on with what runs or waits for Google\u2019s quota, and with nothing else', () => {
  expect(goesOnByClock({ state: 'running', stop: null })).toBe(true);
  expect(goesOnByClock(stopped('google-quota'))).toBe(true);
  for (const end of [stopped('no-credits'), stopped('stopped'), { state: 'done' as const, stop: null }]) {
    expect(goesOnByClock(end)).toBe(false);
    expect(clockAtEnd(end as RunState)).toEqual({ clock: '' });
  }
});

describe('starting or resuming', () => {
  test('makes one trigger, and takes the one there is the next time', () => {
    const { run, trigger, texts, record } = started();
    expect(record()).toMatchObject({ uid: 'trigger-1', driver: 'ana', file: 'file', every: 5 });
    const again = windClock(run, texts(), 'run-2');
    expect(decodeClock(again.texts.clock)).toMatchObject({ uid: 'trigger-1', runId: 'run-2' });
    expect(trigger.made).toBe(1);
  });

  test('makes another one where the one there was is gone, or somebody else\u2019s', () => {
    const { run, trigger, texts } = started();
    trigger.uids = [];
    expect(decodeClock(windClock(run, texts(), 'run-2').texts.clock)?.uid).toBe('trigger-2');
    expect(decodeClock(windClock({ ...run, user: () => 'ben' }, texts(), 'run-3').texts.clock)?.uid).toBe('trigger-3');
  });

  test('without the permission writes no record and says nothing of it', () => {
    const { run, trigger, texts } = started();
    trigger.refusal = NOT_PERMITTED;
    expect(windClock(run, texts(), 'run-2')).toEqual({ texts: { clock: '' }, clock: null });
    expect(readClockChoice(run)).toBeNull();
  });

  test('where Google fails to make one, the record waits for the next opening', () => {
    const { run, trigger, runId, texts, state, services } = started();
    trigger.uids = [];
    trigger.failures = 1;
    const { texts: written, clock } = windClock(run, texts(), runId);
    expect(clock).toMatchObject({ on: true, every: null });
    services.documentProperties.setAll(written);
    expect(healClock(run, texts(), state())).toMatchObject({ every: 5 });
    expect(trigger.uids).toHaveLength(1);
  });
});

describe('opening the sidebar', () => {
  test('leaves a trigger that looks in peace', () => {
    const { run, trigger, texts, state } = started();
    expect(healClock(run, texts(), state())).toEqual({ on: true, every: 5, lookedAt: null, pausedUntil: null });
    expect(trigger.made).toBe(1);
  });

  test('replaces one that has not looked for long, and keeps when it did', () => {
    const { run, services, trigger, texts, state, record } = started();
    const lookedAt = services.clock.now();
    services.documentProperties.setAll(encodeClock({ ...record()!, lookedAt }));
    services.clock.sleep(HOUR);
    expect(healClock(run, texts(), state())).toMatchObject({ every: 5, lookedAt });
    expect(trigger.uids).toEqual(['trigger-2']);
    expect(record()).toMatchObject({ uid: 'trigger-2', lookedAt });
  });

  test('takes the trigger of a run away that has ended, or that somebody else went on with', () => {
    for (const change of [{ state: 'done' as const }, { id: 'run-9', driver: 'ben' }, stopped('no-credits')]) {
      const { run, trigger, texts, state, record } = started();
      healClock(run, texts(), { ...state(), ...change });
      expect({ change, uids: trigger.uids, record: record() }).toEqual({ change, uids: [], record: null });
    }
  });

  test('says when the day\u2019s time is used up', () => {
    const { run, services, texts, state } = started();
    const from = services.clock.now();
    bookWork(services.userProperties, from, HOUR * 1.5);
    expect(healClock(run, texts(), state())?.pausedUntil).toBe(from + 24 * HOUR);
  });

  test('tells others how a run goes on, and not how its maker has chosen', () => {
    const { run, texts, state } = started();
    expect(clockOf(texts(), state())).toEqual({ on: true, every: 5, lookedAt: null, pausedUntil: null });
    expect(healClock({ ...run, user: () => 'ben' }, texts(), state())).toBeNull();
    expect(clockOf(texts(), { ...state(), id: 'run-9' })).toBeNull();
    expect(clockOf({}, null)).toBeNull();
  });
});

test('the end of a run takes its trigger, and no other one', () => {
  const { run, trigger, runId, texts } = started();
  stopClock(run, texts(), 'run-9');
  expect(trigger.uids).toEqual(['trigger-1']);
  stopClock(run, texts(), runId);
  expect(trigger.uids).toEqual([]);
});

test('a trigger that can\u2019t be removed now stops nothing: it removes itself later', () => {
  const { run, trigger, runId, texts } = started();
  trigger.refusal = new Error('Try again.');
  expect(() => stopClock(run, texts(), runId)).not.toThrow();
});

test('switched off, nothing is made; switched on again, the run there is gets its trigger', () => {
  const { run, trigger, runId, texts, state, record } = started();
  chooseClock(run, false, state());
  expect({ uids: trigger.uids, record: record(), choice: readClockChoice(run) }).toEqual({
    uids: [],
    record: null,
    choice: false,
  });
  expect(windClock(run, texts(), runId)).toEqual({
    texts: { clock: '' },
    clock: { on: false, every: null, lookedAt: null, pausedUntil: null },
  });
  expect(healClock(run, texts(), state())).toMatchObject({ on: false });
  chooseClock(run, true, { ...state(), driver: 'ben' });
  expect(trigger.uids).toEqual([]);
  chooseClock(run, true, state());
  expect(record()).toMatchObject({ uid: trigger.uids[0], runId });
});
