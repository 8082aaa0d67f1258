import type { Execution } from '../execution';
import { ServiceFailure } from '../failure';
import { CACHE_DEFAULT_SECONDS, CACHE_LONGEST_SECONDS } from '../limits';
import { define, Wait, type ServiceCallRules } from '../service';

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
  'Properties.setProperty': define('properties', 'property', (execution, kind: StoreKind, key: string, value: string) =>
    setProperties(execution, kind, { [key]: value }, false),
  ),
  'Properties.setProperties': define(
    'properties',
    'property',
    (execution, kind: StoreKind, entries: { [key: string]: string }, deleteAllOthers: boolean) =>
      setProperties(execution, kind, entries, deleteAllOthers),
  ),
  'Properties.deleteProperty': define('properties', 'property', (execution, kind: StoreKind, key: string) =>
    propertiesOf(execution, kind).delete(key),
  ),
  'Properties.deleteAllProperties': define('properties', 'property', (execution, kind: StoreKind) =>
    propertiesOf(execution, kind).clear(),
  ),

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

function setProperties(
  execution: Execution,
  kind: StoreKind,
  entries: { [key: string]: string },
  deleteAllOthers: boolean,
): void {
  // "Spreadsheet editors can't set user properties in a custom function": https://developers.google.com/apps-script/guides/sheets/functions
  if (kind === 'user' && execution.mode === 'CUSTOM_FUNCTION')
    throw new ServiceFailure('You do not have permission to call setProperties');
  propertiesOf(execution, kind).set(entries, deleteAllOthers);
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
