import { describe, expect, test } from '@jest/globals';
import type { Opening } from '../../src/contract';
import { found, openDocument, OWNER, peopleNamed } from './support/document';
import type { Respond } from './support/document';
import { expectPlainWords, expectSettled, INTERNALS } from './support/statuses';

const EMAIL = 'jane@good.example';
const FOUND = JSON.stringify({ success: true, status: 'success', results: { email: EMAIL }, remaining_credits: 7 });
const UNREADABLE = "Failed: eCore's answer could not be read, try again later";
const PAID = "Failed: eCore's answer holds no readable email. It was paid for, and is not asked for again";
const SERVER = 'Failed: eCore could not answer, try again later';

type Hostile = [what: string, answer: ReturnType<Respond>, status: string];

const nest = (depth: number, open: string, close: string, inside = '') =>
  open.repeat(depth) + inside + close.repeat(depth);
const body = (text: unknown, status = 200, headers = {}): ReturnType<Respond> => ({ status, headers, body: text });

/** Of any type a field could have instead of its own. */
const WRONG_TYPES: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  '',
  'x',
  [],
  {},
  [EMAIL],
  { email: EMAIL },
  { toString: EMAIL },
  { length: 1 },
];
const wrongTypes = WRONG_TYPES.flatMap((wrong): Hostile[] => [
  [
    `status ${JSON.stringify(wrong)}`,
    body({ success: true, status: wrong, results: { email: EMAIL }, remaining_credits: 7 }),
    UNREADABLE,
  ],
  [
    `results ${JSON.stringify(wrong)}`,
    body({ success: true, status: 'success', results: wrong, remaining_credits: 7 }),
    JSON.stringify(wrong) === JSON.stringify({ email: EMAIL }) ? 'Found' : PAID,
  ],
  [`an email ${JSON.stringify(wrong)}`, found(wrong), PAID],
  [`the whole answer ${JSON.stringify(wrong)}`, body(JSON.stringify(wrong)), UNREADABLE],
  [`credits ${JSON.stringify(wrong)}`, found(EMAIL, { remaining_credits: wrong }), 'Found'],
  [`success ${JSON.stringify(wrong)}`, found(EMAIL, { success: wrong }), 'Found'],
]);

