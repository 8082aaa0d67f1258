import { describe, expect, test } from '@jest/globals';
import type { HttpOutcome, HttpRequest } from '../../../../workbench/apps-script/http';
import type { Manifest } from '../../../../workbench/apps-script/project';
import { seen, simulated } from '../simulated/builders';

const SITE = 'https://a.example';

/** What the expression gives, and what was asked of the site. */
function fetching(expression: string, answer: (request: HttpRequest) => HttpOutcome, manifest: Manifest = {}) {
  const asked: HttpRequest[] = [];
  const project = {
    name: 'Test',
    manifest,
    scripts: [{ name: 'Code', source: `function f() { return ${expression}; }` }],
    pages: [],
  };
  const script = simulated('', {
    project,
    http: (request) => {
      asked.push(request);
      return answer(request);
    },
  });
  return { value: seen(script, 'f'), asked };
}

const ok = (body = '', headers = {}): HttpOutcome => ({ status: 200, headers, body });
const to = (status: number, location: string): HttpOutcome => ({ status, headers: { location }, body: 'moved' });

describe('redirects', () => {
  const answer = ({ url }: HttpRequest) => (url === `${SITE}/old` ? to(302, '/new') : ok('here'));

  test('are followed, and a post goes on as a get', () => {
    const { value, asked } = fetching(
      `UrlFetchApp.fetch('${SITE}/old', { method: 'post', payload: 'body' }).getContentText()`,
      answer,
    );
    expect(value).toBe('here');
    expect(asked.map(({ url, method, body }) => [url, method, body])).toEqual([
      [`${SITE}/old`, 'post', 'body'],
      [`${SITE}/new`, 'get', ''],
    ]);
  });

  test('keep method and body after 307', () => {
    const { asked } = fetching(
      `UrlFetchApp.fetch('${SITE}/old', { method: 'post', payload: 'body' }).getContentText()`,
      ({ url }) => (url === `${SITE}/old` ? to(307, '/new') : ok()),
    );
    expect(asked[1]).toMatchObject({ url: `${SITE}/new`, method: 'post', body: 'body' });
  });

  test('are given back when the script says so', () => {
    const { value, asked } = fetching(
      `UrlFetchApp.fetch('${SITE}/old', { followRedirects: false }).getResponseCode()`,
      answer,
    );
    expect([value, asked.length]).toEqual([302, 1]);
  });

  test('of one request do not hold up the others, nor change their order', () => {
    const { value } = fetching(
      `UrlFetchApp.fetchAll(['${SITE}/old', '${SITE}/b', '${SITE}/old']).map((r) => r.getContentText())`,
      ({ url }) => (url.endsWith('/b') ? ok('b') : answer({ url } as HttpRequest)),
    );
    expect(value).toEqual(['here', 'b', 'here']);
  });

  test('in a circle end', () => {
    const { value, asked } = fetching(
      `UrlFetchApp.fetch('${SITE}/old', { muteHttpExceptions: true }).getResponseCode()`,
      () => to(301, '/old'),
    );
    expect([value, asked.length]).toEqual([301, 21]);
  });
});

test('a request says that a script sends it, unless that says something else', () => {
  const agents = (options: string) =>
    fetching(`UrlFetchApp.fetch('${SITE}/', ${options}).getResponseCode()`, () => ok()).asked[0]!.headers['User-Agent'];
  expect(agents('{}')).toContain('Google-Apps-Script');
  expect(agents("{ headers: { 'User-Agent': 'mine' } }")).toBe('mine');
});

test('bytes as a payload are refused, not sent as a form', () => {
  const { value, asked } = fetching(`UrlFetchApp.fetch('${SITE}/', { method: 'post', payload: [1, 2] })`, () => ok());
  expect(value).toBe('Error: Bytes as a payload are not part of the workbench: add them with their real behaviour');
  expect(asked).toEqual([]);
});

test('an object as payload is sent as a form', () => {
  const { asked } = fetching(
    `UrlFetchApp.fetch('${SITE}/', { method: 'post', payload: { name: 'Ann & Ben', age: 7 } }).getResponseCode()`,
    () => ok(),
  );
  expect(asked[0]).toMatchObject({
    body: 'name=Ann%20%26%20Ben&age=7',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
});

test('a failure on the network loses the answers of the whole fetchAll', () => {
  const { value, asked } = fetching(`UrlFetchApp.fetchAll(['${SITE}/1', '${SITE}/2?key=x']).length`, ({ url }) =>
    url.endsWith('1') ? ok() : { failure: 'address-unavailable' },
  );
  expect(value).toBe(`Exception: Address unavailable: ${SITE}/2?key=x`);
  expect(asked).toHaveLength(2);
});

test.each([
  [`${SITE}/api/v1`, 'answered'],
  [`${SITE}/other`, 'refused'],
  ['https://b.a.example/api/', 'refused'],
  ['http://a.example/api/', 'refused'],
  ['https://sub.wild.example/x', 'answered'],
  ['https://wild.example.evil.example/x', 'refused'],
])('with a urlFetchWhitelist, %s is %s', (url, expected) => {
  const { value, asked } = fetching(`UrlFetchApp.fetch('${url}').getResponseCode()`, () => ok(), {
    urlFetchWhitelist: [`${SITE}/api/`, 'https://*.wild.example/'],
  });
  expect(value === 200 ? 'answered' : 'refused').toBe(expected);
  expect(asked).toHaveLength(expected === 'answered' ? 1 : 0);
});
