import type { HttpRequest, HttpResponse, Services } from '../../../src/services';

export interface MemoryServices extends Services {
  /** The bodies of all requests, in the order in which they were sent. */
  asked: { [name: string]: string }[];
  /** How many requests each `sendAll` carried. */
  waves: number[];
  calls: { [name: string]: number };
  cacheEntries: Map<string, string>;
  properties: Map<string, string>;
}

export type Respond = (
  body: { [name: string]: string },
  number: number,
) => { status: number; body?: unknown; headers?: { [name: string]: string } } | 'drop';

/** Services in memory with a clock that only moves when somebody waits; `respond` plays eCore. */
export function memoryServices(respond: Respond): MemoryServices {
  let now = 1_700_000_000_000;
  let held = false;
  const cacheEntries = new Map<string, string>();
  const properties = new Map<string, string>();
  const userProperties = new Map<string, string>([['token', 'secret-token-1234']]);
  const calls: { [name: string]: number } = {};
  const count = (name: string) => void (calls[name] = (calls[name] ?? 0) + 1);
  const asked: { [name: string]: string }[] = [];
  const waves: number[] = [];

  return {
    asked,
    waves,
    calls,
    cacheEntries,
    properties,
    clock: { now: () => now, sleep: (milliseconds) => void (now += milliseconds) },
    http: {
      sendAll(requests) {
        now += 400;
        waves.push(requests.length);
        const outcomes = requests.map((request) => {
          const body = JSON.parse(request.body) as { [name: string]: string };
          asked.push(body);
          return respond(body, asked.length);
        });
        if (outcomes.includes('drop')) throw new Error('Address unavailable');
        return outcomes.map((outcome) => toResponse(outcome as Exclude<typeof outcome, 'drop'>));
      },
    },
    documentCache: {
      get: (key) => cacheEntries.get(key) ?? null,
      getAll(keys) {
        count('cache.getAll');
        return Object.fromEntries(
          keys.flatMap((key) => (cacheEntries.has(key) ? [[key, cacheEntries.get(key) as string]] : [])),
        );
      },
      putAll(entries) {
        count('cache.putAll');
        Object.entries(entries).forEach(([key, value]) => cacheEntries.set(key, value));
      },
      removeAll: (keys) => keys.forEach((key) => cacheEntries.delete(key)),
    },
    documentProperties: store(properties, count),
    userProperties: store(userProperties, count),
    documentLock: {
      tryAcquire() {
        if (held) return false;
        held = true;
        return true;
      },
      release: () => void (held = false),
    },
  };
}

function store(entries: Map<string, string>, count: (name: string) => void): Services['documentProperties'] {
  return {
    get(key) {
      count('properties.get');
      return entries.get(key) ?? null;
    },
    getAll() {
      count('properties.getAll');
      return Object.fromEntries(entries);
    },
    setAll(values) {
      count('properties.setAll');
      Object.entries(values).forEach(([key, value]) => entries.set(key, value));
    },
    remove: (key) => void entries.delete(key),
  };
}

function toResponse({
  status,
  body = {},
  headers = {},
}: {
  status: number;
  body?: unknown;
  headers?: { [name: string]: string };
}): HttpResponse {
  return {
    status,
    header: (name) => headers[name] ?? null,
    text: () => (typeof body === 'string' ? body : JSON.stringify(body)),
  };
}

/** eCore that knows an email for everybody: `<first>.<last>@found.example`, or by the LinkedIn slug. */
export const findsEverybody: Respond = (body) => {
  const name =
    body.linkedin_url?.split('/').pop() ??
    (body.email ? body.email.split('@')[0] : `${body.first_name}.${body.last_name}`);
  return {
    status: 200,
    body: {
      success: true,
      status: 'success',
      results: { email: `${String(name).toLowerCase()}@found.example` },
      remaining_credits: 1000,
    },
  };
};

export const findsNobody: Respond = () => ({
  status: 200,
  body: { success: true, status: 'not_found', message: 'Email not found', remaining_credits: 1000 },
});

export type { HttpRequest };