const CREDITS = [
  'NaN',
  'Infinity',
  '-Infinity',
  '1e999',
  '-1e999',
  '1e308',
  '9007199254740993',
  '-5',
  '0.1',
  '-0',
  '"NaN"',
  '"99"',
  '0x10',
  'undefined',
];
const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const ANSWERS: Hostile[] = [
  ['ten megabytes around an email', body(FOUND.replace('{', `{"padding":"${'x'.repeat(10_000_000)}",`)), UNREADABLE],
  ['an email of ten megabytes', found(`${'x'.repeat(10_000_000)}@evil.example`), UNREADABLE],
  ['an email of 99,000 spaces', found(`a${' '.repeat(99_000)}@evil.example`), PAID],
  ['an email of 300 characters', found(`a@${'b.'.repeat(140)}example`), PAID],
  ['lists nested 40,000 deep', body(nest(40_000, '[', ']')), UNREADABLE],
  ['objects nested 100,000 deep', body(nest(100_000, '{"a":', '}', '1')), UNREADABLE],
  [
    'objects nested 15,000 deep around an email',
    body(`{"status":"success","results":${nest(15_000, '{"a":', '}', '1')},"x":{"email":"${EMAIL}"}}`),
    PAID,
  ],
  [
    'an own __proto__ that says success',
    body(`{"__proto__":{"status":"success","results":{"email":"${EMAIL}"}}}`),
    UNREADABLE,
  ],
  [
    'a constructor that would pollute',
    body(
      `{"constructor":{"prototype":{"status":"success"}},"__proto__":{"email":"${EMAIL}"},"status":"success","results":{"__proto__":{"email":"${EMAIL}"}}}`,
    ),
    PAID,
  ],
  [
    'a key twice, of which the last counts',
    body(`{"status":"not_found","status":"success","results":{"email":"evil@evil.example","email":"${EMAIL}"}}`),
    'Found',
  ],
  ['a lone surrogate in the email', body('{"status":"success","results":{"email":"jane\\ud800@good.example"}}'), PAID],
  ['a lone surrogate beside the email', body(FOUND.replace('{', '{"x":"\\udc00",')), 'Found'],
  ['a null character in the email', body('{"status":"success","results":{"email":"jane\\u0000@good.example"}}'), PAID],
  ['two emails', found('jane@good.example, joe@good.example'), 'Found'],
  ['an email with a name', found('Jane <jane@good.example>'), 'Found'],
  ['a byte order mark', body(`\ufeff${FOUND}`), 'Found'],
  ['a charset that was read wrong', body('\ufffd\ufffd{\u0000"\u0000s\u0000t\u0000a\u0000t\u0000u\u0000s'), UNREADABLE],
  ['nothing', body(''), UNREADABLE],
  ['white space', body(' \n'), UNREADABLE],
  ['a list of answers', body(`[${FOUND}]`), UNREADABLE],
  ['two answers', body(FOUND + FOUND), UNREADABLE],
  ['half an answer', body(FOUND.slice(0, 40)), UNREADABLE],
  ['a script', body(`)]}'\n${FOUND}`), UNREADABLE],
  ['HTML', body('<!doctype html><title>Success</title>', 200, { 'Content-Type': 'text/html' }), UNREADABLE],
  ['an error with status 200', body({ error: 'Insufficient credits.', status: 'error' }), UNREADABLE],
  ['a failure with status 200', body({ success: false, status: 'failed', message: 'No' }), UNREADABLE],
  ['success spelled otherwise', body(FOUND.replace('"success",', '"SUCCESS",')), UNREADABLE],
  ['an email beside a not_found', body({ status: 'not_found', results: { email: EMAIL } }), 'Not found'],
  ...[301, 302, 303, 307, 308].map(
    (status): Hostile => [`a redirect ${status}`, body(FOUND, status, { Location: 'https://evil.example/' }), SERVER],
  ),
  ...[201, 204, 206].map((status): Hostile => [`an email with status ${status}`, body(FOUND, status), 'Found']),
  ...[304, 404, 405, 408, 409, 418, 500, 502, 503, 599].map(
    (status): Hostile => [`an email with status ${status}`, body(FOUND, status), SERVER],
  ),
  [
    '400 in the words of eCore',
    body({ error: 'Provide linkedin_url.' }, 400),
    'Invalid input: eCore does not accept these values',
  ],
  ['an email with status 400', body(FOUND, 400), SERVER],
  ['an email with status 403', body(FOUND, 403), SERVER],
  ['403 of a firewall (situation 24)', body('<title>Access denied</title>', 403), SERVER],
  ...CREDITS.map(
    (credits): Hostile => [
      `credits ${credits}`,
      body(FOUND.replace('7}', `${credits}}`)),
      isJson(credits) ? 'Found' : UNREADABLE,
    ],
  ),
  ...wrongTypes,
];

const DIFFERENT = process.env.EXHAUSTIVE ? ANSWERS : ANSWERS.slice(0, -wrongTypes.length);

describe('a row answered with', () => {
  test.each(ANSWERS)('%s ends in its right status, and its neighbours in theirs', (_what, hostile, status) => {
    const document = openDocument({
      cells: peopleNamed(['Good', 'Hostile', 'Better']),
      respond: (asked) => (asked.last_name === 'Hostile' ? hostile : found(`${asked.last_name}@good.example`)),
    });
    document.connect();
    const progress = document.enrich();
    const rows = document.shown().slice(1);
    expect(rows.map((row) => row.slice(3))).toEqual([
      ['Good@good.example', 'Found'],
      [status === 'Found' ? EMAIL : '', status],
      ['Better@good.example', 'Found'],
    ]);
    rows.forEach((row) => expectSettled(row[4]!));
    expect(progress.state).toBe('done');
    expectSoundBalance(document.have<Opening>('openSidebarState').balance);
    expect(document.script.appsScript.logLines).toEqual([]);
  });
});

