import { learn, type FormulaCall } from './formula-call';

/** Whether an answer has come to what somebody else asks, or they have given it up: then it is ours to ask. */
export function lookForTheirs(call: FormulaCall): void {
  const { ledger, theirs } = call;
  const reading = ledger.readCache([...theirs]);
  learn(call, reading.answers);
  for (const key of [...theirs]) {
    if (isSpared(call, reading.unanswered.get(key))) call.unanswered.add(key);
    if (!reading.claimed.has(key)) theirs.delete(key);
  }
}

/** Whether what was asked then without an answer is left alone: the user has not asked for it since. */
export function isSpared({ retriedAt }: FormulaCall, askedAt: number | undefined): boolean {
  return askedAt !== undefined && askedAt > retriedAt;
}
