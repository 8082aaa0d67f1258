import type { HttpOutcome, HttpRequest } from '../../http';
import { textOrBytes } from '../../text-or-bytes';
import { bytesOf, type Data, toData } from '../charsets';
import { ServiceFailure } from '../failure';
import type { Caller } from '../caller';
import {
  FETCH_HEADER_BYTES,
  FETCH_HEADERS,
  FETCH_LONGEST_SECONDS,
  FETCH_POST_BYTES,
  FETCH_RESPONSE_BYTES,
  FETCH_URL_CHARACTERS,
} from '../limits';
import { define, Wait, type ServiceCallRules } from '../service';

/** One part of a form with files. */
interface Part {
  name: string;
  data: Data;
  file: { name: string; type: string } | null;
}

/** One request as the guest puts it together. */
interface Asked extends Omit<HttpRequest, 'body' | 'bytes'> {
  body: Data | { parts: Part[] };
  muteHttpExceptions: boolean;
  followRedirects: boolean;
}

interface Answered {
  status: number;
  headers: { [name: string]: string | string[] };
  body: Data;
}

/** UrlFetchApp: https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app */
export const fetchCalls: ServiceCallRules = {
  'UrlFetchApp.fetch': define('fetch', 'computation', (caller, request: Asked) => send(caller, [request])),
  'UrlFetchApp.fetchAll': define('fetch', 'computation', (caller, requests: Asked[]) =>
    requests.length === 0 ? [] : send(caller, requests),
  ),
};

/** How often one request is sent on before it is given up: as browsers do, https://fetch.spec.whatwg.org/#http-redirect-fetch */
const MOST_REDIRECTS = 20;

/** One failure on the network throws for the whole call: the answers of the others are lost with it. */
function send(caller: Caller, asked: Asked[]): Wait {
  for (const request of asked) checkRequest(caller, request);
  caller.appsScript.quotas.use('urlfetch', caller.user, asked.length, caller.appsScript.clock.now());
  return exchange(
    asked,
    asked.map(() => null),
    asked.map(toHttp),
    0,
  );
}

/** Requests say whose they are; what else the header holds is not documented. */
const USER_AGENT = 'Mozilla/5.0 (compatible; Google-Apps-Script)';

