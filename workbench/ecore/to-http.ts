import type { HttpOutcome, HttpRequest } from '../apps-script/http';
import type { Ecore } from './ecore';
import { ECORE_ORIGIN } from './ecore';

/**
 * The stand-in as what the simulated UrlFetchApp talks to: no network, no waiting, the latency is only told.
 *
 * @param origin the one address that leads to the service; any other host is unknown
 */
export function toHttp(ecore: Ecore, origin: string = ECORE_ORIGIN): (request: HttpRequest, at: number) => HttpOutcome {
  return (request, at) => {
    const url = new URL(request.url);
    if (url.origin !== origin) return { failure: 'dns', latencyMs: 0 };
    const { method, headers, body, timeoutSeconds } = request;
    const outcome = ecore.answer({ method: method.toUpperCase(), path: url.pathname + url.search, headers, body }, at);
    const limitMs = timeoutSeconds * 1000;
    if (('cut' in outcome && outcome.cut === 'hang') || outcome.latencyMs > limitMs) {
      ecore.lost(outcome.number);
      return { failure: 'timeout', latencyMs: limitMs };
    }
    if ('cut' in outcome) return { failure: 'address-unavailable', latencyMs: outcome.latencyMs };
    return { status: outcome.status, headers: outcome.headers, body: outcome.body, latencyMs: outcome.latencyMs };
  };
}
