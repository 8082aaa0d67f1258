import { describe, expect, test } from '@jest/globals';
import { claimWave, planRound } from '../../../src/step/claim-wave';
import { askToStop } from '../../../src/record/control';
import { readFlight } from '../../../src/record/flight';
import { isClaimed, pendingOf } from '../../../src/step/step-work';
import { stepScene } from '../support/step-scene';

function planned(count: number, timeUp = false, patch: Parameters<typeof stepScene>[2] = {}) {
  const scene = stepScene(count, undefined, patch);
  const pending = pendingOf(scene.step, scene.window);
  const keys = [...pending.keys()];
  return { ...scene, pending, keys, round: planRound(scene.step, scene.window, pending, timeUp) };
}

describe('a round', () => {
  test('asks the first rows that wait, as many as the pace allows', () => {
    const { round, keys, state } = planned(300);
    expect(round.chosen.map(({ key }) => key)).toEqual(keys.slice(0, state.pace.size));
    expect(round.told).toBe(state.pace.size);
  });

  test('asks no more than the credits that are left', () =>
    expect(planned(30, false, { agreedCredits: 5, spent: 2 }).round.chosen).toHaveLength(3));

  test('asks nobody once the time is up', () =>
    expect(planned(300, true).round).toMatchObject({ chosen: [], told: 0, timeUp: true }));

  test('tells nothing of its wave where the sheet is written in between', () => {
    const { step, window, pending, services } = planned(30);
    services.clock.sleep(7_500);
    expect(planRound(step, window, pending, false).told).toBe(0);
  });
});

describe('claiming', () => {
  test('takes the wave and a little more, stores the last answers, and tells what is on its way', () => {
    const { step, round, keys, services, run } = planned(300);
    step.fresh.set('answered', { kind: 'found', email: 'ana@found.example', at: services.clock.now() });
    const calls = services.calls['cache.putAll'] ?? 0;
    expect(claimWave(step, round)).toBe(true);
    expect(step.fresh.size).toBe(0);
    expect(run.ledger.readCache(['answered']).answers.has('answered')).toBe(true);
    const claimed = keys.filter((key) => isClaimed(step, key));
    expect(claimed).toEqual(keys.slice(0, claimed.length));
    expect(claimed.length).toBeGreaterThanOrEqual(round.chosen.length);
    expect(readFlight(services.documentCache, 'step-1')).toMatchObject({ inFlight: round.chosen.length });
    expect(services.calls['cache.putAll']).toBe(calls + 1);
  });

  test('what the next wave has claimed already costs no read, so soon after the last', () => {
    const { step, window, round, pending, services } = planned(300);
    claimWave(step, round);
    const reads = services.calls['cache.getAll'];
    for (const { key } of round.chosen) pending.delete(key);
    const next = planRound(step, window, pending, false);
    next.chosen = next.chosen.filter(({ key }) => isClaimed(step, key)).slice(0, 5);
    expect(next.chosen.length).toBeGreaterThan(0);
    claimWave(step, next);
    expect(services.calls['cache.getAll']).toBe(reads);
    services.clock.sleep(1_000);
    claimWave(step, next);
    expect(services.calls['cache.getAll']).toBeGreaterThan(reads ?? 0);
  });

  test('what somebody else asks is left to them for a moment', () => {
    const { step, window, round, keys, run, pending } = planned(10);
    run.ledger.claim([keys[0] ?? ''], 'formula');
    claimWave(step, round);
    expect(isClaimed(step, keys[0] ?? '')).toBe(false);
    expect(planRound(step, window, pending, false).chosen.map(({ key }) => key)).toEqual(keys.slice(1));
    step.input.services.clock.sleep(700);
    expect(planRound(step, window, pending, false).chosen).toHaveLength(10);
  });

  test('hears that somebody wants the run to stop', () => {
    const { step, round, services, state } = planned(10);
    askToStop(services, state.id);
    claimWave(step, round);
    expect(state.stop).toMatchObject({ code: 'stopped' });
  });

  test('answers stay in hand where the cache refuses them', () => {
    const { step, round, services } = planned(10);
    step.fresh.set('answered', { kind: 'not-found', at: 1 });
    services.documentCache.putAll = () => {
      throw new Error('Service error');
    };
    expect(claimWave(step, round)).toBe(false);
    expect([...step.fresh.keys()]).toEqual(['answered']);
  });
});
