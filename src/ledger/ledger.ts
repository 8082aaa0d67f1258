import type { Cache, Services } from '../services';
import { cacheEntries, cacheKey, CLEARED, decodeReading, encodeClaim, encodeUnanswered } from './cached-answers';
import type { CacheReading } from './cached-answers';
import {
  countDurable,
  currentShards,
  isShard,
  markUnanswered,
  mergeDurable,
  pickDurable,
  pickUnanswered,
} from './durable-answers';
import { isFresh } from './entry';
import type { Entry } from './entry';
import { decodeWaiting, encodeWaiting } from './waiting-answers';
import { attempt } from '../attempt';

/** The cache keeps at most six hours (https://developers.google.com/apps-script/reference/cache/cache). */
const CACHE_SECONDS = 21_600;

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

/** So many answers may go into the cache again without a look. */
const MANY = 200;

const CLEAR_LOCK_WAIT = 10_000;

const WAITING = 'ecore.waiting';
/** So many answers of formula cells are written together. */
const BATCH = 20;

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

export interface SaveOptions {
  alongside?: (now: { [name: string]: string }) => { [name: string]: string };
  keep?: (key: string) => boolean;
  notFound?: boolean;
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

export type Ledger = ReturnType<typeof createLedger>;

/**
 * The store of answers already paid for, by lookup key, shared by formula and runs and kept inside the document: the
 * cache service first (hours, fast), document properties behind it (durable, small). Both tiers are best effort: a
 * service that fails costs a repeated question at worst, never the answer in the cell.
 */
export function createLedger(services: Services) {
  const { clock, documentCache: cache, documentProperties: properties, documentLock: lock } = services;

  /** One cache call for five hundred entries. `extra` names further entries to read along. */
  function readCache(keys: string[], extra: string[] = []): CacheReading {
    const texts: { [name: string]: string } = {};
    for (const names of slices([CLEARED, ...extra, ...keys.map(cacheKey)])) {
      const found = attempt(() => cache.getAll(names), {});
      Object.assign(texts, found);
    }
    return decodeReading(texts, keys, clock.now());
  }

  /** Answers of the durable tier, one or two property reads. */
  function readSaved(keys: string[]): Map<string, Entry> {
    return readDurableTier(keys).answers;
  }

  /** The same, and what was asked without an answer. */
  function readDurableTier(keys: string[]): Pick<CacheReading, 'answers' | 'unanswered'> {
    const texts = keys.length === 0 ? {} : attempt(() => currentShards(properties, keys), {});
    const fresh = [...pickDurable(texts, keys)].filter(([, entry]) => isFresh(entry, clock.now()));
    return { answers: new Map(fresh), unanswered: pickUnanswered(texts, keys) };
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
      if (!locked && claims.mine.length > 0) giveWay(claims, owner, accept);
      return claims;
    } finally {
      if (locked) attempt(() => lock.release());
    }
  }

