import type { LookupBody } from '../lookups/lookup';
import type { HttpRequest } from '../services';

export const ECORE_URL = 'https://app.ecoreservice.com/backend/api/v1/external/email/enrichment/';

/** One request to eCore's email enrichment. The token goes into a header only: network errors quote the whole URL. */
export function lookupRequest(token: string, body: LookupBody, timeoutSeconds: number): HttpRequest {
  return request(token, JSON.stringify(body), timeoutSeconds);
}

/**
 * A request that costs nothing and tells whether the token is good: eCore authenticates before it validates, so an
 * empty body is answered 401 for a bad token and 400 for a good one.
 */
export function tokenCheckRequest(token: string, timeoutSeconds: number): HttpRequest {
  return request(token, '{}', timeoutSeconds);
}

function request(token: string, body: string, timeoutSeconds: number): HttpRequest {
  return { url: ECORE_URL, headers: { Authorization: `Token ${token}` }, body, timeoutSeconds };
}
