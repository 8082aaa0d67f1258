/** What the core needs of Google, in its own words; `src/google/` wires the real services, tests hand in others. */

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): void;
}

export interface HttpRequest {
  url: string;
  headers: { [name: string]: string };
  body: string;
  timeoutSeconds: number;
}

export interface HttpResponse {
  status: number;
  /** The header's value, its name compared without case; null when it is missing. */
  header(name: string): string | null;
  text(): string;
}

export interface Http {
  /**
   * Sends all at once and waits for all; answers come in the order of the requests.
   * @throws when a single one fails on the network: the answers of the others are lost with it
   *   (https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app#fetchallrequests).
   */
  sendAll(requests: HttpRequest[]): HttpResponse[];
}

/** Entries may vanish at any time. */
export interface Cache {
  get(key: string): string | null;
  /** Only the keys that were found. */
  getAll(keys: string[]): { [key: string]: string };
  /** @throws when the service does; callers that can go on without the cache catch it. */
  putAll(entries: { [key: string]: string }, seconds: number): void;
  removeAll(keys: string[]): void;
}

/** One property store: 9 KB a value, 500 KB in all (https://developers.google.com/apps-script/guides/services/quotas). */
export interface Properties {
  get(key: string): string | null;
  getAll(): { [key: string]: string };
  setAll(entries: { [key: string]: string }): void;
  remove(key: string): void;
}

export interface Lock {
  /** True when the lock was had within the time; `release` gives it back. */
  tryAcquire(milliseconds: number): boolean;
  release(): void;
}

export interface Services {
  clock: Clock;
  http: Http;
  documentCache: Cache;
  documentProperties: Properties;
  userProperties: Properties;
  documentLock: Lock;
}

/**
 * The trigger by which Google calls the add-on again and again, in the name of whoever made it, also when nobody has the
 * document open (https://developers.google.com/apps-script/guides/triggers/installable#time-driven_triggers).
 */
export interface ClockTrigger {
  /** Names the file, which a copy of it does not share; null where the add-on is called outside a file. */
  file(): string | null;
  /** Google's ids of this person's triggers. @throws where triggers are not permitted */
  standing(): string[];
  /** Makes one that fires as often as Google allows here. @throws where triggers are not permitted, and now and then */
  make(): { uid: string; every: number };
  remove(uid: string): void;
}
