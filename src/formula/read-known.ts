import { stopAsking } from '../waves/asking';
import { CEILING_ENTRY } from './daily-ceiling';
import { learn, type FormulaCall } from './formula-call';
import { readRetriedAt, readWall, RETRIED, WALL } from './refusals';
import { formulaSentence } from './sentences';

/** A lookup that got no answer is not asked again for this long, unless the user asks for it. */
const RECORD_LASTS = 24 * 3_600_000;

/** Reads what the document knows: answers, what was asked without one, and whether everybody is refused just now. */
export function readKnown(call: FormulaCall, allKeys: string[]): void {
  const { ledger, pendingOf, asking, unanswered, lostBefore, learned } = call;
  const reading = ledger.readCache(allKeys, [WALL, RETRIED, CEILING_ENTRY]);
  call.ceilingEntry = reading.extra[CEILING_ENTRY];
  call.retriedAt = readRetriedAt(reading.extra);
  learn(call, reading.answers);
  // An earlier call could not have the lock: this one finds the answers and saves them.
  for (const [key, entry] of reading.answers) if (reading.pending.has(key)) learned.set(key, entry);
  const asked = new Map(reading.unanswered);
  const missing = [...pendingOf(call).keys()];
  if (missing.length > 0) readDurableTier(call, missing, asked);
  const before = [...asked].sort(([, one], [, other]) => one - other);
  for (const [key, askedAt] of before) (askedAt > call.retriedAt ? unanswered : lostBefore).add(key);
  const wall = readWall(reading.extra);
  if (wall !== undefined && pendingOf(call).size > 0) stopAsking(asking, wall, formulaSentence(wall));
}

/** @param asked takes over when what has no answer was asked last */
function readDurableTier(call: FormulaCall, missing: string[], asked: Map<string, number>): void {
  const { services, ledger } = call;
  const saved = ledger.readDurableTier(missing);
  ledger.store(saved.answers, { saved: true });
  learn(call, saved.answers);
  for (const key of saved.answers.keys()) asked.delete(key);
  const yesterday = services.clock.now() - RECORD_LASTS;
  saved.unanswered.forEach((at, key) => at > yesterday && at > (asked.get(key) || 0) && asked.set(key, at));
}
