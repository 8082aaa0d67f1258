import { keysOf } from '../lookups/lookup';
import type { Lookup } from '../lookups/lookup';
import { askTogether } from '../waves/asker';
import { spentSoFar, stopAsking } from '../waves/asking';
import { giveBack, knownCeiling, takeCredits } from './daily-ceiling';
import { learn, LEAST_FOR_A_REQUEST, POLL_MILLISECONDS, type FormulaCall } from './formula-call';
import { noteLosses } from './losses';
import { isSpared } from './others-claims';
import { formulaSentence } from './sentences';

/** Claiming takes some of that time; a request may start with so much less. */
const CLAIM_MAY_TAKE = 2_000;
/** In a filled-down column thirty cells want the lock, each for a moment. */
const CLAIM_LOCK_WAIT = 5_000;

/** Claims a wave, and asks of it what nobody else asks, as far as time and the day's ceiling allow. */
export function claimAndAsk(call: FormulaCall, wave: Lookup[]): void {
  const { services, endsAt, held } = call;
  const unclaimed = keysOf(wave).filter((key) => !held.has(key));
  claim(call, unclaimed);
  const mine = wave.filter(({ key }) => held.has(key));
  const seconds = Math.floor((endsAt - services.clock.now()) / 1000);
  if (mine.length > 0 && seconds * 1000 >= LEAST_FOR_A_REQUEST - CLAIM_MAY_TAKE) askWithinCeiling(call, mine, seconds);
}

function claim(call: FormulaCall, keys: string[]): void {
  const { services, ledger, owner, endsAt, held, theirs, unanswered } = call;
  const lockWait = Math.max(0, Math.min(CLAIM_LOCK_WAIT, endsAt - services.clock.now() - LEAST_FOR_A_REQUEST));
  const claims = ledger.claim(keys, owner, { lockWait, spare: (askedAt) => isSpared(call, askedAt) });
  learn(call, claims.answers);
  for (const key of claims.theirs) theirs.add(key);
  for (const key of claims.unanswered) unanswered.add(key);
  for (const key of claims.mine) held.add(key);
}

/** Credits are taken from the day before anything is sent, and what was not spent goes back. */
function askWithinCeiling(call: FormulaCall, mine: Lookup[], seconds: number): void {
  const { services, asking } = call;
  if (call.ceiling === undefined) call.ceiling = knownCeiling(services, call.ceilingEntry);
  if (call.ceiling === null) return ask(call, mine, seconds);
  const taken = takeCredits(services, call.ceiling, mine.length);
  if (taken === 0) return stopAsking(asking, 'formula-ceiling', formulaSentence('formula-ceiling'));
  if (taken === null) return services.clock.sleep(POLL_MILLISECONDS);
  const before = spentSoFar(asking);
  ask(call, mine.slice(0, taken), seconds);
  giveBack(services, taken - (spentSoFar(asking) - before));
}

function ask(call: FormulaCall, mine: Lookup[], seconds: number): void {
  const { services, ledger, learned, held } = call;
  const asked = askTogether(call, mine, seconds);
  // Before anything else: these are paid for.
  ledger.store(asked.answers);
  const took = services.clock.now() - asked.sentAt;
  call.slowest = Math.max(call.slowest, took);
  learn(call, asked.answers);
  for (const [key, entry] of asked.answers) {
    learned.set(key, entry);
    held.delete(key);
  }
  noteLosses(call, { ...asked, sent: mine.length, isSlow: took >= seconds * 1000 - 1000 });
}
