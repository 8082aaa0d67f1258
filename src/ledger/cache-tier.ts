import { attempt, succeeds } from '../attempt';
import type { Cache, Services } from '../services';
import { cacheEntries, cacheKey, CLEARED, decodeReading, encodeClaim, encodeUnanswered } from './cached-answers';
import type { CacheReading } from './cached-answers';
import type { Entry } from './entry';

/** The cache keeps at most six hours (https://developers.google.com/apps-script/reference/cache/cache). */
export const CACHE_SECONDS = 21_600;

/** A formula's request ends within thirty seconds; a claim whose owner died is void soon after. */
const CLAIM_LASTS = 40_000;

/** A claim is as short as the lock's own cost allows; who can't have it at once looks again. */
const CLAIM_LOCK_WAIT = 5_000;

/**
 * Without the lock, two may claim the same key at the same moment, and the later write stands. Who looks again after
 * longer than a read and a write of the cache take sees whose claim that is.
 */
const CLAIM_SETTLES = 250;

/** Google documents no limit for the names in one call of the cache, so none asks for thousands. */
const ENTRIES_A_CALL = 500;

export interface ClaimOptions {
  /** How long the claim keeps others from asking the same, in milliseconds: longer than the request may take. */
  lasts?: number;
  /** The longest wait for the lock, in milliseconds. */
  lockWait?: number;
  /** Whether a question of that time, whose answer never came, keeps its key from being asked again. */
  spare?: (askedAt: number) => boolean;
  /** Which saved answers count; a forced re-run takes only those of its own time. */
  accept?: (entry: Entry) => boolean;
  /** Answers of the caller's last wave, stored in the same call. */
  store?: Map<string, Entry>;
  /** Further keys whose answers are wanted, not claimed. */
  peek?: string[];
  /** Further cache entries to read along. */
  extra?: string[];
  /** Further cache entries to write along, where anything is written; they may go by what was read. */
  alongside?: { [name: string]: string } | ((claims: Claims) => { [name: string]: string });
}

/** The keys sorted by what is to be done about them. */
export interface Claims {
  /** Of the keys and the peeked ones. */
  answers: Map<string, Entry>;
  /** To be asked by the caller, who now holds the claim. */
  mine: string[];
  /** Being asked by somebody else this moment. */
  theirs: string[];
  /** Asked before without an answer, and spared now. */
  unanswered: string[];
  extra: { [key: string]: string };
  /** Whether everything that was to be stored, and what goes alongside, stands in the cache. */
  written: boolean;
}

/**
 * The ledger's fast tier, the cache service: answers for some hours, and claims on what is being asked this moment. It is
 * best effort: where the cache fails or forgets, a question may be asked once more.
 */
