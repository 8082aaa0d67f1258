import { exception, host, strict } from './host';

type Kind = 'script' | 'user' | 'document';

/** https://developers.google.com/apps-script/reference/properties/properties */
function properties(kind: Kind): GoogleAppsScript.Properties.Properties {
  const self = strict('Properties', {
    getProperty: (key: string) => host<string | null>('Properties.getProperty', kind, String(key)),
    getProperties: () => host<{ [key: string]: string }>('Properties.getProperties', kind),
    getKeys: () => host<string[]>('Properties.getKeys', kind),
    setProperty: (key: string, value: unknown) => {
      host('Properties.setProperty', kind, String(key), String(value));
      return self;
    },
    setProperties: (entries: { [key: string]: unknown }, deleteAllOthers = false) => {
      host('Properties.setProperties', kind, texts(entries), deleteAllOthers);
      return self;
    },
    deleteProperty: (key: string) => {
      host('Properties.deleteProperty', kind, String(key));
      return self;
    },
    deleteAllProperties: () => {
      host('Properties.deleteAllProperties', kind);
      return self;
    },
  }) as unknown as GoogleAppsScript.Properties.Properties;
  return self;
}

/** https://developers.google.com/apps-script/reference/cache/cache */
function cache(kind: Kind): GoogleAppsScript.Cache.Cache {
  return strict('Cache', {
    get: (key: string) => host<string | null>('Cache.get', kind, checkKey(key)),
    getAll: (keys: string[]) => host<{ [key: string]: string }>('Cache.getAll', kind, keys.map(checkKey)),
    put: (key: string, value: unknown, seconds?: number) =>
      host('Cache.put', kind, { [checkKey(key)]: String(value) }, seconds ?? null),
    putAll: (entries: { [key: string]: unknown }, seconds?: number) =>
      host('Cache.put', kind, texts(entries), seconds ?? null),
    remove: (key: string) => host('Cache.remove', kind, [checkKey(key)]),
    removeAll: (keys: string[]) => host('Cache.remove', kind, keys.map(checkKey)),
  }) as unknown as GoogleAppsScript.Cache.Cache;
}

let locks = 0;

/** Each object is a holder of its own. https://developers.google.com/apps-script/reference/lock/lock */
function lock(kind: Kind): GoogleAppsScript.Lock.Lock {
  const object = ++locks;
  const acquire = (method: string, milliseconds: unknown) => {
    // https://github.com/torikushiii/hoyolab-auto/issues/123
    if (typeof milliseconds !== 'number')
      throw exception(
        `The parameters (${milliseconds === null ? 'null' : typeof milliseconds}) don't match the method signature for LockService.Lock.${method}.`,
      );
    return host<boolean>('Lock.tryLock', kind, object, milliseconds);
  };
  return strict('Lock', {
    tryLock: (milliseconds: number) => acquire('tryLock', milliseconds),
    waitLock: (milliseconds: number) => {
      if (!acquire('waitLock', milliseconds))
        throw exception('Lock timeout: another process was holding the lock for too long.');
    },
    hasLock: () => host<boolean>('Lock.hasLock', kind, object),
    releaseLock: () => host('Lock.releaseLock', kind, object),
  }) as unknown as GoogleAppsScript.Lock.Lock;
}

/** Any name can be a key, `__proto__` too. */
function texts(entries: { [key: string]: unknown }): { [key: string]: string } {
  return Object.fromEntries(Object.keys(entries).map((key) => [key, String(entries[key])]));
}

function checkKey(key: unknown): string {
  if (key === null || key === undefined || key === '') throw exception('Invalid argument: key');
  return String(key);
}

export const PropertiesService = strict('PropertiesService', {
  getScriptProperties: () => properties('script'),
  getUserProperties: () => properties('user'),
  getDocumentProperties: () => properties('document'),
});

export const CacheService = strict('CacheService', {
  getScriptCache: () => cache('script'),
  getUserCache: () => cache('user'),
  getDocumentCache: () => cache('document'),
});

export const LockService = strict('LockService', {
  getScriptLock: () => lock('script'),
  getUserLock: () => lock('user'),
  getDocumentLock: () => lock('document'),
});