  /** Leaves those claims to others that others have written over, where there was no lock to keep them apart. */
  function giveWay(claims: Claims, owner: string, accept: (entry: Entry) => boolean): void {
    clock.sleep(CLAIM_SETTLES);
    const { answers, claimed } = readCache(claims.mine);
    for (const [key, entry] of answers) if (accept(entry)) claims.answers.set(key, entry);
    const lost = new Set(claims.mine.filter((key) => (claimed.get(key)?.owner ?? owner) !== owner));
    claims.theirs.push(...lost);
    claims.mine = claims.mine.filter((key) => !lost.has(key) && !claims.answers.has(key));
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
      const standsThere = answers.has(key) || (claimed.get(key)?.owner ?? owner) !== owner;
      if (!standsThere) marks[cacheKey(key)] = encodeUnanswered(clock.now());
    }
    putAll(cache, marks);
    const names = keys.filter((key) => claimed.get(key)?.owner === owner).map(cacheKey);
    const rest = names.filter((name) => !(name in marks));
    if (rest.length > 0) attempt(() => cache.removeAll(rest));
  }

  /** Keeps on record beyond the cache's hours what was asked without an answer, where the lock can be had. */
  function saveUnanswered(keys: string[], waitForLock: number): void {
    if (keys.length === 0) return;
    attempt(() => {
      if (!lock.tryAcquire(waitForLock)) return;
      try {
        const changed = markUnanswered(currentShards(properties, keys), keys, clock.now());
        if (Object.keys(changed).length > 0) properties.setAll(changed);
      } finally {
        lock.release();
      }
    });
  }

  /**
   * Writes answers to the durable tier and marks them as saved; false when the lock could not be had in time or the
   * store is full, and a later call that finds them in the cache may try again.
   *
   * @param options.alongside further properties to write in the same breath, decided from what all of them say now
   * @param options.keep answers that are dropped last when the store is full
   * @param options.notFound keeps *not found* too, as long as nothing paid for needs its room
   */
  function save(answers: Map<string, Entry>, waitForLock: number, options: SaveOptions = {}): boolean {
    return attempt(() => {
      if (!lock.tryAcquire(waitForLock)) return false;
      const waiting = readWaiting();
      const all = new Map([...waiting, ...answers]);
      try {
        write(all, options);
      } finally {
        // What can't be written is no longer waited for: it stays in the cache.
        if (waiting.size > 0) attempt(() => cache.removeAll([WAITING]));
        lock.release();
      }
      store(stillCached(all), { saved: true });
      return true;
    }, false);
  }

  /** Of many answers those that the cache still has: others would push out what nobody has read yet. */
  function stillCached(answers: Map<string, Entry>): Map<string, Entry> {
    if (answers.size <= MANY) return answers;
    const there = readCache([...answers.keys()]).answers;
    return new Map([...answers].filter(([key]) => there.has(key)));
  }

  /**
   * Saves at once where the lock is free. Of many formula cells at the same moment most can't have it, and each by
   * itself would hold it ten times as long as a claim does: their answers are collected in the cache and written
   * together, by whoever brings the last of a batch or finds that nobody else wants the lock. Where the cache keeps
   * nothing, each has to write by itself.
   */
  function saveSoon(answers: Map<string, Entry>, waitForLock: number): void {
    if (save(answers, 0)) return;
    const isDue = attempt(() => {
      if (!lock.tryAcquire(waitForLock)) return false;
      try {
        const waiting = new Map([...readWaiting(), ...answers]);
        const isKept = attempt(() => {
          cache.putAll({ [WAITING]: encodeWaiting(waiting) }, CACHE_SECONDS);
          return cache.get(WAITING) !== null;
        }, false);
        return waiting.size >= BATCH || !isKept;
      } finally {
        lock.release();
      }
    }, false);
    save(answers, isDue ? waitForLock : 0);
  }

  /** The answers that formula cells have left to be saved. */
  function readWaiting(): Map<string, Entry> {
    return attempt(() => decodeWaiting(cache.get(WAITING) || ''), new Map<string, Entry>());
  }

  /** Only for the holder of the lock. */
  function write(answers: Map<string, Entry>, { alongside, keep = () => false, notFound = false }: SaveOptions): void {
    const texts = alongside ? properties.getAll() : currentShards(properties, [...answers.keys()]);
    const changed = { ...mergeDurable(texts, answers, keep, notFound), ...alongside?.(texts) };
    if (Object.keys(changed).length > 0) properties.setAll(changed);
  }

  /**
   * Forgets every saved answer of this document; gives how many the durable tier held, or null when the lock could not be
   * had: a save that merges into what it read before would bring them back.
   */
  function clear(): number | null {
    if (!lock.tryAcquire(CLEAR_LOCK_WAIT)) return null;
    try {
      const all = properties.getAll();
      const shards = Object.keys(all).filter(isShard);
      // One call, and nothing that somebody else writes this moment is touched.
      if (shards.length > 0) properties.setAll(Object.fromEntries(shards.map((name) => [name, ''])));
      // The cache can't be listed: its entries from before this moment count as gone.
      cache.putAll({ [CLEARED]: clock.now().toString(36) }, CACHE_SECONDS);
      attempt(() => cache.removeAll([WAITING]));
      return countDurable(all);
    } finally {
      lock.release();
    }
  }

  function count(): number {
    return countDurable(properties.getAll());
  }

  return { readCache, readSaved, readDurableTier, saveUnanswered, claim, store, release, save, saveSoon, clear, count };
}

/** @param alongside goes with the first call */
function putAll(cache: Cache, entries: { [key: string]: string }, alongside?: { [name: string]: string }): boolean {
  let written = true;
  for (const [index, names] of slices(Object.keys(entries)).entries()) {
    const part = Object.fromEntries(names.map((name) => [name, entries[name] || '']));
    const put = () => {
      cache.putAll(index === 0 ? { ...part, ...alongside } : part, CACHE_SECONDS);
      return true;
    };
    written = attempt(put, false) && written;
  }
  return written && Object.keys(entries).length > 0;
}

function slices(names: string[]): string[][] {
  const parts: string[][] = [];
  for (let from = 0; from < names.length; from += ENTRIES_A_CALL) parts.push(names.slice(from, from + ENTRIES_A_CALL));
  return parts;
}
