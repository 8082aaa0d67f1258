import { exception, host, strict } from './host';
import { createBlob } from './utilities';

interface Answered {
  status: number;
  headers: { [name: string]: string | string[] };
  body: string;
}

type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions & { timeoutSeconds?: number };

/** HTTPResponse: https://developers.google.com/apps-script/reference/url-fetch/http-response */
function createResponse({ status, headers, body }: Answered): GoogleAppsScript.URL_Fetch.HTTPResponse {
  return strict('HTTPResponse', {
    getResponseCode: () => status,
    getContentText: () => body,
    getContent: () => host<number[]>('Utilities.bytesOf', body),
    getBlob: () => createBlob(body, headerOf(headers, 'content-type')),
    getAllHeaders: () => headers,
    getHeaders: () =>
      Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
      ),
  }) as unknown as GoogleAppsScript.URL_Fetch.HTTPResponse;
}

function headerOf(headers: Answered['headers'], name: string): string | null {
  const value = Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1];
  return value === undefined ? null : String(value);
}

function toRequest(url: string, options: Options = {}): object {
  const headers: { [name: string]: string } = {};
  for (const [name, value] of Object.entries((options.headers ?? {}) as { [name: string]: unknown })) {
    if (value === null || value === undefined) throw exception('Attribute provided with invalid value: Header:null');
    headers[name] = String(value);
  }
  const { payload } = options;
  if (
    Array.isArray(payload) ||
    typeof (payload as { getBytes?: unknown } | null | undefined)?.getBytes === 'function'
  ) {
    throw new Error('Bytes as a payload are not part of the workbench: add them with their real behaviour');
  }
  const isForm = typeof payload === 'object' && payload !== null;
  const body = isForm
    ? Object.entries(payload as object)
        .map((pair) => pair.map((part) => encodeURIComponent(String(part))).join('='))
        .join('&')
    : String(payload ?? '');
  if (payload !== undefined) headers['Content-Type'] = options.contentType ?? 'application/x-www-form-urlencoded';
  return {
    url: String(url),
    method: options.method ?? (payload === undefined ? 'get' : 'post'),
    headers,
    body,
    timeoutSeconds: options.timeoutSeconds ?? 360,
    muteHttpExceptions: options.muteHttpExceptions ?? false,
    followRedirects: options.followRedirects ?? true,
  };
}

/** https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app */
export const UrlFetchApp = strict('UrlFetchApp', {
  fetch: (url: string, options?: Options) =>
    createResponse(host<Answered[]>('UrlFetchApp.fetch', toRequest(url, options))[0]!),
  fetchAll: (requests: (string | (Options & { url: string }))[]) =>
    host<Answered[]>(
      'UrlFetchApp.fetchAll',
      requests.map((request) => (typeof request === 'string' ? toRequest(request) : toRequest(request.url, request))),
    ).map(createResponse),
  getRequest: (url: string, options?: Options) => toRequest(url, options),
});
