import { ServiceFailure } from './failure';
import { CACHE_ITEMS, CACHE_KEY_CHARACTERS, CACHE_LONGEST_SECONDS, CACHE_VALUE_BYTES } from './limits';

/** One cache: https://developers.google.com/apps-script/reference/cache/cache */
export class CacheStore {
  /** In order of creation: putting a key again does not make it younger. */
  readonly #entries = new Map<string, { value: string; until: number }>();

  get(key: string, now: number): string | null {
    checkKey(key);
    const entry = this.#entries.get(key);
    if (!entry) return null;
    if (entry.until > now) return entry.value;
    this.#entries.delete(key);
    return null;
  }

  put(key: string, value: string, seconds: number, now: number): void {
    checkKey(key);
    if (Buffer.byteLength(value) > CACHE_VALUE_BYTES) throw new ServiceFailure('Argument too large: value');
    if (!this.#entries.has(key) && this.#entries.size >= CACHE_ITEMS) this.#makeRoom(now);
    this.#entries.set(key, { value, until: now + Math.min(seconds, CACHE_LONGEST_SECONDS) * 1000 });
  }

  remove(key: string): void {
    checkKey(key);
    this.#entries.delete(key);
  }

  /** Entries that have not expired, oldest first. */
  entries(now: number): { [key: string]: string } {
    return Object.fromEntries(
      [...this.#entries].filter(([, { until }]) => until > now).map(([key, { value }]) => [key, value]),
    );
  }

  /** Loses an entry, or all, before its time, as the service may: nothing is guaranteed to live to its end. */
  vanish(key?: string): void {
    if (key === undefined) this.#entries.clear();
    else this.#entries.delete(key);
  }

  /** A full cache drops about a tenth, oldest first, however often an entry was read: https://justin.poehnelt.com/posts/exploring-apps-script-cacheservice-limits */
  #makeRoom(now: number): void {
    for (const [key, { until }] of this.#entries) if (until <= now) this.#entries.delete(key);
    if (this.#entries.size < CACHE_ITEMS) return;
    let left = CACHE_ITEMS / 10;
    for (const key of this.#entries.keys()) {
      this.#entries.delete(key);
      if (--left === 0) return;
    }
  }
}

function checkKey(key: string): void {
  if (key === '') throw new ServiceFailure('Invalid argument: key');
  if (key.length > CACHE_KEY_CHARACTERS) throw new ServiceFailure('Argument too large: key');
}
