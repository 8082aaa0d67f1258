import { describe, expect, test } from '@jest/globals';
import { claimWave, planRound } from '../../../src/step/claim-wave';
import { loadRun } from '../../../src/record/run-state';
import type { RunState } from '../../../src/record/run-state';
import { sendWave } from '../../../src/step/send-wave';
import { pendingOf } from '../../../src/step/step-work';
import type { Respond } from '../support/memory-services';
import { findsEverybody } from '../support/memory-services';
import { stepScene } from '../support/step-scene';

/** A step that has claimed a wave. */
function claimed(count: number, patch: Partial<RunState> = {}, respond: Respond = findsEverybody) {
  const scene = stepScene(count, respond, patch);
  const pending = pendingOf(scene.step, scene.window);
  const round = planRound(scene.step, scene.window, pending, false);
  const told = claimWave(scene.step, round) ? round.told : 0;
  const send = (lookups = round.chosen) => sendWave(scene.step, { lookups, pending, told });
  return { ...scene, pending, round, send };
}

test('a wave is asked, and its answers are paid for and in no store yet', () => {
  const { send, step, state, services } = claimed(4);
  expect(send()).toBe('go-on');
  expect(services.asked).toHaveLength(4);
  expect(state.spent).toBe(4);
  expect([step.fresh.size, step.work.learned.size, step.work.knowledge.paid.size]).toEqual([4, 4, 4]);
  expect(step.work.claimed.size).toBe(0);
});

test('nothing is sent whose claim may not outlast the request', () => {
  const { send, services } = claimed(4);
  services.clock.sleep(25_000);
  expect(send()).toBe('go-on');
  expect(services.asked).toHaveLength(0);
});

describe('the ceiling', () => {
  test('cuts a wave', () => {
    const { send, services, state, step } = claimed(4);
    state.agreedCredits = 3;
    expect(send()).toBe('go-on');
    expect(services.asked).toHaveLength(3);
    expect(step.work.claimed.size).toBe(1);
  });

  test('ends the run where somebody waits who was not asked', () => {
    const { send, services, state } = claimed(4);
    state.agreedCredits = 2;
    state.lostAnswers = 2;
    expect(send()).toBe('ended');
    expect(services.asked).toHaveLength(0);
    expect(state.state).toBe('stopped');
  });

  test('gives up those who failed before, where nobody else waits', () => {
    const { send, services, state, pending } = claimed(2);
    state.agreedCredits = 0;
    for (const key of pending.keys()) state.tries[key] = { count: 1, reason: 'server', lastAt: 0 } as never;
    expect(send()).toBe('nothing-new');
    expect(services.asked).toHaveLength(0);
    expect(state.state).toBe('running');
  });
});

describe('before anything is sent', () => {
  test('more than the lease allows is written into the run\u2019s record', () => {
    const { send, services, step, state } = claimed(4);
    step.mayCost = 1;
    services.documentCache.putAll({}, 1);
    let atRequest: number | undefined;
    const { sendAll } = services.http;
    services.http.sendAll = (requests) => {
      atRequest = loadRun(services.documentProperties)?.lease?.allowance;
      return sendAll(requests);
    };
    state.lease = { ...(state.lease as NonNullable<RunState['lease']>), allowance: 1 };
    send();
    expect(atRequest).toBeGreaterThanOrEqual(4);
  });

  test('a cache that refuses has the record count the whole wave as spent, should the step die', () => {
    const { step, state, services, pending, round } = claimed(4);
    services.documentCache.putAll = () => {
      throw new Error('Service error');
    };
    sendWave(step, { lookups: round.chosen, pending, told: 0 });
    expect(loadRun(services.documentProperties)?.lease).toMatchObject({ allowance: 4, isTold: false });
    expect(state.spent).toBe(4);
  });

  test('another window that goes on with the run keeps this step from asking', () => {
    const { send, services, step } = claimed(4);
    step.mayCost = 1;
    const saved = loadRun(services.documentProperties) as RunState;
    services.documentProperties.setAll({ run: JSON.stringify({ ...saved, headers: {}, id: 'another' }) });
    send();
    expect(services.asked).toHaveLength(0);
  });
});

test('a wave that ends the run may have brought answers: they are stored', () => {
  const respond: Respond = (body, number) =>
    number === 2 ? { status: 401, body: { detail: 'Invalid token' } } : findsEverybody(body, number);
  const { send, run, state, round } = claimed(2, {}, respond);
  expect(send()).toBe('ended');
  expect(state.state).toBe('stopped');
  const [first = ''] = round.chosen.map(({ key }) => key);
  expect(run.ledger.readCache([first]).answers.get(first)).toMatchObject({ kind: 'found' });
});
