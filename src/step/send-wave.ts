import { markAhead } from '../ledger/entry';
import { slowDown } from '../lanes/bearable';
import { sendHome } from '../lanes/hand-out';
import { areBusy } from '../lanes/step-lanes';
import type { Lookup } from '../lookups/lookup';
import { askTogether } from '../waves/asker';
import { MOST_TRIES, spentSoFar } from '../waves/asking';
import type { FailedTries } from '../waves/asking';
import { settleLosses } from '../waves/lost-answers';
import { tellFlight } from './claim-wave';
import { TIMEOUT_SECONDS } from '../waves/claims';
import { LANES_WAIT } from './end-step';
import { putFlight } from '../record/flight';
import { wavesApart } from '../record/lane-credits';
import { nextAllowance, renewLease } from '../record/lease';
import { creditsAllowed, stopAtCeiling } from '../record/run-state';
import type { RunState } from '../record/run-state';
import { isClaimed } from './step-work';
import type { Step } from './step-work';

/** A step that hung for so long beyond its time is no longer sure of its lease. */
const SURE_OF_LEASE = 3_000;

/** A wave whose lookups this step has claimed. */
interface ClaimedWave {
  lookups: Lookup[];
  pending: ReadonlyMap<string, Lookup>;
  /** As many requests stand in the cache as being on their way. */
  told: number;
}

/**
 * Asks eCore as much of a wave as the credits allow, and takes over the answers, which no store has yet.
 *
 * @returns `ended` where the run ends with it, `nothing-new` where only lookups are left that failed before and that the
 *   ceiling leaves no room for, else `go-on`, asked or not
 */
export function sendWave(step: Step, { lookups: wave, pending, told }: ClaimedWave): 'ended' | 'nothing-new' | 'go-on' {
  const { input, deadline } = step;
  const { services, run } = input;
  const { clock } = services;
  const allowed = creditsAllowed(run);
  if (allowed <= 0 && giveUpWhatFailed(run, pending)) return 'nothing-new';
  if (allowed <= 0 && run.lanes.reserve > 0) {
    callLanesHome(step);
    return 'go-on';
  }
  if (allowed <= 0) {
    stopAtCeiling(run);
    return 'ended';
  }
  const lookups = wave.slice(0, allowed);
  provideFor(step, lookups.length, told);
  if (run.waitUntil > clock.now()) clock.sleep(run.waitUntil - clock.now());
  // Whoever hung for long is no longer sure of his claims, nor of the run.
  const isLate = clock.now() > deadline + SURE_OF_LEASE;
  if (run.state !== 'running' || isLate || !lookups.every(({ key }) => isClaimed(step, key))) return 'go-on';
  ask(step, lookups);
  if (run.state === 'running') return 'go-on';
  // The wave that brought a stop may have brought answers too: they are written before the step ends.
  input.ledger.store(step.fresh, { alongside: tellFlight(run, input.owner, 0) });
  return 'ended';
}

/** Lanes may still spend what is left, or leave some of it. */
function callLanesHome(step: Step): void {
  const { services, run } = step.input;
  renewLease(services, run, { allowance: 0, isTold: true }, true);
  step.mayCost = spentSoFar(run);
  if (creditsAllowed(run) > 0) return;
  putFlight(services.documentCache, sendHome(step.work.lanes, services.clock.now()));
  services.clock.sleep(LANES_WAIT);
}

/** Before anything is sent it stands somewhere how much it may cost: should the step die, that is counted as spent. */
function provideFor(step: Step, count: number, told: number): void {
  const { services, run, owner } = step.input;
  const isTold = told >= count || putFlight(services.documentCache, tellFlight(run, owner, count));
  if (isTold && spentSoFar(run) + count <= step.mayCost) return;
  // Without the cache a step that dies is taken to have spent all that it was allowed: no more than this wave.
  const allowance = isTold ? nextAllowance(run) : count;
  renewLease(services, run, { allowance, isTold });
  step.mayCost = spentSoFar(run) + allowance;
}

function ask(step: Step, lookups: Lookup[]): void {
  const { input, work } = step;
  const { services, run } = input;
  const asked = askTogether({ ...input, asking: run }, lookups, TIMEOUT_SECONDS);
  const { before, sentAt } = asked;
  const answers = markAhead(asked.answers);
  // Where others spend from the wallet too, it does not tell what was lost.
  if (work.lanes.areThere) run.unsettled = 0;
  else settleLosses(run, before, sentAt);
  // That so many ask is the likelier cause of a refusal than how much this one does.
  if (areBusy(work.lanes))
    run.waitUntil = Math.max(run.waitUntil, sentAt + wavesApart(run.lanes, services.clock.now()));
  if (asked.refused > 0 && slowDown(work.lanes, sentAt)) {
    run.pace = { ...before.pace, lately: [] };
    run.emptyWaves = Math.max(0, run.emptyWaves - 1);
  }
  step.fresh = new Map([...step.fresh, ...answers]);
  const { knowledge, claimed, learned } = work;
  for (const [key, entry] of answers) {
    claimed.delete(key);
    learned.set(key, entry);
    knowledge.answers.set(key, entry);
    if (entry.kind === 'found') knowledge.paid.add(key);
  }
}

/**
 * Where nothing but lookups that failed before is left to ask and the ceiling leaves no room for another try, their rows
 * say so; a retry has a check of its own. False where somebody has not been asked yet.
 */
function giveUpWhatFailed(run: RunState, pending: ReadonlyMap<string, Lookup>): boolean {
  for (const key of pending.keys()) if (!run.tries[key]) return false;
  for (const key of pending.keys()) run.tries[key] = { ...(run.tries[key] as FailedTries), count: MOST_TRIES };
  return true;
}
