import * as plain from 'node:http';
import * as secure from 'node:https';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { HttpOutcome, HttpRequest } from '../http';
import { FETCH_RESPONSE_BYTES } from '../host/limits';
import { textOrBytes } from '../text-or-bytes';
import { isPrivateHost } from './private-host';

/** Where requests to an origin really go, as `{ 'https://api.example.com': 'http://127.0.0.1:4871' }`. */
export type Origins = { readonly [origin: string]: string };

/**
 * Sends all requests at once over the real network, and gives one outcome for each, in their order; it never rejects.
 * A redirect is given back as it came: following it is for whoever knows where the headers may go.
 *
 * Every request has a connection of its own: a kept one that the server is just closing would look like a lost answer.
 *
 * @param ended aborts when the execution has ended: nobody waits for the answers any more
 */
export function sendAll(
  requests: readonly HttpRequest[],
  origins: Origins,
  ended?: AbortSignal,
): Promise<HttpOutcome[]> {
  return Promise.all(requests.map((request) => send(request, origins, ended)));
}

async function send(request: HttpRequest, origins: Origins, ended: AbortSignal | undefined): Promise<HttpOutcome> {
  const url = new URL(request.url);
  const elsewhere = Object.hasOwn(origins, url.origin) ? origins[url.origin] : undefined;
  // Requests leave from Google's own network, where nobody's private hosts exist:
  // https://developers.google.com/apps-script/reference/url-fetch
  if (elsewhere === undefined && isPrivateHost(url.hostname)) return { failure: 'dns' };
  const target = elsewhere === undefined ? url : new URL(url.pathname + url.search, elsewhere);
  const limit = new AbortController();
  const abort = () => limit.abort();
  const timer = setTimeout(abort, request.timeoutSeconds * 1000);
  ended?.addEventListener('abort', abort);
  try {
    return await exchange(target, request, limit.signal);
  } catch (error) {
    return { failure: limit.signal.aborted ? 'timeout' : failureOf(error) };
  } finally {
    clearTimeout(timer);
    ended?.removeEventListener('abort', abort);
  }
}

function exchange(
  target: URL,
  { method, headers, body, bytes: binary }: HttpRequest,
  signal: AbortSignal,
): Promise<HttpOutcome> {
  const { request } = target.protocol === 'https:' ? secure : plain;
  return new Promise((done, fail) => {
    const bytes = binary ?? Buffer.from(body);
    const lengths = bytes.length > 0 || !/^(get|delete)$/i.test(method) ? { 'Content-Length': bytes.length } : {};
    const sent = request(target, {
      method: method.toUpperCase(),
      headers: { ...headers, ...lengths },
      agent: false,
      signal,
    });
    sent.once('error', fail);
    sent.once('response', (response) => {
      read(response).then(
        (body) => done({ status: response.statusCode ?? 0, headers: headersOf(response), ...textOrBytes(body) }),
        fail,
      );
    });
    sent.end(bytes);
  });
}

function failureOf(error: unknown): 'dns' | 'address-unavailable' {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'dns' : 'address-unavailable';
}

/** The whole body, or a rejection when the connection breaks first. */
async function read(response: plain.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of decoded(response)) {
    bytes += (chunk as Buffer).length;
    if (bytes > FETCH_RESPONSE_BYTES) throw new Error('The answer is larger than UrlFetchApp takes.');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** Nothing asks for compression, but a service may send it all the same; UrlFetchApp unpacks it. */
function decoded(response: plain.IncomingMessage): AsyncIterable<unknown> {
  const unpack = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }[
    (response.headers['content-encoding'] ?? '').toLowerCase()
  ];
  if (!unpack) return response;
  const unpacked = unpack();
  response.once('error', (error) => unpacked.destroy(error));
  return response.pipe(unpacked);
}

/** Names as they were sent; a header that came several times is a list. */
function headersOf({ rawHeaders }: plain.IncomingMessage): { [name: string]: string | string[] } {
  const headers: { [name: string]: string | string[] } = {};
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!;
    const value = rawHeaders[index + 1]!;
    headers[name] = Object.hasOwn(headers, name) ? [headers[name]!, value].flat() : value;
  }
  return headers;
}
