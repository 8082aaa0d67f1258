import { decodeEntry, encodeEntry, isFresh } from './entry';
import type { Entry } from './entry';

/** The cache tier: an entry a key, which is a claim, or an answer that the durable tier has or has not yet. */

/** When saved answers were cleared. The cache can't be listed, so its entries from before count as deleted. */
export const CLEARED = 'ecore.cleared';
const PENDING = '+';
const CLAIM = '?';
const UNANSWERED = '~';

/** What one read of the cache tells. */
export interface CacheReading {
  answers: Map<string, Entry>;
  /** Answered, but not yet known to be in the durable tier. */
  pending: Set<string>;
  claimed: Map<string, { owner: string }>;
  /** Asked at that time, and the answer never came: eCore may have charged it. */
  unanswered: Map<string, number>;
  /** The further entries that were asked for. */
  extra: { [key: string]: string };
}

export function cacheKey(key: string): string {
  return 'ecore.' + key;
}

/** @param until when it expires: its owner has died by then */
export function encodeClaim(owner: string, until: number): string {
  return CLAIM + until.toString(36) + ' ' + owner;
}

export function encodeUnanswered(now: number): string {
  return UNANSWERED + now.toString(36);
}

/** @param texts what the cache gave for the keys, `CLEARED` and further entries */
export function decodeReading(texts: { [key: string]: string }, keys: string[], now: number): CacheReading {
  const reading: CacheReading = {
    answers: new Map(),
    pending: new Set(),
    claimed: new Map(),
    unanswered: new Map(),
    extra: texts,
  };
  const cleared = parseInt(texts[CLEARED] || '0', 36);
  for (const key of keys) {
    const text = texts[cacheKey(key)];
    if (text === undefined) continue;
    if (text.charAt(0) === CLAIM) {
      const [time = '', owner = ''] = text.slice(1).split(' ');
      if (now < parseInt(time, 36)) reading.claimed.set(key, { owner });
      continue;
    }
    if (text.charAt(0) === UNANSWERED) {
      reading.unanswered.set(key, parseInt(text.slice(1), 36));
      continue;
    }
    const pending = text.charAt(0) === PENDING;
    const entry = decodeEntry(pending ? text.slice(1) : text);
    if (!entry || entry.at <= cleared || !isFresh(entry, now)) continue;
    reading.answers.set(key, entry);
    if (pending && entry.kind !== 'not-found') reading.pending.add(key);
  }
  return reading;
}

/** The entries that hold the answers, in the place of their claims. `saved`: the durable tier has them already. */
export function cacheEntries(answers: Map<string, Entry>, saved = false): { [key: string]: string } {
  const entries: { [key: string]: string } = {};
  answers.forEach((entry, key) => (entries[cacheKey(key)] = (saved ? '' : PENDING) + encodeEntry(entry)));
  return entries;
}
