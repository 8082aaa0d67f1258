import { isFresh } from '../ledger/entry';
import type { Entry } from '../ledger/entry';
import type { Ledger } from '../ledger/ledger';
import type { Take } from '../contract';

/** The cache answers so many keys a call without complaint. */
const KEYS_A_READ = 500;

/**
 * Whether a saved answer counts, in the check as in the run, so that what the check calls free is free: a re-run wants
 * to know again, but not twice, and a retry only takes over what was paid for.
 *
 * @param since the start of the run; in a check, the moment of asking
 */
export function countsAsKnown(entry: Entry, take: Take, since: number): boolean {
  if (take === 'unsettled' || entry.at >= since) return true;
  return take !== 'again' && entry.kind === 'found';
}

/** The answers among the keys that a run which starts now would take over. */
export function readKnownAnswers(ledger: Ledger, keys: string[], take: Take, now: number): Map<string, Entry> {
  if (take === 'again') return new Map();
  const answers = ledger.readSaved(keys);
  for (let index = 0; index < keys.length; index += KEYS_A_READ) {
    ledger.readCache(keys.slice(index, index + KEYS_A_READ)).answers.forEach((entry, key) => answers.set(key, entry));
  }
  return new Map([...answers].filter(([, entry]) => isFresh(entry, now) && countsAsKnown(entry, take, now)));
}
