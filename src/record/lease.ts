import { problem } from '../messages';
import type { Problem } from '../problem';
import type { Cache, Services } from '../services';
import { stopAsking } from '../waves/asking';
import { readFlight } from './flight';
import { shareOut } from './lane-credits';
import { ceilingOf, creditsAllowed, decodeRun, encodeRun, RUN_PROPERTY } from './run-state';
import type { Lease, RunState } from './run-state';

/** A step takes fifteen seconds, its last wave may take another 55, and then answers are written. */
const LEASE_MILLISECONDS = 85_000;
/** A step's worth at a fast service: writing the record costs as much as a third of a wave. */
const ALLOWANCE = 1_000;
const LOCK_WAIT = 5_000;
const BUSY_AGAIN = 2_000;

export function newLease(run: RunState, owner: string, now: number): Lease {
  const allowance = Math.min(ALLOWANCE, creditsAllowed(run));
  return { owner, until: now + LEASE_MILLISECONDS, allowance, isTold: true };
}

/** How long another step may still be at work, in milliseconds; 0 when none is. */
export function leaseLeft({ lease }: RunState, now: number): number {
  return lease ? Math.max(0, lease.until - now) : 0;
}

export function busyWithStep(left: number): Problem {
  return {
    ...problem('busy', 'The last step is still at work. It continues in a moment.'),
    retryAfter: Math.min(left, BUSY_AGAIN),
  };
}

/**
 * Takes down what a step has done that never ended: what it told last, and as perhaps charged what was on its way then.
 * Where nobody knows, that is all it was allowed to spend.
 */
export function countDeadStep(run: RunState, cache: Cache): void {
  const { lease } = run;
  if (!lease) return;
  const flight = lease.isTold ? readFlight(cache, lease.owner) : null;
  const { inFlight, ...counters } = flight || { inFlight: lease.allowance };
  Object.assign(run, counters);
  run.lostAnswers = Math.min(run.lostAnswers + inFlight, Math.max(run.lostAnswers, ceilingOf(run) - run.spent));
  run.unsettled = 0;
  run.balanceAt = 0;
  run.lease = null;
}

/**
 * Writes down that a step goes on spending, unless it no longer holds the lease or another window goes on with the run.
 *
 * @param reclaims takes back what was set aside for lanes and granted to none
 */
export function renewLease(
  services: Services,
  run: RunState,
  renewed: Pick<Lease, 'allowance' | 'isTold'>,
  reclaims = false,
): void {
  const { documentProperties: properties, documentLock: lock, documentCache: cache } = services;
  const { lease } = run;
  if (!lease || !lock.tryAcquire(LOCK_WAIT)) throw new Error('The document is busy.');
  try {
    const texts = reclaims ? properties.getAll() : { [RUN_PROPERTY]: properties.get(RUN_PROPERTY) || '' };
    const record = decodeRun(texts[RUN_PROPERTY]);
    if (record?.id !== run.id || record.lease?.owner !== lease.owner) return stopAsking(run, 'taken-over');
    const terms = { now: services.clock.now(), ceiling: ceilingOf(run), wanted: false };
    const lanes = reclaims ? shareOut(run, texts, cache, terms) : {};
    run.lease = { ...lease, ...renewed };
    properties.setAll({ ...encodeRun(run), ...lanes });
  } finally {
    lock.release();
  }
}

/** The credits to ask for when an allowance is used up. */
export function nextAllowance(run: RunState): number {
  return Math.min(ALLOWANCE, creditsAllowed(run));
}
