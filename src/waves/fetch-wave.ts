import type { Lookup } from '../lookups/lookup';
import type { Clock, Http } from '../services';
import { readAnswer } from '../ecore/answer';
import type { Answer } from '../ecore/answer';
import { lookupRequest } from '../ecore/request';

/** The answers of one wave by lookup key; `lost` when the wave threw and nobody knows what eCore did with it. */
export type Wave = { kind: 'answered'; answers: Map<string, Answer> } | { kind: 'lost'; error: unknown };

/** The way to eCore for one token. */
export interface Connection {
  http: Http;
  clock: Clock;
  token: string;
}

/** Sends one wave: all lookups at once, one `fetchAll`. */
export function fetchWave({ http, clock, token }: Connection, lookups: Lookup[], timeoutSeconds: number): Wave {
  try {
    const responses = http.sendAll(lookups.map((lookup) => lookupRequest(token, lookup.body, timeoutSeconds)));
    const answers = new Map<string, Answer>();
    lookups.forEach((lookup, index) => {
      const response = responses[index];
      answers.set(
        lookup.key,
        response ? readAnswer(response, clock.now()) : { kind: 'failed', reason: 'network', mayBeCharged: 'later' },
      );
    });
    return { kind: 'answered', answers };
  } catch (error) {
    return { kind: 'lost', error };
  }
}

/** Why Google has sent nothing of a wave. */
export type NotSent = 'quota' | 'burst' | 'not-permitted';

/**
 * Tells a wave that Google has not let out from one whose answers were lost on the way: `Service invoked too many times
 * for one day: urlfetch.`, the same `in a short time` with the advice to sleep, `UrlFetch calls to <address> are not
 * permitted by your admin`, and a missing permission. The texts are localized; the services' names and addresses in them
 * are not, and network errors quote an address alone (https://developers.google.com/apps-script/guides/services/quotas).
 *
 * @returns null for a wave that may have reached eCore
 */
export function whyNotSent(error: unknown): NotSent | null {
  const text = String(error instanceof Error ? error.message : error).toLowerCase();
  if (text.includes('script.external_request') || text.includes('authorization is required')) return 'not-permitted';
  if (!/\burlfetch/.test(text)) return null;
  if (text.includes('utilities.sleep')) return 'burst';
  return text.includes('http') ? 'not-permitted' : 'quota';
}