export function createCacheTier({ clock, documentCache: cache, documentLock: lock }: Services) {
  /** One cache call for five hundred entries. `extra` names further entries to read along. */
  function readCache(keys: string[], extra: string[] = []): CacheReading {
    const texts: { [name: string]: string } = {};
    for (const names of slices([CLEARED, ...extra, ...keys.map(cacheKey)])) {
      const found = attempt(() => cache.getAll(names), {});
      Object.assign(texts, found);
    }
    return decodeReading(texts, keys, clock.now());
  }

  /**
   * Claims what nobody has answered or claimed, so that two who ask the same at the same moment make one request.
   * One cache read and one write, under the lock where there is anything to claim.
   */
  function claim(keys: string[], owner: string, options: ClaimOptions = {}): Claims {
    const {
      accept = () => true,
      spare = () => false,
      store = new Map<string, Entry>(),
      peek = [],
      extra = [],
    } = options;
    const { lockWait = CLAIM_LOCK_WAIT, lasts = CLAIM_LASTS, alongside } = options;
    // Answers are stored before anything is waited for.
    let locked = keys.length > 0 && attempt(() => lock.tryAcquire(store.size > 0 ? 0 : lockWait), false);
    if (!locked && keys.length > 0 && store.size > 0) {
      putAll(cache, cacheEntries(store), typeof alongside === 'function' ? {} : alongside);
      locked = attempt(() => lock.tryAcquire(lockWait), false);
    }
    try {
      const reading = readCache([...keys, ...peek], extra);
      const claims: Claims = {
        answers: new Map(),
        mine: [],
        theirs: [],
        unanswered: [],
        extra: reading.extra,
        written: false,
      };
      for (const [key, entry] of reading.answers) if (accept(entry)) claims.answers.set(key, entry);
      for (const key of keys) {
        const other = reading.claimed.get(key);
        const askedAt = reading.unanswered.get(key);
        if (claims.answers.has(key)) continue;
        if (other && other.owner !== owner) claims.theirs.push(key);
        else if (askedAt !== undefined && spare(askedAt)) claims.unanswered.push(key);
        else claims.mine.push(key);
      }
      const puts = cacheEntries(store);
      for (const key of claims.mine) puts[cacheKey(key)] = encodeClaim(owner, clock.now() + lasts);
      claims.written = putAll(cache, puts, typeof alongside === 'function' ? alongside(claims) : alongside);
      if (!locked && claims.mine.length > 0) {
        clock.sleep(CLAIM_SETTLES);
        giveWay(claims, readCache(claims.mine), { owner, accept });
      }
      return claims;
    } finally {
      if (locked) attempt(() => lock.release());
    }
  }

  /**
   * Stores answers in the cache; they take the place of their claims. True when they stand there, and what goes alongside.
   *
   * @param options.saved the durable tier has them already
   * @param options.alongside further cache entries, written where there are answers
   * @param options.anew an entry that is put again does not get younger, and the cache drops its oldest first
   */
  function store(
    answers: Map<string, Entry>,
    { saved, alongside, anew }: { saved?: boolean; alongside?: { [name: string]: string }; anew?: boolean } = {},
  ): boolean {
    if (anew && answers.size > 0) attempt(() => cache.removeAll([...answers.keys()].map(cacheKey)));
    return putAll(cache, cacheEntries(answers, saved), alongside);
  }

  /**
   * Gives up the owner's claims that came to nothing, so that nobody waits for them. Where a claim ran out, somebody
   * else's claim or answer may stand by now.
   *
   * @param unanswered of these, what was asked without an answer: that stays on record, since it may have been charged
   */
  function release(keys: string[], owner: string, unanswered: string[] = []): void {
    if (keys.length === 0) return;
    const { answers, claimed } = readCache(keys);
    const marks: { [name: string]: string } = {};
    for (const key of unanswered) {
      const standsThere = answers.has(key) || (claimed.get(key)?.owner || owner) !== owner;
      if (!standsThere) marks[cacheKey(key)] = encodeUnanswered(clock.now());
    }
    putAll(cache, marks);
    const names = keys.filter((key) => claimed.get(key)?.owner === owner).map(cacheKey);
    const rest = names.filter((name) => !(name in marks));
    if (rest.length > 0) attempt(() => cache.removeAll(rest));
  }

  return { readCache, claim, store, release };
}

/** Leaves those claims to others that others have written over, where there was no lock to keep them apart. */
function giveWay(
  claims: Claims,
  { answers, claimed }: CacheReading,
  { owner, accept }: { owner: string; accept: (entry: Entry) => boolean },
): void {
  for (const [key, entry] of answers) if (accept(entry)) claims.answers.set(key, entry);
  const lost = new Set(claims.mine.filter((key) => (claimed.get(key)?.owner || owner) !== owner));
  claims.theirs.push(...lost);
  claims.mine = claims.mine.filter((key) => !lost.has(key) && !claims.answers.has(key));
}

/** @param alongside goes with the first call */
function putAll(cache: Cache, entries: { [key: string]: string }, alongside?: { [name: string]: string }): boolean {
  let written = true;
  for (const [index, names] of slices(Object.keys(entries)).entries()) {
    const part = Object.fromEntries(names.map((name) => [name, entries[name] || '']));
    written = succeeds(() => cache.putAll(index === 0 ? { ...part, ...alongside } : part, CACHE_SECONDS)) && written;
  }
  return written && Object.keys(entries).length > 0;
}

function slices(names: string[]): string[][] {
  const parts: string[][] = [];
  for (let from = 0; from < names.length; from += ENTRIES_A_CALL) parts.push(names.slice(from, from + ENTRIES_A_CALL));
  return parts;
}
