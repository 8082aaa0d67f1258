import { handOut } from '../lanes/hand-out';
import { areBusy, isElsewhere } from '../lanes/step-lanes';
import { stepShare } from '../lanes/step-share';
import { keysOf } from '../lookups/lookup';
import type { Lookup } from '../lookups/lookup';
import type { Claims } from '../ledger/cache-tier';
import { chooseWave } from '../waves/choose-wave';
import { LARGEST_WAVE } from '../waves/pace';
import { CLAIM_LASTS } from '../waves/claims';
import { CONTROL, readControl } from '../record/control';
import { flightEntry, putFlight } from '../record/flight';
import { progressEntry } from './progress-entry';
import { creditsAllowed } from '../record/run-state';
import { accepts, hear, isClaimed, isWriteDue, pendingOf, weigh } from './step-work';
import type { Step } from './step-work';
import type { Window } from '../watch/window';

export const CLAIMED_ELSEWHERE_WAIT = 700;
/** Two waves: the second is sent well within the time that a claim is good for. With lanes one: they take the next. */
const CLAIMED_AT_ONCE = 2 * LARGEST_WAVE;
/** With those that are claimed, one call of the cache. */
const MOST_PEEKED = 380;
/** How soon a stop is seen at the latest, however small the waves. */
const CONTROL_EVERY = 1_000;
/** A shorter wait is used for claims and writes; a longer one comes before them, so that a stop is seen after it. */
export const SHORT_WAIT = 1_100;

/** What a round of the step is about to ask. */
export interface Round {
  window: Window;
  pending: Map<string, Lookup>;
  /** The step ends after this round, which asks nobody. */
  timeUp: boolean;
  /** The lookups of its wave, claimed or not. */
  chosen: Lookup[];
  /** As many requests are told to be on their way. */
  told: number;
  /** Whether the step asks whole waves, as far as lanes are concerned. */
  isWhole: boolean;
}

/** Chooses the round's wave of the lookups that a window's rows wait for. */
export function planRound(step: Step, window: Window, pending: Map<string, Lookup>, timeUp: boolean): Round {
  const { busyUntil, input } = step;
  const { lanes } = step.work;
  const { run, services } = input;
  const isBusy = (key: string) => isElsewhere(lanes, key) || (busyUntil.get(key) || 0) > services.clock.now();
  const own = stepShare(lanes, pending, (key) => isClaimed(step, key), services.clock.now());
  const most = Math.min(own.most, creditsAllowed(run));
  const chosen = timeUp || own.most === 0 ? [] : chooseWave(own.pending, run, most, isBusy);
  // What the cache is told of the wave goes with what is written anyway, where no write to the sheet comes between.
  const told = isWriteDue(step, weigh(step, window).ready) ? 0 : chosen.length;
  return { window, pending, timeUp, chosen, told, isWhole: own.most === LARGEST_WAVE };
}

/**
 * Stores the last wave's answers, and in the same call of the cache claims the round's wave, hears what others know, and
 * hands lanes their next parcels. What needs none of it is only stored.
 *
 * @returns whether what was told stands in the cache
 */
export function claimWave(step: Step, round: Round): boolean {
  const { input, fresh, work } = step;
  const { services, ledger, run, owner } = input;
  const unclaimed = keysOf(round.chosen).filter((key) => !isClaimed(step, key));
  const isTimeToHear = services.clock.now() - step.heardAt >= CONTROL_EVERY;
  const needsCache = round.timeUp || unclaimed.length > 0 || areBusy(work.lanes) || isTimeToHear;
  const isStored = needsCache
    ? exchange(step, round, unclaimed)
    : ledger.store(fresh, { alongside: tellFlight(run, owner, round.told) });
  if (isStored) step.fresh = new Map();
  return isStored;
}

function exchange(step: Step, round: Round, unclaimed: string[]): boolean {
  const { input, work, fresh } = step;
  const { lanes } = work;
  const { services, ledger, run, owner } = input;
  const { clock, documentCache } = services;
  const others = [...round.pending.keys()].filter((key) => !isClaimed(step, key) && !unclaimed.includes(key));
  const toClaim = new Set([...unclaimed, ...claimedAhead(step, others, round.isWhole ? unclaimed.length : 0)]);
  let parcels: { [name: string]: string } = {};
  const claims = ledger.claim([...toClaim], owner, {
    accept: (entry) => accepts(step, entry),
    lasts: CLAIM_LASTS,
    store: fresh,
    peek: [
      ...others.filter((key) => isElsewhere(lanes, key)),
      ...others.filter((key) => !toClaim.has(key) && !isElsewhere(lanes, key)),
    ].slice(0, MOST_PEEKED),
    extra: [CONTROL, ...lanes.names],
    alongside(read) {
      parcels = parcelsFor(step, round, toClaim, read);
      return { ...tellFlight(run, owner, round.told), ...parcels };
    },
  });
  // Where there was nothing to claim or to store, nothing was written.
  if (!claims.written && fresh.size === 0 && Object.keys(parcels).length > 0) putFlight(documentCache, parcels);
  const claimedAt = clock.now();
  for (const key of claims.mine) work.claimed.set(key, claimedAt);
  step.busyUntil = new Map(claims.theirs.map((key) => [key, claimedAt + CLAIMED_ELSEWHERE_WAIT] as const));
  readControl(claims.extra[CONTROL], run);
  step.heardAt = claimedAt;
  return claims.written;
}

/** Several waves are claimed at a time: a claim costs as much as a sixth of a wave. */
function claimedAhead({ work: { lanes }, busyUntil, input: { run } }: Step, others: string[], count: number): string[] {
  if (count === 0) return [];
  const isOpenToLanes = lanes.areThere && run.pace.ceiling === LARGEST_WAVE;
  const atOnce = isOpenToLanes ? LARGEST_WAVE : CLAIMED_AT_ONCE;
  const free = others.filter((key) => !isElsewhere(lanes, key) && !busyUntil.has(key));
  return free.slice(0, Math.max(0, atOnce - count));
}

/** What lanes get to ask: lookups that neither they nor the step have, as far as is known after the last read. */
function parcelsFor(
  step: Step,
  { window, chosen }: Round,
  toClaim: ReadonlySet<string>,
  { extra, answers }: Claims,
): { [name: string]: string } {
  const { busyUntil, input } = step;
  const { lanes } = step.work;
  const { clock } = input.services;
  hear(step, extra, answers);
  if (input.run.waitUntil - clock.now() > SHORT_WAIT || !lanes.areThere) return {};
  const isFree = (key: string) =>
    !isClaimed(step, key) && !toClaim.has(key) && !isElsewhere(lanes, key) && !busyUntil.has(key);
  // What was just heard may have brought up the second lookups of some rows.
  const lookups = [...pendingOf(step, window)].flatMap(([key, lookup]) => (isFree(key) ? [lookup] : []));
  return handOut(lanes, lookups, clock.now(), chosen.length);
}

/** What the cache is told: how far the run is, and how many requests are on their way. */
export function tellFlight(run: Step['input']['run'], owner: string, inFlight: number): { [name: string]: string } {
  return { ...progressEntry(run), ...flightEntry(run, owner, inFlight) };
}
