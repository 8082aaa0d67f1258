import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import type { HttpRequest } from '../../../../workbench/apps-script/http';
import { sendAll } from '../../../../workbench/apps-script/live/http';

const SITE = 'https://api.example';

async function served<T>(
  listener: RequestListener,
  use: (origins: { [origin: string]: string }) => Promise<T>,
): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await use({ [SITE]: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const request = (path: string, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  url: SITE + path,
  method: 'get',
  headers: {},
  body: '',
  timeoutSeconds: 5,
  ...changes,
});

test('answers come in the order of the requests, whichever is ready first', async () => {
  const answers = await served(
    (asked, response) => setTimeout(() => response.end(asked.url), asked.url === '/slow' ? 40 : 0),
    (origins) => sendAll([request('/slow'), request('/quick')], origins),
  );
  expect(answers).toMatchObject([
    { status: 200, body: '/slow' },
    { status: 200, body: '/quick' },
  ]);
});

test('method, headers and body arrive as they were given', async () => {
  const [answer] = await served(
    async (asked, response) => {
      let body = '';
      for await (const chunk of asked.setEncoding('utf8')) body += String(chunk);
      response.end(JSON.stringify({ method: asked.method, body, token: asked.headers.authorization }));
    },
    (origins) =>
      sendAll(
        [request('/?q=1', { method: 'post', headers: { Authorization: 'Token abc' }, body: '{"name":"Zoë"}' })],
        origins,
      ),
  );
  expect(JSON.parse((answer as { body: string }).body)).toEqual({
    method: 'POST',
    body: '{"name":"Zoë"}',
    token: 'Token abc',
  });
});

test('header names keep their spelling, and one that came twice is a list', async () => {
  const [answer] = await served(
    (_, response) => response.writeHead(429, ['Retry-After', '7', 'X-Tag', 'a', 'X-Tag', 'b']).end(),
    (origins) => sendAll([request('/')], origins),
  );
  expect(answer).toMatchObject({ status: 429, headers: { 'Retry-After': '7', 'X-Tag': ['a', 'b'] } });
});

test('a redirect is given back instead of carrying the headers somewhere else', async () => {
  const [answer] = await served(
    (_, response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end(),
    (origins) => sendAll([request('/')], origins),
  );
  expect(answer).toMatchObject({ status: 302, headers: { Location: 'http://127.0.0.1:1/' } });
});

test('a compressed answer is unpacked', async () => {
  const [answer] = await served(
    (_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('unpacked')),
    (origins) => sendAll([request('/')], origins),
  );
  expect(answer).toMatchObject({ status: 200, body: 'unpacked' });
});

const BREAKS: { [how: string]: { listener: RequestListener; failure: string } } = {
  'dropped before an answer': { listener: (_, response) => response.destroy(), failure: 'address-unavailable' },
  'dropped in the middle of an answer': {
    listener: (_, response) => {
      response.writeHead(200, { 'Content-Length': 100 }).write('half');
      setTimeout(() => response.destroy(), 10);
    },
    failure: 'address-unavailable',
  },
  'never answered': { listener: () => {}, failure: 'timeout' },
  'never finished': { listener: (_, response) => void response.write('half'), failure: 'timeout' },
};

test.each(Object.entries(BREAKS))('a connection that is %s spoils no other', async (_, { listener, failure }) => {
  const answers = await served(
    (asked, response) => (asked.url === '/fine' ? response.end('fine') : listener(asked, response)),
    (origins) => sendAll([request('/broken', { timeoutSeconds: 0.1 }), request('/fine')], origins),
  );
  expect(answers).toMatchObject([{ failure }, { status: 200, body: 'fine' }]);
});

test('requests of an execution that has ended are given up', async () => {
  const ended = new AbortController();
  setTimeout(() => ended.abort(), 20);
  const answers = await served(
    () => {},
    (origins) => sendAll([request('/', { timeoutSeconds: 60 })], origins, ended.signal),
  );
  expect(answers).toEqual([{ failure: 'timeout' }]);
});

test.each([
  'http://localhost:8080/',
  'http://127.0.0.1/',
  'http://10.1.2.3/',
  'http://[::1]/',
  'http://192.168.1.1/',
  'http://2130706433/',
])('a script cannot reach %s, as it could not from Google', async (url) => {
  expect(await sendAll([request('/', { url })], {})).toEqual([{ failure: 'dns' }]);
});
