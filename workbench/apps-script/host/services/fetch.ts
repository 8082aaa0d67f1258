import type { HttpOutcome, HttpRequest } from '../../http';
import { ServiceFailure } from '../failure';
import type { Execution } from '../execution';
import { FETCH_LONGEST_SECONDS, FETCH_POST_BYTES, FETCH_RESPONSE_BYTES, FETCH_URL_CHARACTERS } from '../limits';
import { define, Wait, type ServiceCallRules } from '../service';

/** One request as the guest puts it together. */
interface Asked extends HttpRequest {
  muteHttpExceptions: boolean;
}

interface Answered {
  status: number;
  headers: { [name: string]: string | string[] };
  body: string;
}

/** UrlFetchApp: https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app */
export const fetchCalls: ServiceCallRules = {
  'UrlFetchApp.fetch': define('fetch', 'computation', (execution, request: Asked) => send(execution, [request])),
  'UrlFetchApp.fetchAll': define('fetch', 'computation', (execution, requests: Asked[]) => (requests.length === 0 ? [] : send(execution, requests))),
};

/** One failure on the network throws for the whole call: the answers of the others are lost with it. */
function send(execution: Execution, asked: Asked[]): Wait {
  for (const request of asked) checkRequest(execution, request);
  execution.appsScript.quotas.use('urlfetch', execution.user, asked.length, execution.appsScript.clock.now());
  const requests = asked.map(({ url, method, headers, body, timeoutSeconds }) => ({ url, method, headers, body, timeoutSeconds: Math.min(timeoutSeconds, FETCH_LONGEST_SECONDS) }));
  return new Wait({ kind: 'fetch', requests }, (outcome) => (outcome as HttpOutcome[]).map((one, index) => read(one, asked[index]!)));
}

function read(outcome: HttpOutcome, { url, muteHttpExceptions }: Asked): Answered {
  if ('failure' in outcome) {
    const words = { 'address-unavailable': 'Address unavailable', dns: 'DNS error', timeout: 'Timeout' }[outcome.failure];
    throw new ServiceFailure(`${words}: ${url}`);
  }
  if (Buffer.byteLength(outcome.body) > FETCH_RESPONSE_BYTES) throw new ServiceFailure('Limit Exceeded: URLFetch Response Size.');
  if (outcome.status >= 400 && !muteHttpExceptions) {
    const { origin } = new URL(url);
    throw new ServiceFailure(`Request failed for ${origin} returned code ${outcome.status}. Truncated server response: ${outcome.body.slice(0, 100)} (use muteHttpExceptions option to examine full response)`);
  }
  return { status: outcome.status, headers: outcome.headers, body: outcome.body };
}

function checkRequest({ appsScript }: Execution, { url, headers, body }: Asked): void {
  if (url.length > FETCH_URL_CHARACTERS) throw new ServiceFailure('Limit Exceeded: URLFetch URL Length.');
  if (!/^https?:\/\/[^\s"<>{}|\\^`]+$/i.test(url)) throw new ServiceFailure(`Invalid argument: ${url}`);
  if (Buffer.byteLength(body) > FETCH_POST_BYTES) throw new ServiceFailure('Limit Exceeded: URLFetch POST Size.');
  for (const [name, value] of Object.entries(headers)) {
    if (/^(host|content-length)$/i.test(name) || /[\r\n]/.test(value)) throw new ServiceFailure(`Attribute provided with invalid value: Header:${name}`);
  }
  const allowed = appsScript.project.manifest.urlFetchWhitelist;
  // https://developers.google.com/apps-script/manifest/allowlist-url
  if (allowed && !allowed.some((prefix) => isBelow(url, prefix))) {
    throw new ServiceFailure(`You do not have permission to call UrlFetchApp.fetch: ${url} is not in the urlFetchWhitelist of the manifest`);
  }
}

function isBelow(url: string, prefix: string): boolean {
  const asked = new URL(url);
  const allowed = new URL(prefix.replace('//*.', '//wildcard.'));
  const host = allowed.hostname.startsWith('wildcard.') ? asked.hostname.endsWith(allowed.hostname.slice('wildcard'.length)) : asked.hostname === allowed.hostname;
  return asked.protocol === allowed.protocol && host && asked.port === allowed.port && asked.pathname.startsWith(allowed.pathname);
}
