import { attempt } from '../attempt';
import type { Properties, Services } from '../services';
import { CACHE_SECONDS, createCacheTier } from './cache-tier';
import { CLEARED } from './cached-answers';
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
import type { Keeping } from './durable-answers';
import { isFresh } from './entry';
import type { Entry } from './entry';
import { decodeWaiting, encodeWaiting } from './waiting-answers';

/** So many answers may go into the cache again without a look. */
const MANY = 200;

const CLEAR_LOCK_WAIT = 10_000;

const WAITING = 'ecore.waiting';
/** So many answers of formula cells are written together. */
const BATCH = 20;

export interface SaveOptions extends Keeping {
  alongside?: (now: { [name: string]: string }) => { [name: string]: string };
}

export type Ledger = ReturnType<typeof createLedger>;

/**
 * The store of answers already paid for, by lookup key, shared by formula and runs and kept inside the document: the
 * cache service first (hours, fast), document properties behind it (durable, small). Both tiers are best effort: a
 * service that fails costs a repeated question at worst, never the answer in the cell.
 */
export function createLedger(services: Services) {
  const { clock, documentCache: cache, documentProperties: properties, documentLock: lock } = services;
  const { readCache, claim, store, release } = createCacheTier(services);

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
   * @param options.served keys whose answer several rows have taken by now: of those that are kept, dropped first
   */
  function save(answers: Map<string, Entry>, waitForLock: number, options: SaveOptions = {}): boolean {
    return attempt(() => {
      if (!lock.tryAcquire(waitForLock)) return false;
      const waiting = readWaiting();
      const all = new Map([...waiting, ...answers]);
      try {
        writeShards(properties, all, options);
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

/** Only for the holder of the lock. */
function writeShards(
  properties: Properties,
  answers: Map<string, Entry>,
  { alongside, ...keeping }: SaveOptions,
): void {
  const texts = alongside ? properties.getAll() : currentShards(properties, [...answers.keys()]);
  const changed = { ...mergeDurable(texts, answers, keeping), ...alongside?.(texts) };
  if (Object.keys(changed).length > 0) properties.setAll(changed);
}