describe('a formula answered with', () => {
  test.each(DIFFERENT)('%s says so plainly, and so do its neighbours', (_what, hostile, status) => {
    const document = openDocument({
      cells: [['']],
      respond: (asked) => (asked.last_name === 'Hostile' ? hostile : found(`${asked.last_name}@good.example`)),
    });
    document.connect();
    const rows = ['Good', 'Hostile', 'Better'].map((name) => ['Ann', name, 'Acme']);
    const { value } = document.script.evaluate('ECORE_EMAIL', [rows], {
      by: OWNER,
      sheetId: document.sheetId,
      row: 1,
      column: 1,
    });
    const says =
      status === 'Found'
        ? EMAIL
        : status === 'Not found'
          ? 'Not found'
          : expect.stringMatching(
              /^Error: (?:eCore could not answer\. Choose |eCore rejected these values\. |eCore's answer holds no readable email\. |No usable answer came from eCore in time, and one )/,
            );
    expect(value).toEqual([['Good@good.example'], [says], ['Better@good.example']]);
  });
});

describe('an answer that stops a run', () => {
  const STOPS: [what: string, answer: ReturnType<Respond>, code: string][] = [
    ['401 with markup', body('<script>1</script>', 401), 'bad-token'],
    ['403 in the words of eCore', body({ detail: 'Invalid token.' }, 403), 'bad-token'],
    ['402 without a body', body('', 402), 'no-credits'],
    ['402 with figures of another type', body({ required: '5', balance: {} }, 402), 'no-credits'],
    ['402 with figures beyond every number', body('{"required":1e999,"balance":-1e999}', 402), 'no-credits'],
    ['402 with a formula for an error', body({ error: '=1+1', required: 50, balance: 12 }, 402), 'no-credits'],
    ['429 that asks to wait for thirty years', body('', 429, { 'Retry-After': '999999999' }), 'daily-cap'],
    [
      '429 that asks to wait until the year 9999',
      body('', 429, { 'Retry-After': 'Fri, 31 Dec 9999 23:59:59 GMT' }),
      'daily-cap',
    ],
    ['429 that asks to wait for a negative time', body('', 429, { 'Retry-After': '-1' }), 'daily-cap'],
    ['429 that asks to wait in markup', body('', 429, { 'Retry-After': '<b>1</b>' }), 'daily-cap'],
    ['429 that asks to wait for a day', body('', 429, { 'Retry-After': '86400' }), 'daily-cap'],
  ];
  test.each(STOPS)('%s says so in one sentence and leaves the rest queued', (_what, hostile, code) => {
    const document = openDocument({ cells: peopleNamed(['One', 'Two', 'Three']), respond: () => hostile });
    document.connect();
    const { state, stop } = document.enrich();
    expect({ state, code: stop?.code }).toEqual({ state: 'stopped', code });
    expectPlainWords(stop?.message);
    expect(
      document
        .shown()
        .slice(1)
        .map((row) => row[4]),
    ).toEqual(['Queued', 'Queued', 'Queued']);
  });
});

describe('a token check answered with', () => {
  test.each(DIFFERENT)('%s keeps the token only when the answer says that it is good', (what, hostile) => {
    const document = openDocument({ cells: [['']], tokenCheck: hostile });
    const reply = document.connect();
    expect(reply.ok).toBe(what === '400 in the words of eCore');
    if (reply.ok) return;
    expectPlainWords(reply.problem.message);
    expect(document.script.properties(`user:${OWNER}`).all()).toEqual({});
  });
});

function expectSoundBalance(balance: Opening['balance']): void {
  if (balance === null) return;
  expect(Number.isSafeInteger(balance.credits)).toBe(true);
  expect(JSON.stringify(balance)).not.toMatch(INTERNALS);
}
