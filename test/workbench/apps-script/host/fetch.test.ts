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

/** What is sent for these options. */
const sent = (options: string) =>
  fetching(`UrlFetchApp.fetch('${SITE}/', ${options}).getResponseCode()`, () => ok()).asked[0]!;
/** All that stands in the headers, but for the user agent. */
const headersOf = ({ headers: { 'User-Agent': _, ...others } }: HttpRequest) => others;

describe('the content type', () => {
  test.each([
    [
      "{ method: 'post', payload: '{}', headers: { 'Content-Type': 'application/json' } }",
      { 'Content-Type': 'application/json' },
    ],
    [
      "{ method: 'post', payload: '{}', headers: { 'content-type': 'application/json' } }",
      { 'content-type': 'application/json' },
    ],
    ["{ payload: '{}', contentType: 'application/json' }", { 'Content-Type': 'application/json' }],
    [
      "{ payload: '{}', contentType: 'text/xml', headers: { 'content-type': 'application/json' } }",
      { 'Content-Type': 'text/xml' },
    ],
    ["{ payload: 'a=b' }", { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ["{ payload: { a: 'b c', d: 1 } }", { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ["{ payload: Utilities.newBlob('x', 'image/png') }", { 'Content-Type': 'image/png' }],
    ["{ payload: Utilities.newBlob('x', 'image/png'), headers: { 'CONTENT-TYPE': 'a/b' } }", { 'CONTENT-TYPE': 'a/b' }],
    ["{ headers: { 'Content-Type': 'application/json' } }", { 'Content-Type': 'application/json' }],
    ['{}', {}],
    ['null', {}],
    ['undefined', {}],
    ['{ payload: null, headers: null }', {}],
  ])('of %s is sent once, as the script says', (options, headers) => {
    expect(headersOf(sent(options))).toEqual(headers);
  });
});

describe('the body', () => {
  test.each([
    ["{ payload: 'a=b' }", 'post', 'a=b'],
    ["{ payload: { a: 'b c', d: '&' } }", 'post', 'a=b%20c&d=%26'],
    ['{ payload: [104, 105] }', 'post', 'hi'],
    ["{ payload: Utilities.newBlob('hé'), method: 'PUT' }", 'PUT', 'hé'],
    ['{ payload: 5 }', 'post', '5'],
    ["{ payload: UrlFetchApp.fetch('https://b.example/') }", 'post', ''],
    ['{ payload: SpreadsheetApp.getActiveSheet() }', 'post', 'Sheet'],
  ])('of %s is sent by %s', (options, method, body) => {
    const { asked } = fetching(`UrlFetchApp.fetch('${SITE}/', ${options}).getResponseCode()`, () => ok());
    expect(asked.at(-1)).toMatchObject({ method, body });
  });

  test('may be bytes that are no text', () => {
    const { body, bytes } = sent('{ payload: [-1, 0, 127, -128] }');
    expect([body, [...bytes!]]).toEqual(['', [255, 0, 127, 128]]);
  });

  test('is a form of several parts where one of its values is a blob', () => {
    const { headers, body } = sent(
      "{ method: 'post', payload: { name: 'Bob', resume: Utilities.newBlob('Hire me!', 'text/plain', 'resume \"1\".txt') } }",
    );
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(headers['Content-Type']!)![1]!;
    expect(body.split(`--${boundary}`)).toEqual([
      '',
      '\r\nContent-Disposition: form-data; name="name"\r\n\r\nBob\r\n',
      '\r\nContent-Disposition: form-data; name="resume"; filename="resume %221%22.txt"\r\nContent-Type: text/plain\r\n\r\nHire me!\r\n',
      '--\r\n',
    ]);
  });

  test('of such a form is told by its boundary, whatever type the script names', () => {
    expect(
      headersOf(
        sent(
          "{ payload: { a: Utilities.newBlob([-1, 0]) }, contentType: 'application/json', headers: { 'content-type': 'x/y' } }",
        ),
      ),
    ).toEqual({ 'Content-Type': expect.stringMatching(/^multipart\/form-data; boundary=/) });
  });
});

describe('the address', () => {
  test.each([
    ['/a b"c"<d>', '/a%20b%22c%22%3Cd%3E'],
    ['/?q={"a":"é"}', '/?q=%7B%22a%22:%22%C3%A9%22%7D'],
    ['/%20?a=b&c=[d]#e', '/%20?a=b&c=[d]#e'],
    ['/a|b\\\\c^d`', '/a%7Cb%5Cc%5Ed%60'],
  ])('%s is escaped', (path, escaped) => {
    expect(fetching(`UrlFetchApp.fetch('${SITE}${path}').getResponseCode()`, () => ok()).asked[0]!.url).toBe(
      SITE + escaped,
    );
  });

  test('is refused as it is where nothing may be escaped', () => {
    expect(fetching(`UrlFetchApp.fetch('${SITE}/a b', { escaping: false })`, () => ok()).value).toBe(
      `Exception: Invalid argument: ${SITE}/a b`,
    );
  });
});

test.each(['head', 'OPTIONS', 'trace', 'nonsense', ''])('the method "%s" is refused', (method) => {
  const { value, asked } = fetching(`UrlFetchApp.fetch('${SITE}/', { method: '${method}' })`, () => ok());
  expect([value, asked]).toEqual(['Exception: Attribute provided with invalid value: method', []]);
});

test('getRequest tells what would be sent, under the names of the reference', () => {
  const { value, asked } = fetching(
    "UrlFetchApp.getRequest('https://a.example/x y', { method: 'post', payload: '{}', contentType: 'application/json', headers: { A: 'b' } })",
    () => ok(),
  );
  expect(value).toMatchObject({
    url: 'https://a.example/x%20y',
    method: 'post',
    contentType: 'application/json',
    payload: '{}',
    headers: { A: 'b' },
  });
  expect(asked).toEqual([]);
  expect(Object.keys(fetching("UrlFetchApp.getRequest('https://a.example/')", () => ok()).value as object)).toEqual(
    expect.arrayContaining(['url', 'method', 'contentType', 'payload', 'headers']),
  );
});

describe('an answer', () => {
  const latin = (type = 'text/plain; charset=ISO-8859-1'): HttpOutcome => ({
    status: 200,
    headers: { 'Content-Type': type },
    body: '',
    bytes: Buffer.from('café', 'latin1'),
  });
  const of = (expression: string, outcome: HttpOutcome) =>
    fetching(expression.replace('$', `UrlFetchApp.fetch('${SITE}/')`), () => outcome).value;

  test('is read by the charset that it names, or the one that is asked for', () => {
    expect(of('$.getContentText()', latin())).toBe('café');
    expect(of("$.getContentText('ISO-8859-1')", latin('text/plain'))).toBe('café');
    expect(of('$.getContentText()', latin('text/plain'))).toBe('caf\ufffd');
    expect(of("$.getContentText('UTF-8')", ok('café'))).toBe('café');
    expect(of("$.getContentText('ISO-8859-1')", ok('é'))).toBe('Ã©');
    expect(of("$.getContentText('no such charset')", ok('é'))).toBe('Exception: Invalid argument: no such charset');
    const japanese = { status: 200, headers: {}, body: '', bytes: Uint8Array.from([0x83, 0x41, 0x41]) };
    expect(of("$.getContentText('Shift_JIS')", japanese)).toBe('アA');
  });

  test('gives its bytes, whatever they are', () => {
    const binary = {
      status: 200,
      headers: { 'content-type': 'image/png' },
      body: '',
      bytes: Uint8Array.from([137, 80, 0, 255]),
    };
    expect(of('$.getContent()', binary)).toEqual([-119, 80, 0, -1]);
    expect(of('(b => [b.getBytes(), b.getContentType()])($.getBlob())', binary)).toEqual([
      [-119, 80, 0, -1],
      'image/png',
    ]);
    expect(of('Utilities.base64Encode($.getContent())', binary)).toBe(
      Buffer.from([137, 80, 0, 255]).toString('base64'),
    );
  });

  test('used as text is its content, read as JSON too', () => {
    expect(of('String($)', ok('{"a":1}'))).toBe('{"a":1}');
    expect(of('JSON.parse($).a', ok('{"a":1}'))).toBe(1);
    expect(of('"" + $', latin())).toBe('café');
  });
});

test('service objects used as text are the names of their classes, as keys and in cells too', () => {
  const { value } = fetching(
    `[Utilities.newBlob('x'), SpreadsheetApp.getActiveSheet(), SpreadsheetApp.getActiveRange(), SpreadsheetApp.getActive(), PropertiesService.getScriptProperties(), CacheService, HtmlService.createHtmlOutput('x'), HtmlService.createTemplate('x'), UrlFetchApp, SpreadsheetApp.newRichTextValue()].map(String)
      .concat(SpreadsheetApp.getActiveSheet().getRange('B2').setValue(Utilities.newBlob('x')).getValue(), Object.keys({ [SpreadsheetApp.getActiveSheet().getRange('A1')]: 1 }))`,
    () => ok(),
  );
  expect(value).toEqual([
    'Blob',
    'Sheet',
    'Range',
    'Spreadsheet',
    'Properties',
    'CacheService',
    'HtmlOutput',
    'HtmlTemplate',
    'UrlFetchApp',
    'RichTextValueBuilder',
    'Blob',
    'Range',
  ]);
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
