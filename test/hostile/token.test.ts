import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Reply, TokenState } from '../../src/contract';
import { built } from '../build/built';
import { openDocument, OWNER } from './support/document';
import { expectPlainWords } from './support/statuses';

const RUNS = process.env.EXHAUSTIVE ? 5_000 : 150;

const REFUSED: [what: string, pasted: string][] = [
  ['a further header', 'abc\r\nX-Evil: 1'],
  ['a further header behind a line feed alone', 'abc\nX-Evil: 1'],
  ['a further header behind a carriage return alone', 'abc\rX-Evil: 1'],
  ['a whole second request', 'abc\r\n\r\nPOST / HTTP/1.1\r\nHost: evil.example'],
  ['Unicode line ends', 'abc\u2028X-Evil:1\u2029'],
  ['letters that some encoders fold into line ends', 'abc\u560d\u560aX-Evil:1'],
  ['a null character', 'abc\u0000def'],
  ['a tab', 'abc\tdef'],
  ['a space', 'abc def'],
  ['a no-break space', 'abc\u00a0def'],
  ['an invisible space', 'abc\u200bdef'],
  ['letters of another script', 't\u043eken-with-cyrillic'],
  ['full-width letters', '\uff54\uff4f\uff4b\uff45\uff4e'],
  ['a lone surrogate', 'abc\ud800'],
  ['an emoji', 'abc\ud83d\ude00'],
  ['a delete character', 'abc\u007f'],
  ['a C1 control', 'abc\u0085def'],
  ['501 characters', 'x'.repeat(501)],
  ['two thousand characters', 'x'.repeat(2_000)],
  ['a megabyte', 'x'.repeat(1_000_000)],
  ['nothing', ''],
  ['white space', ' \r\n\t'],
  ['quotes around nothing', '""'],
];

const CLEANED: [what: string, pasted: string, token: string][] = [
  ['Token in front', 'Token abc123', 'abc123'],
  ['the whole header', 'Authorization: Token abc123\r\n', 'abc123'],
  ['quotes', '\u201cabc123\u201d', 'abc123'],
  ['line ends around it', '\r\n\r\nabc123\r\n\r\n', 'abc123'],
  ['a byte order mark', '\ufeffabc123', 'abc123'],
  ['everything printable', '!#$%&()*+-./:;=?@[]^_{|}~aZ09', '!#$%&()*+-./:;=?@[]^_{|}~aZ09'],
];

function connect(pasted: unknown) {
  const document = openDocument({ cells: [['']] });
  const reply = document.call<{ token: TokenState }>('connectToken', [pasted]);
  // Google names itself in a header of its own.
  const sent = document.requests.map(({ headers: { 'User-Agent': _google, ...headers } }) => ({ headers }));
  return { reply, sent, saved: document.script.properties(`user:${OWNER}`).all() };
}

describe('a pasted token', () => {
  test.each(REFUSED)('with %s is refused in one sentence, and nothing is sent or kept', (_what, pasted) => {
    const { reply, sent, saved } = connect(pasted);
    expect(reply.ok).toBe(false);
    expectPlainWords((reply as Extract<Reply<unknown>, { ok: false }>).problem.message);
    expect({ sent, saved }).toEqual({ sent: [], saved: {} });
  });

  test.each(CLEANED)('with %s is cleaned', (_what, pasted, token) => {
    const { reply, sent, saved } = connect(pasted);
    expect(reply.ok).toBe(true);
    expect(sent.map(({ headers }) => headers)).toEqual([
      { Authorization: `Token ${token}`, 'Content-Type': 'application/json' },
    ]);
    expect(saved).toEqual({ token });
  });

  test('of whatever kind makes one header of printable ASCII, or none', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('Token', ' ', ':', '\r', '\n', '"', 'abc', '\u2028', 'Authorization', '\u0000'), {
          maxLength: 8,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (pasted) => {
        const { reply, sent, saved } = connect(pasted);
        expect(sent).toHaveLength(reply.ok ? 1 : 0);
        for (const { headers } of sent) {
          expect(Object.keys(headers).sort()).toEqual(['Authorization', 'Content-Type']);
          expect(headers.Authorization).toMatch(/^Token [\x21-\x7e]{1,500}$/);
        }
        expect(saved.token ?? '').toMatch(/^[\x21-\x7e]{0,500}$/);
      }),
      { numRuns: RUNS },
    );
  });

  test('comes back to the page as four characters at most, and a short one not at all', () => {
    expect(connect('abcdefghijkl-1234').reply).toMatchObject({
      value: { token: { connected: true, lastFour: '1234' } },
    });
    expect(connect('short-1234').reply).toMatchObject({ value: { token: { connected: true, lastFour: '' } } });
  });
});

test('a request carries the token in its header alone, to one address, and follows no redirect with it', () => {
  const asked: { [option: string]: unknown }[] = [];
  const nothing = () => undefined;
  const store = { getProperty: () => null, setProperties: nothing, deleteProperty: nothing };
  const context = createContext({
    UrlFetchApp: {
      fetchAll: (requests: { [option: string]: unknown }[]) => (
        asked.push(...requests),
        requests.map(() => ({
          getResponseCode: () => 302,
          getContentText: () => '',
          getHeaders: () => ({ Location: 'https://evil.example/' }),
        }))
      ),
    },
    PropertiesService: { getUserProperties: () => store, getDocumentProperties: () => store },
    CacheService: { getDocumentCache: () => null },
  });
  runInContext(built('Code.js'), context);
  runInContext("connectToken('abcdefghijkl-1234')", context);
  expect(asked).toEqual([
    {
      url: 'https://app.ecoreservice.com/backend/api/v1/external/email/enrichment/',
      method: 'post',
      contentType: 'application/json',
      headers: { Authorization: 'Token abcdefghijkl-1234' },
      payload: '{}',
      muteHttpExceptions: true,
      followRedirects: false,
      timeoutSeconds: expect.any(Number),
    },
  ]);
});
