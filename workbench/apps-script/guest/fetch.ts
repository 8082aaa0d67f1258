import { blobData, blobOf, type Bytes, createBlob, type Data } from './blob';
import { exception, host, serviceName, strict } from './host';

interface Answered {
  status: number;
  headers: { [name: string]: string | string[] };
  body: Data;
}

type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions & { timeoutSeconds?: number };

/** One part of a form with files: https://www.rfc-editor.org/rfc/rfc7578 */
interface Part {
  name: string;
  data: Data;
  file: { name: string; type: string } | null;
}

type Body = Data | { parts: Part[] };

const FORM = 'application/x-www-form-urlencoded';

/** HTTPResponse, which used as text is its content: https://developers.google.com/apps-script/reference/url-fetch/http-response */
function createResponse({ status, headers, body }: Answered): GoogleAppsScript.URL_Fetch.HTTPResponse {
  const type = headerOf(headers, 'content-type');
  const text = (charset = charsetOf(type) ?? 'UTF-8'): string => host<string>('Utilities.textOf', body, charset);
  /** Contents that are a text already were read by the charset that the answer names. */
  const content = () => (typeof body === 'string' ? body : text());
  const blob = () => createBlob(body, type?.replace(/\s*;.*$/, '') ?? null);
  return strict('HTTPResponse', {
    getResponseCode: () => status,
    getContentText: (charset?: string | null) => (charset ? text(String(charset)) : content()),
    getContent: () => host<Bytes>('Utilities.bytesOf', body),
    getBlob: blob,
    getAs: (contentType: string) => blob().getAs(contentType),
    getAllHeaders: () => headers,
    getHeaders: () =>
      Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
      ),
    toString: content,
  }) as unknown as GoogleAppsScript.URL_Fetch.HTTPResponse;
}

function charsetOf(type: string | null): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type ?? '')?.[1];
}

function headerOf(headers: { [name: string]: string | string[] }, name: string): string | null {
  const value = Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1];
  return value === undefined ? null : String(value);
}

/** A request as the reference describes its parameters; null stands for none. */
function toRequest(url: unknown, given?: Options | null) {
  const options = given ?? {};
  const headers: { [name: string]: string } = {};
  for (const [name, value] of Object.entries((options.headers ?? {}) as { [name: string]: unknown })) {
    if (value === null || value === undefined) throw exception('Attribute provided with invalid value: Header:null');
    headers[name] = String(value);
  }
  const payload = (options.payload as unknown) ?? undefined;
  const { body, type } = payload === undefined ? { body: '', type: null } : toBody(payload);
  const own = headerOf(headers, 'content-type');
  // A form with files is told apart by what is between its parts, which nobody else knows.
  const multipart = typeof body === 'object' && 'parts' in body;
  const contentType =
    payload === undefined
      ? (options.contentType ?? own)
      : multipart
        ? type
        : (options.contentType ?? own ?? type ?? FORM);
  if (contentType !== null && contentType !== own) {
    for (const name of Object.keys(headers)) if (name.toLowerCase() === 'content-type') delete headers[name];
    if (payload !== undefined || options.contentType) headers['Content-Type'] = contentType;
  }
  return {
    url: escaped(String(url), options.escaping ?? true),
    method: options.method ?? (payload === undefined ? 'get' : 'post'),
    headers,
    body,
    contentType,
    timeoutSeconds: options.timeoutSeconds ?? 360,
    muteHttpExceptions: options.muteHttpExceptions ?? false,
    followRedirects: options.followRedirects ?? true,
  };
}

/** "If false reserved characters in the URL aren't escaped": spaces, quotes and letters beyond ASCII are otherwise. */
function escaped(url: string, escaping: boolean): string {
  return escaping ? url.replace(/[\s"<>{}|\\^`]|[^\u0021-\u007e]/gu, encodeURIComponent) : url;
}

/** A text, bytes, a blob or a form, whose values are texts or blobs; the type that it has by itself. */
function toBody(payload: unknown): { body: Body; type: string | null } {
  if (Array.isArray(payload)) return { body: payload as Bytes, type: null };
  const blob = blobOf(payload);
  if (blob) return { body: blobData(payload)!, type: blob.getContentType() };
  if (typeof payload !== 'object' || payload === null || serviceName(payload) !== undefined)
    return { body: String(payload), type: null };
  const fields = Object.entries(payload as object).map(
    ([name, value]: [string, unknown]) => [name, value, blobOf(value)] as const,
  );
  if (fields.every(([, , file]) => !file)) {
    return {
      body: fields
        .map(([name, value]) => [name, value].map((part) => encodeURIComponent(String(part))).join('='))
        .join('&'),
      type: FORM,
    };
  }
  const parts = fields.map(([name, value, file]): Part => {
    if (!file) return { name, data: String(value), file: null };
    return {
      name,
      data: blobData(file)!,
      file: { name: file.getName() ?? name, type: file.getContentType() ?? 'application/octet-stream' },
    };
  });
  return { body: { parts }, type: 'multipart/form-data' };
}

/** "The map has at least the following keys": `url`, `method`, `contentType`, `payload` and `headers`. */
function describe(url: unknown, options?: Options | null): object {
  const { body, contentType, ...request } = toRequest(url, options);
  const payload = typeof body === 'object' && 'parts' in body ? body.parts.map(({ name }) => name).join() : body;
  return { ...request, payload, contentType, useIntranet: false, validateHttpsCertificates: true };
}

/** https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app */
export const UrlFetchApp = strict('UrlFetchApp', {
  fetch: (url: unknown, options?: Options | null) =>
    createResponse(host<Answered[]>('UrlFetchApp.fetch', toRequest(url, options))[0]!),
  fetchAll: (requests: (string | (Options & { url: string }))[]) =>
    host<Answered[]>(
      'UrlFetchApp.fetchAll',
      requests.map((request) => (typeof request === 'string' ? toRequest(request) : toRequest(request.url, request))),
    ).map(createResponse),
  getRequest: describe,
});
