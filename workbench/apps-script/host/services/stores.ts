import type { Execution } from '../execution';
import { ServiceFailure } from '../failure';
import { CACHE_DEFAULT_SECONDS, CACHE_LONGEST_SECONDS } from '../limits';
import type { PropertyStore } from '../properties';
import { define, type ServiceCallRule, type ServiceCallRules, Wait } from '../service';

export type StoreKind = 'script' | 'user' | 'document';

/** PropertiesService, CacheService and LockService: https://developers.google.com/apps-script/reference/properties */
export const storeCalls: ServiceCallRules = {
  'Properties.getProperty': define('properties', 'property', (execution, kind: StoreKind, key: string) =>
    propertiesOf(execution, kind).get(key),
  ),
  'Properties.getProperties': define('properties', 'property', (execution, kind: StoreKind) =>
    propertiesOf(execution, kind).all(),
  ),
  'Properties.getKeys': define('properties', 'property', (execution, kind: StoreKind) =>
    propertiesOf(execution, kind).keys(),
  ),
  'Properties.setProperty': changesProperties((store, key: string, value: string) =>
    store.set({ [key]: value }, false),
  ),
  'Properties.setProperties': changesProperties((store, entries: { [key: string]: string }, deleteAllOthers: boolean) =>
    store.set(entries, deleteAllOthers),
  ),
  'Properties.deleteProperty': changesProperties((store, key: string) => store.delete(key)),
  'Properties.deleteAllProperties': changesProperties((store) => store.clear()),

  'Cache.get': define('cache', 'cache', (execution, kind: StoreKind, key: string) =>
    cacheOf(execution, kind).get(key, now(execution)),
  ),
  'Cache.getAll': define('cache', 'cache', (execution, kind: StoreKind, keys: string[]) => {
    const found = keys.map((key) => [key, cacheOf(execution, kind).get(key, now(execution))] as const);
    return Object.fromEntries(found.filter(([, value]) => value !== null));
  }),
  'Cache.put': define(
    'cache',
    'cache',
    (execution, kind: StoreKind, entries: { [key: string]: string }, seconds: number | null) => {
      const lasts = Math.min(seconds ?? CACHE_DEFAULT_SECONDS, CACHE_LONGEST_SECONDS);
      for (const [key, value] of Object.entries(entries))
        cacheOf(execution, kind).put(key, value, lasts, now(execution));
    },
  ),
  'Cache.remove': define('cache', 'cache', (execution, kind: StoreKind, keys: string[]) => {
    for (const key of keys) cacheOf(execution, kind).remove(key);
  }),

  'Lock.tryLock': define('lock', 'lock', (execution, kind: StoreKind, object: number, milliseconds: number) =>
    acquire(execution, kind, object, milliseconds),
  ),
  'Lock.releaseLock': define('lock', 'computation', (execution, kind: StoreKind, object: number) => {
    execution.appsScript.workbook.flush?.();
    execution.appsScript.locks.release(lockName(execution, kind), { execution: execution.id, object });
  }),
  'Lock.hasLock': define('lock', 'computation', (execution, kind: StoreKind, object: number) =>
    execution.appsScript.locks.holds(lockName(execution, kind), { execution: execution.id, object }),
  ),
};

/**
 * The name of the store that a script sees. A custom function reads the user properties of the file's owner
 * (https://developers.google.com/apps-script/guides/sheets/functions#using_services); whose cache it sees nobody tells.
 */
export function storeName(execution: Execution, kind: StoreKind): string {
  if (kind !== 'user') return kind;
  return `user:${execution.mode === 'CUSTOM_FUNCTION' ? execution.appsScript.owner : execution.user}`;
}

function propertiesOf(execution: Execution, kind: StoreKind) {
  execution.appsScript.quotas.use('properties', execution.user, 1, now(execution));
  return execution.appsScript.properties(storeName(execution, kind));
}

/**
 * "Spreadsheet editors can't set user properties in a custom function", which are the owner's; the owner can
 * (https://developers.google.com/apps-script/guides/sheets/functions#using_services).
 */
function changesProperties<Args extends unknown[]>(
  change: (store: PropertyStore, ...args: Args) => void,
): ServiceCallRule {
  return define('properties', 'property', (execution, kind: StoreKind, ...args: Args) => {
    if (kind === 'user' && execution.mode === 'CUSTOM_FUNCTION' && execution.user !== execution.appsScript.owner)
      throw new ServiceFailure('You do not have permission to call setProperties');
    change(propertiesOf(execution, kind), ...args);
  });
}

function cacheOf(execution: Execution, kind: StoreKind) {
  return execution.appsScript.cache(storeName(execution, kind));
}

function lockName(execution: Execution, kind: StoreKind): string {
  return kind === 'user' ? `user:${execution.user}` : kind;
}

function acquire(execution: Execution, kind: StoreKind, object: number, milliseconds: number): boolean | Wait {
  const { locks } = execution.appsScript;
  const lock = lockName(execution, kind);
  const holder = { execution: execution.id, object };
  if (locks.acquire(lock, holder)) return true;
  const until = now(execution) + milliseconds;
  const wait = (): Wait =>
    new Wait(
      { kind: 'lock', lock, milliseconds: Math.max(0, until - now(execution)) },
      () => locks.acquire(lock, holder) || (now(execution) < until ? wait() : false),
    );
  return milliseconds <= 0 ? false : wait();
}

function now(execution: Execution): number {
  return execution.appsScript.clock.now();
}
