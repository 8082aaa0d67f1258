import type { Caller } from '../caller';
import { ServiceFailure } from '../failure';
import { CACHE_DEFAULT_SECONDS, CACHE_LONGEST_SECONDS } from '../limits';
import type { PropertyStore } from '../properties';
import { define, type ServiceCallRule, type ServiceCallRules, Wait } from '../service';

export type StoreKind = 'script' | 'user' | 'document';

/** PropertiesService, CacheService and LockService: https://developers.google.com/apps-script/reference/properties */
export const storeCalls: ServiceCallRules = {
  'Properties.getProperty': define('properties', 'property', (caller, kind: StoreKind, key: string) =>
    propertiesOf(caller, kind).get(key),
  ),
  'Properties.getProperties': define('properties', 'property', (caller, kind: StoreKind) =>
    propertiesOf(caller, kind).all(),
  ),
  'Properties.getKeys': define('properties', 'property', (caller, kind: StoreKind) =>
    propertiesOf(caller, kind).keys(),
  ),
  'Properties.setProperty': changesProperties((store, key: string, value: string) =>
    store.set({ [key]: value }, false),
  ),
  'Properties.setProperties': changesProperties((store, entries: { [key: string]: string }, deleteAllOthers: boolean) =>
    store.set(entries, deleteAllOthers),
  ),
  'Properties.deleteProperty': changesProperties((store, key: string) => store.delete(key)),
  'Properties.deleteAllProperties': changesProperties((store) => store.clear()),

  'Cache.get': define('cache', 'cache', (caller, kind: StoreKind, key: string) =>
    cacheOf(caller, kind).get(key, now(caller)),
  ),
  'Cache.getAll': define('cache', 'cache', (caller, kind: StoreKind, keys: string[]) => {
    const found = keys.map((key) => [key, cacheOf(caller, kind).get(key, now(caller))] as const);
    return Object.fromEntries(found.filter(([, value]) => value !== null));
  }),
  'Cache.put': define(
    'cache',
    'cache',
    (caller, kind: StoreKind, entries: { [key: string]: string }, seconds: number | null) => {
      const lasts = Math.min(seconds ?? CACHE_DEFAULT_SECONDS, CACHE_LONGEST_SECONDS);
      for (const [key, value] of Object.entries(entries)) cacheOf(caller, kind).put(key, value, lasts, now(caller));
    },
  ),
  'Cache.remove': define('cache', 'cache', (caller, kind: StoreKind, keys: string[]) => {
    for (const key of keys) cacheOf(caller, kind).remove(key);
  }),

  'Lock.tryLock': define('lock', 'lock', (caller, kind: StoreKind, object: number, milliseconds: number) =>
    acquire(caller, kind, object, milliseconds),
  ),
  'Lock.releaseLock': define('lock', 'computation', (caller, kind: StoreKind, object: number) => {
    caller.appsScript.workbook.flush?.();
    caller.appsScript.locks.release(lockName(caller, kind), { execution: caller.id, object });
  }),
  'Lock.hasLock': define('lock', 'computation', (caller, kind: StoreKind, object: number) =>
    caller.appsScript.locks.holds(lockName(caller, kind), { execution: caller.id, object }),
  ),
};

/**
 * The name of the store that a script sees. A custom function reads the user properties of the file's owner
 * (https://developers.google.com/apps-script/guides/sheets/functions#using_services); whose cache it sees nobody tells.
 */
export function storeName(caller: Caller, kind: StoreKind): string {
  if (kind !== 'user') return kind;
  return `user:${caller.mode === 'CUSTOM_FUNCTION' ? caller.appsScript.owner : caller.user}`;
}

function propertiesOf(caller: Caller, kind: StoreKind) {
  caller.appsScript.quotas.use('properties', caller.user, 1, now(caller));
  return caller.appsScript.properties(storeName(caller, kind));
}

/**
 * "Spreadsheet editors can't set user properties in a custom function", which are the owner's; the owner can
 * (https://developers.google.com/apps-script/guides/sheets/functions#using_services).
 */
function changesProperties<Args extends unknown[]>(
  change: (store: PropertyStore, ...args: Args) => void,
): ServiceCallRule {
  return define('properties', 'property', (caller, kind: StoreKind, ...args: Args) => {
    if (kind === 'user' && caller.mode === 'CUSTOM_FUNCTION' && caller.user !== caller.appsScript.owner)
      throw new ServiceFailure('You do not have permission to call setProperties');
    change(propertiesOf(caller, kind), ...args);
  });
}

function cacheOf(caller: Caller, kind: StoreKind) {
  return caller.appsScript.cache(storeName(caller, kind));
}

function lockName(caller: Caller, kind: StoreKind): string {
  return kind === 'user' ? `user:${caller.user}` : kind;
}

function acquire(caller: Caller, kind: StoreKind, object: number, milliseconds: number): boolean | Wait {
  const { locks } = caller.appsScript;
  const lock = lockName(caller, kind);
  const holder = { execution: caller.id, object };
  if (locks.acquire(lock, holder)) return true;
  const until = now(caller) + milliseconds;
  const wait = (): Wait =>
    new Wait(
      { kind: 'lock', lock, milliseconds: Math.max(0, until - now(caller)) },
      () => locks.acquire(lock, holder) || (now(caller) < until ? wait() : false),
    );
  return milliseconds <= 0 ? false : wait();
}

function now(caller: Caller): number {
  return caller.appsScript.clock.now();
}
