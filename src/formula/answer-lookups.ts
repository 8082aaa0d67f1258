import type { Lookup } from '../lookups/lookup';
import { stopAsking } from '../waves/asking';
import { chooseWave } from '../waves/choose-wave';
import { claimAndAsk } from './ask-within-ceiling';
import { beginCall, LEAST_FOR_A_REQUEST, lockWait, POLL_MILLISECONDS } from './formula-call';
import type { Answered, FormulaCall, FormulaServices, PendingOf } from './formula-call';
import { lookForTheirs } from './others-claims';
import { readKnown } from './read-known';
import { raiseWall } from './refusals';
import { formulaSentence } from './sentences';

const SAVE_LOCK_WAIT = 1_500;
/** Where the cache keeps nothing, each of thirty cells holds the lock for the third of a second. */
const COLUMN_LOCK_WAIT = 10_000;
const RECORD_LOCK_WAIT = 500;

/**
 * Answers lookups from the ledger first, then in waves for as long as an answer can still come in time.
 *
 * @param allKeys of all lookups that may be needed
 */
export function answerLookups(
  formula: FormulaServices,
  allKeys: string[],
  pendingOf: PendingOf,
  manyRows: boolean,
): Answered {
  const call = beginCall(formula, pendingOf);
  readKnown(call, allKeys);
  if (pendingOf(call).size > 0) {
    const token = call.asking.state === 'running' ? formula.token() : '';
    if (token === null) stopAsking(call.asking, 'no-token', formulaSentence('no-token'));
    else askWhatIsMissing(Object.assign(call, { token, owner: formula.newId() }));
  }
  save(call, manyRows);
  return call;
}

/** Wave after wave until all is known, nothing can come in time any more, or asking on is of no use. */
function askWhatIsMissing(call: FormulaCall): void {
  const { services, ledger, pendingOf, asking, owner, held, theirs, unanswered } = call;
  for (let isTime = true; isTime && asking.state === 'running'; ) {
    const pending = pendingOf(call);
    if (pending.size === 0) break;
    isTime = takeTurn(call, pending);
    if (isTime && theirs.size > 0) lookForTheirs(call);
  }
  const lost = [...unanswered].filter((key) => held.has(key));
  ledger.release([...held], owner, lost);
  ledger.saveUnanswered(lost, lockWait(call, RECORD_LOCK_WAIT));
  raiseWall(services.documentCache, asking);
}

/** Asks a wave, or waits for what keeps it; false once neither is of any use. */
function takeTurn(call: FormulaCall, pending: Map<string, Lookup>): boolean {
  const { services, asking, endsAt, slowest, theirs } = call;
  const { clock } = services;
  const now = clock.now();
  const sendAt = Math.max(now, asking.waitUntil);
  const mayAsk = endsAt - sendAt >= Math.max(LEAST_FOR_A_REQUEST, 1.5 * slowest);
  const wave = mayAsk && sendAt === now ? nextWave(call, pending) : [];
  if (wave.length > 0) claimAndAsk(call, wave);
  else if (mayAsk && sendAt > now) clock.sleep(sendAt - now);
  else if (theirs.size > 0 && now + POLL_MILLISECONDS < endsAt) clock.sleep(POLL_MILLISECONDS);
  else return false;
  return true;
}

function nextWave({ asking, theirs, lostBefore }: FormulaCall, pending: Map<string, Lookup>): Lookup[] {
  const wave = chooseWave(pending, asking, Infinity, (key) => theirs.has(key) || lostBefore.has(key));
  if (wave.length > 0 || lostBefore.size === 0) return wave;
  asking.suspects = [...lostBefore].map((key) => [key]);
  lostBefore.clear();
  return chooseWave(pending, asking, Infinity, (key) => theirs.has(key));
}

function save(call: FormulaCall, manyRows: boolean): void {
  const { ledger, learned } = call;
  // The cache holds only a thousand answers: without this, a long column would ask again for people who were not found.
  const toSave = manyRows ? learned : new Map([...learned].filter(([, entry]) => entry.kind !== 'not-found'));
  if (toSave.size === 0) return;
  if (manyRows) ledger.save(toSave, lockWait(call, SAVE_LOCK_WAIT), { notFound: true });
  else ledger.saveSoon(toSave, lockWait(call, COLUMN_LOCK_WAIT));
}
