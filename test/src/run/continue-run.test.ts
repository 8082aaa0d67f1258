import { describe, expect, test } from '@jest/globals';
import { bookWork, workLeft } from '../../../src/clock/clock-minutes';
import { continueRun } from '../../../src/run/continue-run';
import { decodeClock } from '../../../src/clock/clock-record';
import { encodeRun, loadRun } from '../../../src/record/run-state';
import type { RunState } from '../../../src/record/run-state';
import { startRun } from '../../../src/run/start-run';
import { stepRun } from '../../../src/run/step-run';
import { people, request, setUp, value } from '../support/memory-run';
import { findsEverybody } from '../support/memory-services';
import type { Respond } from '../support/memory-services';

const MINUTE = 60_000;

/** A run of so many people that was started by somebody who then closed the sidebar. */
function closed(count = 30, respond: Respond = findsEverybody) {
  const scene = setUp(people(count), respond);
  const { runId } = value(startRun(scene.run, request(), count));
  scene.services.clock.sleep(5 * MINUTE);
  const state = () => loadRun(scene.services.documentProperties) as RunState;
  return { ...scene, runId, state, record: () => decodeClock(scene.services.properties.get('clock')) };
}

describe('when the trigger fires', () => {
  test('a run that nobody drives is done, and the trigger is gone', () => {
    const { run, trigger, state, sheet } = closed();
    continueRun(run, 'trigger-1');
    expect(state()).toMatchObject({ state: 'done', found: 30 });
    expect(sheet.cells[30]).toEqual(['First29', 'Last29', 'Acme', 'first29.last29@found.example', 'Found']);
    expect(trigger.uids).toEqual([]);
  });

  test('a run that was driven a moment ago is left to whoever drives it', () => {
    const { run, services, state, record } = closed();
    services.documentProperties.setAll(encodeRun({ ...state(), lastSeenAt: services.clock.now() - 20_000 }));
    continueRun(run, 'trigger-1');
    expect(services.asked).toEqual([]);
    expect(record()?.lookedAt).toBe(services.clock.now());
  });

  test('a step that is at work keeps its lease', () => {
    const { run, services, state } = closed();
    const until = services.clock.now() + 40_000;
    services.documentProperties.setAll(
      encodeRun({ ...state(), lease: { owner: 'other', until, allowance: 1, isTold: true } }),
    );
    continueRun(run, 'trigger-1');
    expect(services.asked).toEqual([]);
    expect(state().lease?.owner).toBe('other');
  });

  test.each([
    ['another trigger than the run\u2019s', 'trigger-9'],
    ['a call by hand', ''],
  ])('%s does nothing, and leaves the run its trigger', (_what, uid) => {
    const { run, services, trigger } = closed();
    continueRun(run, uid);
    expect(services.asked).toEqual([]);
    expect(trigger.uids).toEqual(['trigger-1']);
  });

  test('somebody who is not its maker can\u2019t work with it, although its number is known', () => {
    const { run, services, trigger } = closed();
    trigger.uids = [];
    continueRun(run, 'trigger-1');
    expect(services.asked).toEqual([]);
  });

  test('a trigger whose run is over, or which stands in no file, removes itself', () => {
    for (const change of [
      (scene: ReturnType<typeof closed>) =>
        scene.services.documentProperties.setAll(encodeRun({ ...scene.state(), state: 'done' })),
      (scene: ReturnType<typeof closed>) => scene.services.documentProperties.remove('run'),
      (scene: ReturnType<typeof closed>) =>
        scene.services.documentProperties.setAll(encodeRun({ ...scene.state(), id: 'x' })),
      (scene: ReturnType<typeof closed>) => (scene.trigger.file = () => null),
      (scene: ReturnType<typeof closed>) => (scene.trigger.file = () => 'a copy'),
      (scene: ReturnType<typeof closed>) => scene.services.userProperties.setAll({ 'clock.off': 'yes' }),
    ]) {
      const scene = closed();
      change(scene);
      continueRun(scene.run, 'trigger-1');
      expect({ change: String(change), uids: scene.trigger.uids, asked: scene.services.asked }).toEqual({
        change: String(change),
        uids: [],
        asked: [],
      });
    }
  });
});

test('where a service of Google\u2019s fails, nobody gets a mail, and the next look goes on', () => {
  const { run, services, trigger, state } = closed();
  const { getAll } = services.documentProperties;
  services.documentProperties.getAll = () => {
    throw new Error('Try again.');
  };
  expect(() => continueRun(run, 'trigger-1')).not.toThrow();
  services.documentProperties.getAll = getAll;
  run.ledger.claim = () => {
    throw new Error('Try again.');
  };
  expect(() => continueRun(run, 'trigger-1')).not.toThrow();
  expect({ asked: services.asked, uids: trigger.uids }).toEqual({ asked: [], uids: ['trigger-1'] });
  expect(state().state).toBe('running');
  expect(workLeft(services.userProperties, services.clock.now()).left).toBeGreaterThan(79 * MINUTE);
});

describe('its time', () => {
  test('is booked as long as it was worked, and that is no more than five minutes', () => {
    let waves = 0;
    const slow: Respond = (body, number) => {
      // A wave takes as long as Google waits.
      if (scene.services.waves.length > waves) scene.services.clock.sleep(54_000);
      waves = scene.services.waves.length;
      return findsEverybody(body, number);
    };
    const scene = closed(600, slow);
    const { run, services, state } = scene;
    const from = services.clock.now();
    continueRun(run, 'trigger-1');
    const worked = services.clock.now() - from;
    expect(state().state).toBe('running');
    expect(worked).toBeGreaterThan(3 * MINUTE);
    expect(worked).toBeLessThanOrEqual(5 * MINUTE);
    expect(workLeft(services.userProperties, services.clock.now()).left).toBe(80 * MINUTE - worked);
  });

  test('where the day has none left it only looks', () => {
    const { run, services, record } = closed();
    bookWork(services.userProperties, services.clock.now(), 79.5 * MINUTE);
    continueRun(run, 'trigger-1');
    expect(services.asked).toEqual([]);
    expect(record()?.lookedAt).toBe(services.clock.now());
  });
});

describe('Google\u2019s daily quota of requests', () => {
  /** Stopped by it, as the page's step has left it. */
  function used() {
    let isThere = false;
    const scene = closed(30, (body, number) => {
      if (!isThere) throw new Error('Service invoked too many times for one day: urlfetch.');
      return findsEverybody(body, number);
    });
    value(stepRun(scene.run, scene.runId));
    expect(scene.state().stop?.code).toBe('google-quota');
    return { ...scene, comesBack: () => (isThere = true) };
  }

  test('is tried again each hour, until it is there', () => {
    const { run, services, trigger, state, comesBack } = used();
    const before = services.waves.length;
    for (let minutes = 0; minutes < 180; minutes += 5) {
      continueRun(run, 'trigger-1');
      services.clock.sleep(5 * MINUTE);
    }
    expect(services.waves.length - before).toBe(3);
    expect(state().stop?.code).toBe('google-quota');
    expect(trigger.uids).toEqual(['trigger-1']);
    comesBack();
    continueRun(run, 'trigger-1');
    expect(state()).toMatchObject({ state: 'done', found: 30 });
    expect(trigger.uids).toEqual([]);
  });
});