function toHttp({ url, method, headers, body, timeoutSeconds }: Asked): HttpRequest {
  const form = typeof body === 'object' && 'parts' in body;
  return {
    url,
    method,
    headers: {
      'User-Agent': USER_AGENT,
      ...headers,
      ...(form ? { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}` } : {}),
    },
    ...(typeof body === 'string' ? { body } : textOrBytes(form ? multipart(body.parts) : bytesOf(body))),
    timeoutSeconds: Math.min(timeoutSeconds, FETCH_LONGEST_SECONDS),
  };
}

/** What stands between the parts of a form; unlikely in what they hold. */
const BOUNDARY = '----------workbench-3f9c1d7a5be24c08';

/** https://www.rfc-editor.org/rfc/rfc7578 */
function multipart(parts: Part[]): Buffer {
  const quoted = (text: string) => `"${text.replace(/["\r\n]/g, (sign) => encodeURIComponent(sign))}"`;
  const chunks = parts.flatMap(({ name, data, file }) => [
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name=${quoted(name)}${file ? `; filename=${quoted(file.name)}` : ''}\r\n`,
    ),
    Buffer.from(file ? `Content-Type: ${file.type}\r\n\r\n` : '\r\n'),
    bytesOf(data),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...chunks, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

/** Sends what has no answer yet, all at once, until redirects have led everything to its end. */
function exchange(asked: Asked[], answers: (Answered | null)[], open: HttpRequest[], redirects: number): Wait {
  const waiting = answers.flatMap((answer, index) => (answer === null ? [index] : []));
  return new Wait({ kind: 'fetch', requests: open }, (outcomes) => {
    const next: HttpRequest[] = [];
    (outcomes as HttpOutcome[]).forEach((outcome, position) => {
      const index = waiting[position]!;
      const redirect = redirectOf(outcome, open[position]!, asked[index]!);
      if (redirect && redirects < MOST_REDIRECTS) next.push(redirect);
      else answers[index] = read(outcome, asked[index]!);
    });
    return next.length > 0 ? exchange(asked, answers, next, redirects + 1) : answers;
  });
}

/** "If false, the fetch doesn't follow redirects; it returns the original HTTP response." A POST goes on as a GET, save after 307 and 308. */
function redirectOf(outcome: HttpOutcome, sent: HttpRequest, { followRedirects }: Asked): HttpRequest | null {
  if ('failure' in outcome || !followRedirects || ![301, 302, 303, 307, 308].includes(outcome.status)) return null;
  const location = Object.entries(outcome.headers).find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (location === undefined || !URL.canParse(String(location), sent.url)) return null;
  const next = { ...sent, url: new URL(String(location), sent.url).href };
  if (outcome.status >= 307) return next;
  const { bytes: _, ...rest } = next;
  return { ...rest, method: 'get', body: '' };
}

function read(outcome: HttpOutcome, { url, muteHttpExceptions }: Asked): Answered {
  if ('failure' in outcome) {
    const words = { 'address-unavailable': 'Address unavailable', dns: 'DNS error', timeout: 'Timeout' }[
      outcome.failure
    ];
    throw new ServiceFailure(`${words}: ${url}`);
  }
  const size = outcome.bytes?.length ?? Buffer.byteLength(outcome.body);
  if (size > FETCH_RESPONSE_BYTES) throw new ServiceFailure('Limit Exceeded: URLFetch Response Size.');
  if (outcome.status >= 400 && !muteHttpExceptions) {
    const { origin } = new URL(url);
    throw new ServiceFailure(
      `Request failed for ${origin} returned code ${outcome.status}. Truncated server response: ${outcome.body.slice(0, 100)} (use muteHttpExceptions option to examine full response)`,
    );
  }
  const body = outcome.bytes ? toData(Buffer.from(outcome.bytes)) : outcome.body;
  return { status: outcome.status, headers: outcome.headers, body };
}

/** @throws ServiceFailure: the words for addresses and posts are reported, those for headers are made after them */
function checkRequest({ appsScript }: Caller, { url, method, headers, body }: Asked): void {
  // Reported for HEAD and OPTIONS; the reference names five methods.
  if (!/^(get|delete|patch|post|put)$/i.test(method))
    throw new ServiceFailure('Attribute provided with invalid value: method');
  if (url.length > FETCH_URL_CHARACTERS) throw new ServiceFailure('Limit Exceeded: URLFetch URL Length.');
  if (!/^https?:\/\/[^\s"<>{}|\\^`]+$/i.test(url)) throw new ServiceFailure(`Invalid argument: ${url}`);
  if (sizeOf(body) > FETCH_POST_BYTES) throw new ServiceFailure('Limit Exceeded: URLFetch POST Size.');
  for (const [name, value] of Object.entries(headers)) {
    if (/^(host|content-length)$/i.test(name) || /[\r\n]/.test(value))
      throw new ServiceFailure(`Attribute provided with invalid value: Header:${name}`);
  }
  if (Object.keys(headers).length > FETCH_HEADERS) throw new ServiceFailure('Limit Exceeded: URLFetch Headers.');
  if (Object.entries(headers).some((header) => Buffer.byteLength(header.join(': ')) > FETCH_HEADER_BYTES))
    throw new ServiceFailure('Limit Exceeded: URLFetch Header Size.');
  const allowed = appsScript.project.manifest.urlFetchWhitelist;
  // https://developers.google.com/apps-script/manifest/allowlist-url
  if (allowed && !allowed.some((prefix) => isBelow(url, prefix))) {
    throw new ServiceFailure(
      `You do not have permission to call UrlFetchApp.fetch: ${url} is not in the urlFetchWhitelist of the manifest`,
    );
  }
}

function sizeOf(body: Asked['body']): number {
  if (typeof body === 'string') return Buffer.byteLength(body);
  return 'parts' in body ? multipart(body.parts).length : bytesOf(body).length;
}

function isBelow(url: string, prefix: string): boolean {
  const asked = new URL(url);
  const allowed = new URL(prefix.replace('//*.', '//wildcard.'));
  const host = allowed.hostname.startsWith('wildcard.')
    ? asked.hostname.endsWith(allowed.hostname.slice('wildcard'.length))
    : asked.hostname === allowed.hostname;
  return (
    asked.protocol === allowed.protocol &&
    host &&
    asked.port === allowed.port &&
    asked.pathname.startsWith(allowed.pathname)
  );
}
