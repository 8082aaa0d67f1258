import { isFresh } from '../ledger/entry';
import type { Entry } from '../ledger/entry';
import type { Ledger } from '../ledger/ledger';
import type { Take } from './run-request';

/**
 * Whether a saved answer counts, in the check as in the run, so that what the check calls free is free: a re-run wants
 * to know again, but not twice, and a retry only takes over what was paid for.
 *
 * @param since the start of the run; in a check, the moment of asking
 */
export function countsAsKnown(entry: Entry, take: Take, since: number): boolean {
  if (take === 'unsettled' || entry.at >= since) return true;
  return take !== 'again' && (entry.kind === 'found' || entry.kind === 'unusable');
}

/** The answers among the keys that a run which starts now would take over. */
export function readKnownAnswers(ledger: Ledger, keys: string[], take: Take, now: number): Map<string, Entry> {
  if (take === 'again') return new Map();
  const answers = new Map([...ledger.readSaved(keys), ...ledger.readCache(keys).answers]);
  return new Map([...answers].filter(([, entry]) => isFresh(entry, now) && countsAsKnown(entry, take, now)));
}
