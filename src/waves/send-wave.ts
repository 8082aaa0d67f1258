import type { Lookup } from '../lookups/lookup';
import type { Http } from '../services';
import { readAnswer } from '../ecore/answer';
import type { Answer } from '../ecore/answer';
import { lookupRequest } from '../ecore/request';

/** The answers of one wave by lookup key; `lost` when the wave threw and nobody knows what eCore did with it. */
export type Wave = { kind: 'answered'; answers: Map<string, Answer> } | { kind: 'lost'; error: unknown };

/** Sends one wave: all lookups at once, one `fetchAll`. */
export function sendWave(
  http: Http,
  now: () => number,
  token: string,
  lookups: Lookup[],
  timeoutSeconds: number,
): Wave {
  try {
    const responses = http.sendAll(lookups.map((lookup) => lookupRequest(token, lookup.body, timeoutSeconds)));
    const answers = new Map<string, Answer>();
    lookups.forEach((lookup, index) => {
      const response = responses[index];
      answers.set(lookup.key, response ? readAnswer(response, now()) : { kind: 'failed', reason: 'network' });
    });
    return { kind: 'answered', answers };
  } catch (error) {
    return { kind: 'lost', error };
  }
}

/**
 * True when Google's daily allowance for requests is used up: `Service invoked too many times for one day: urlfetch.`
 * The text is localized, the service's name in it is not; a burst's text names `Utilities.sleep` besides, and network
 * errors and missing permissions quote an address
 * (https://developers.google.com/apps-script/guides/services/quotas).
 */
export function isQuotaError(error: unknown): boolean {
  const text = String(error instanceof Error ? error.message : error).toLowerCase();
  return /\burlfetch\b/.test(text) && !text.includes('http') && !text.includes('utilities.sleep');
}
