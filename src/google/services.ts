import type { Cache, Clock, Http, HttpResponse, Lock, Properties, Services } from '../services';

/** The core's services on Google's. Nothing here runs before it is called: a formula cell or `onOpen` may not have the right. */
export function googleServices(): Services {
  return {
    clock,
    http,
    documentCache: cacheOf(() => CacheService.getDocumentCache()),
    documentProperties: propertiesOf(() => PropertiesService.getDocumentProperties()),
    userProperties: propertiesOf(() => PropertiesService.getUserProperties()),
    documentLock: documentLock(),
  };
}

const clock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => Utilities.sleep(Math.max(0, Math.round(milliseconds))),
};

const http: Http = {
  sendAll(requests) {
    const responses = UrlFetchApp.fetchAll(
      requests.map(({ url, headers, body, timeoutSeconds }) => ({
        url,
        method: 'post' as const,
        contentType: 'application/json',
        headers,
        payload: body,
        muteHttpExceptions: true,
        followRedirects: false,
        timeoutSeconds,
      })),
    );
    return responses.map(toResponse);
  },
};

function toResponse(response: GoogleAppsScript.URL_Fetch.HTTPResponse): HttpResponse {
  return {
    status: response.getResponseCode(),
    header(name) {
      const headers = response.getHeaders() as { [name: string]: unknown };
      const match = Object.keys(headers).find((key) => key.toLowerCase() === name.toLowerCase());
      return match === undefined ? null : String(headers[match]);
    },
    text: () => response.getContentText(),
  };
}

function cacheOf(open: () => GoogleAppsScript.Cache.Cache | null): Cache {
  return {
    get: (key) => open()?.get(key) ?? null,
    getAll: (keys) => (open()?.getAll(keys) ?? {}) as { [key: string]: string },
    putAll: (entries, seconds) => void open()?.putAll(entries, seconds),
    removeAll: (keys) => void open()?.removeAll(keys),
  };
}

function propertiesOf(open: () => GoogleAppsScript.Properties.Properties): Properties {
  return {
    get: (key) => open().getProperty(key),
    getAll: () => open().getProperties(),
    setAll: (entries) => void open().setProperties(entries),
    remove: (key) => void open().deleteProperty(key),
  };
}

/**
 * One lock object per acquisition: a lock already held by an object is not had twice, and what is written must have
 * arrived before the next one reads (https://developers.google.com/apps-script/reference/lock/lock).
 */
function documentLock(): Lock {
  let held: GoogleAppsScript.Lock.Lock | null = null;
  return {
    tryAcquire(milliseconds) {
      const lock = LockService.getDocumentLock();
      // Null outside a document: nobody to share with.
      if (lock !== null && !lock.tryLock(milliseconds)) return false;
      held = lock;
      return true;
    },
    release() {
      held?.releaseLock();
      held = null;
    },
  };
}
