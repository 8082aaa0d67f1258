import { expect, test } from '@jest/globals';
import { OWNER, simulated } from '../simulated/builders';

const MB = 1024 * 1024;

/** What one request comes to, with an answer of this body. */
function fetched(
  request: { url?: string; headers?: { [name: string]: string }; body?: string; timeoutSeconds?: number },
  answer = '',
): string {
  const script = simulated('', { http: () => ({ status: 200, headers: {}, body: answer }) });
  const execution = script.appsScript.begin({ kind: 'page', functionName: 'none', args: [], user: OWNER });
  const whole = {
    url: 'https://a.example/',
    method: 'post',
    headers: {},
    body: '',
    timeoutSeconds: 60,
    muteHttpExceptions: true,
    followRedirects: true,
    ...request,
  };
  const reply = execution.call('UrlFetchApp.fetch', [whole]);
  if (!('waiting' in reply)) return 'error' in reply ? reply.error.message : 'answered';
  const settled = execution.resume([{ status: 200, headers: {}, body: answer }]);
  return 'error' in settled ? settled.error.message : 'answered';
}

test.each([
  [2082, 'answered'],
  [2083, 'Limit Exceeded: URLFetch URL Length.'],
])('an address of %i characters', (length, expected) => {
  const start = 'https://a.example/?';
  expect(fetched({ url: start + 'x'.repeat(length - start.length) })).toBe(expected);
});

test.each([
  [50 * MB, 'answered'],
  [50 * MB + 1, 'Limit Exceeded: URLFetch POST Size.'],
])('a post of %i bytes', (bytes, expected) => {
  expect(fetched({ body: 'x'.repeat(bytes) })).toBe(expected);
});

test.each([
  [50 * MB, 'answered'],
  [50 * MB + 1, 'Limit Exceeded: URLFetch Response Size.'],
])('an answer of %i bytes', (bytes, expected) => {
  expect(fetched({}, 'x'.repeat(bytes))).toBe(expected);
});

test.each([
  [100, 'answered'],
  [101, 'Limit Exceeded: URLFetch Headers.'],
])('%i headers', (count, expected) => {
  expect(
    fetched({ headers: Object.fromEntries(Array.from({ length: count }, (_, index) => [`X-${index}`, '1'])) }),
  ).toBe(expected);
});

test.each([
  [8192, 'answered'],
  [8193, 'Limit Exceeded: URLFetch Header Size.'],
])('a header of %i bytes', (bytes, expected) => {
  expect(fetched({ headers: { 'X-Long': 'x'.repeat(bytes - 'X-Long: '.length) } })).toBe(expected);
});

test.each([
  [60_000, 'string'],
  [60_001, 'Exception: Timeout: https://a.example/'],
])('an answer after %i ms, with the time-out that Google documents', (latencyMs, expected) => {
  const source =
    "function f() { try { return typeof UrlFetchApp.fetch('https://a.example/', { timeoutSeconds: 360 }).getContentText(); } catch (error) { return String(error); } }";
  const script = simulated(source, { http: () => ({ status: 200, headers: {}, body: '', latencyMs }) });
  expect(script.window(OWNER).call('f').value).toBe(expected);
});
