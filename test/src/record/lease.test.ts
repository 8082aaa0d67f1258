import { describe, expect, test } from '@jest/globals';
import { flightEntry, putFlight, readFlight } from '../../../src/record/flight';
import { countDeadStep, leaseLeft, newLease, renewLease } from '../../../src/record/lease';
import { creditsAllowed, decodeRun, encodeRun, loadRun, RUN_PROPERTY } from '../../../src/record/run-state';
import type { RunState } from '../../../src/record/run-state';
import { findsEverybody, memoryServices } from '../support/memory-services';
import { runState } from '../support/run-state';

const NOW = 1_700_000_000_000;

const runOf = (patch: Partial<RunState> = {}): RunState => runState({ agreedCredits: 5_000, ...patch });

function withStep(patch: Partial<RunState> = {}) {
  const services = memoryServices(findsEverybody);
  const run = runOf(patch);
  run.lease = newLease(run, 'step-1', NOW);
  services.documentProperties.setAll(encodeRun(run));
  return { services, run };
}

describe('the lease of a step', () => {
  test('lasts longer than ten seconds and a request of 55, and allows no more than is left of what was agreed', () => {
    const run = runOf({ agreedCredits: 30, spent: 12, lostAnswers: 5 });
    run.lease = newLease(run, 'step-1', NOW);
    expect(run.lease.allowance).toBe(13);
    expect(leaseLeft(run, NOW + 65_000)).toBeGreaterThan(0);
    expect(leaseLeft(run, NOW + 90_000)).toBe(0);
    expect(leaseLeft({ ...run, lease: null }, NOW)).toBe(0);
  });

  test('is renewed by who holds it, and by nobody whose run goes on in another window', () => {
    const { services, run } = withStep();
    run.spent = 700;
    renewLease(services, run, { allowance: 200, isTold: true });
    expect(loadRun(services.documentProperties)).toMatchObject({
      spent: 700,
      lease: { owner: 'step-1', allowance: 200 },
    });
    services.documentProperties.setAll(encodeRun({ ...run, id: 'run-2' }));
    renewLease(services, run, { allowance: 300, isTold: true });
    expect(run.stop?.code).toBe('taken-over');
    expect(loadRun(services.documentProperties)).toMatchObject({ id: 'run-2', lease: { allowance: 200 } });
    expect(services.documentLock.tryAcquire(0)).toBe(true);
  });
});

describe('a step that never ended', () => {
  test('is counted as far as it told: what it spent, and as perhaps charged what was on its way', () => {
    const { services, run } = withStep({ spent: 10 });
    putFlight(services.documentCache, flightEntry({ ...run, spent: 60, found: 50 }, 'step-1', 40));
    countDeadStep(run, services.documentCache);
    expect(run).toMatchObject({ spent: 60, found: 50, lostAnswers: 40, unsettled: 0, lease: null });
  });

  test.each([
    ['the cache has forgotten', () => undefined],
    ['the cache holds another step', (run: RunState) => flightEntry(run, 'step-2', 3)],
  ])('is counted as all that it was allowed where %s', (_what, entry) => {
    const { services, run } = withStep({ agreedCredits: 300, spent: 20 });
    const entries = entry(run);
    if (entries) putFlight(services.documentCache, entries);
    countDeadStep(run, services.documentCache);
    expect(run.lostAnswers).toBe(280);
    expect(creditsAllowed(run)).toBe(0);
  });

  test('is not taken at its last word where it could not tell of its last wave', () => {
    const { services, run } = withStep({ spent: 20 });
    putFlight(services.documentCache, flightEntry(run, 'step-1', 5));
    services.documentCache.putAll = () => {
      throw new Error('refused');
    };
    expect(putFlight(services.documentCache, flightEntry(run, 'step-1', 50))).toBe(false);
    renewLease(services, run, { allowance: 50, isTold: false });
    const found = decodeRun(services.documentProperties.get(RUN_PROPERTY))!;
    countDeadStep(found, services.documentCache);
    expect(found).toMatchObject({ spent: 20, lostAnswers: 50 });
  });

  test('never counts beyond the ceiling', () => {
    const { services, run } = withStep({ agreedCredits: 30, spent: 25 });
    putFlight(services.documentCache, flightEntry(run, 'step-1', 50));
    countDeadStep(run, services.documentCache);
    expect(run.spent + run.lostAnswers).toBe(30);
  });

  test.each(['', '{', 'null', '{"inFlight":-1,"spent":0}', '[]'])('tells nothing by the text %j', (text) => {
    const { services } = withStep();
    services.documentCache.putAll({ 'ecore.step.step-1': text }, 60);
    expect(readFlight(services.documentCache, 'step-1')).toBeNull();
  });
});
