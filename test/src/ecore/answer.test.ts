import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAnswer } from '../../../src/ecore/answer';
import type { HttpResponse } from '../../../src/services';

const NOW = Date.UTC(2026, 0, 1, 12);

function response(status: number, body: unknown = {}, headers: { [name: string]: string } = {}): HttpResponse {
  return {
    status,
    header: (name) => headers[name] ?? null,
    text: () => (typeof body === 'string' ? body : JSON.stringify(body)),
  };
}

describe('an answer of eCore', () => {
  test('with an email is found, with the balance beside it', () => {
    const body = { success: true, status: 'success', results: { email: ' John.Doe@acme.com ' }, remaining_credits: 99 };
    expect(readAnswer(response(200, body), NOW)).toEqual({ kind: 'found', email: 'John.Doe@acme.com', balance: 99 });
  });

  test('not_found is not found', () => {
    expect(
      readAnswer(
        response(200, { success: true, status: 'not_found', message: 'Email not found', remaining_credits: 100 }),
        NOW,
      ),
    ).toEqual({ kind: 'not-found', balance: 100 });
  });

  test.each([
    [401, { kind: 'refused', code: 'bad-token' }],
    [402, { kind: 'refused', code: 'no-credits', required: null, balance: null }],
    [429, { kind: 'refused', code: 'daily-cap', retryAfterSeconds: null }],
    [404, { kind: 'failed', reason: 'server', mayBeCharged: 'by-now' }],
    [500, { kind: 'failed', reason: 'server', mayBeCharged: 'by-now' }],
    [502, { kind: 'failed', reason: 'server', mayBeCharged: 'later' }],
    [504, { kind: 'failed', reason: 'server', mayBeCharged: 'later' }],
    [408, { kind: 'failed', reason: 'server', mayBeCharged: 'later' }],
    [503, { kind: 'failed', reason: 'server', mayBeCharged: 'later' }],
    [302, { kind: 'failed', reason: 'server', mayBeCharged: 'by-now' }],
  ])('with status %i is told by the status, whatever the body says (situation 56)', (status, answer) => {
    expect(readAnswer(response(status, '<html>status success</html>'), NOW)).toEqual(answer);
  });

  test.each([
    [400, { error: 'Provide linkedin_url, email, or first_name + last_name.' }, { kind: 'rejected' }],
    [403, { detail: 'Invalid token.' }, { kind: 'refused', code: 'bad-token' }],
    [403, { detail: 'Authentication credentials were not provided.' }, { kind: 'refused', code: 'bad-token' }],
    [403, { error: 'This account is suspended.' }, { kind: 'refused', code: 'bad-token' }],
  ])('with status %i in the words of eCore, %j, says what it says', (status, body, answer) => {
    expect(readAnswer(response(status, body), NOW)).toEqual(answer);
  });

  const PAGES = [
    '<html><head><title>403 Forbidden</title></head><body>Your token of access was blocked by the firewall</body></html>',
    'error code: 1020',
    '',
    '{"message":"Forbidden"}',
    '{"error":{"code":403,"status":"PERMISSION_DENIED"}}',
    '["token"]',
    'null',
    '"Invalid token."',
  ];
  test.each([400, 403].flatMap((status) => PAGES.map((page) => [status, page] as const)))(
    'with status %i that somebody in front of eCore wrote, %j, is no word about token or values (situation 24)',
    (status, page) => {
      expect(readAnswer(response(status, page), NOW)).toEqual({
        kind: 'failed',
        reason: 'server',
        mayBeCharged: 'no',
      });
    },
  );

  test('a 403 of eCore about something else is not the fault of the token', () => {
    expect(readAnswer(response(403, { detail: 'CSRF Failed.' }), NOW)).toEqual({
      kind: 'failed',
      reason: 'server',
      mayBeCharged: 'no',
    });
  });

  test.each([
    ['99', 99],
    [' 99 ', 99],
    ['99.00', 99],
    ['0', 0],
    ['99.5', null],
    ['-1', null],
    ['many', null],
    ['', null],
    ['1e3', null],
    [true, null],
    [null, null],
  ])('remaining credits sent as %j are read as %j (situation 34)', (credits, balance) => {
    const body = { success: true, status: 'not_found', remaining_credits: credits };
    expect(readAnswer(response(200, body), NOW)).toEqual({ kind: 'not-found', balance });
    expect(readAnswer(response(402, { error: 'x', balance: credits }), NOW)).toMatchObject({ balance });
  });

  test('402 gives its figures when it has them', () => {
    expect(readAnswer(response(402, { error: 'x', required: 50, balance: 12 }), NOW)).toMatchObject({
      required: 50,
      balance: 12,
    });
  });

  test.each([
    ['7', 7],
    ['Thu, 01 Jan 2026 12:02:00 GMT', 120],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-3', null],
    ['999999999', null],
    ['Thu, 01 Jan 9999 12:00:00 GMT', null],
  ])('Retry-After %j is read as seconds', (header, seconds) => {
    expect(readAnswer(response(429, {}, { 'Retry-After': header }), NOW)).toMatchObject({ retryAfterSeconds: seconds });
  });

  test.each([
    [
      'a byte order mark before the JSON',
      `\ufeff${JSON.stringify({ status: 'success', results: { email: 'jose@acme.example' } })}`,
      'jose@acme.example',
    ],
    [
      'what nobody sees around the email',
      { status: 'success', results: { email: '\u200b\u00a0jose@acme.example\ufeff\n' } },
      'jose@acme.example',
    ],
    [
      'decomposed letters',
      { status: 'success', results: { email: 'jose\u0301@acme.example' } },
      'jos\u00e9@acme.example',
    ],
    [
      'a local part that begins like a formula',
      { status: 'success', results: { email: '=1+1@acme.example' } },
      '=1+1@acme.example',
    ],
  ])('with %s is found: it was paid for', (_what, body, email) => {
    expect(readAnswer(response(200, body), NOW)).toEqual({ kind: 'found', email, balance: null });
  });

  test.each([
    ['HTML', '<html></html>'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a status behind the prototype', '{"__proto__":{"status":"success","results":{"email":"a@b.example"}}}'],
    ['ten megabytes', `{"status":"success","results":{"email":"a@b.example"},"x":"${'x'.repeat(10_000_000)}"}`],
    ['very deep JSON', '['.repeat(50_000)],
  ])('that is %s cannot be read', (_what, body) => {
    expect(readAnswer(response(200, body), NOW)).toEqual({
      kind: 'failed',
      reason: 'unreadable',
      mayBeCharged: 'by-now',
    });
  });

  test.each([
    ['Ana Kim <ana@acme.example>', 'ana@acme.example'],
    ['"Kim, Ana" <ana@acme.example> ', 'ana@acme.example'],
    ['<ana@acme.example>', 'ana@acme.example'],
    ['ana@acme.example, a.kim@acme.example', 'ana@acme.example'],
    ['ana@acme.example; a.kim@acme.example', 'ana@acme.example'],
  ])('with %j holds an address that was paid for (situation 41)', (email, address) => {
    expect(readAnswer(response(200, { status: 'success', results: { email } }), NOW)).toMatchObject({
      kind: 'found',
      email: address,
    });
  });

  test.each([
    ['no results', undefined],
    ['no email', {}],
    ['an invisible character inside the email', { email: 'a\u202eb@acme.example' }],
    ['an email of white space', { email: 'a' + ' '.repeat(99_000) + 'b@acme.example' }],
    ['an email of another type', { email: ['a@b.example'] }],
    ['a formula', { email: '=HYPERLINK("http://evil.example","x")' }],
    ['a line end', { email: 'a@b.example\n=1' }],
    ['an address beside something else', { email: 'a@b.example, <script>' }],
    ['markup', { email: '<img src=x onerror=1>@b.example' }],
  ])('that is success with %s was paid for, and has no address for a cell (situation 41)', (_what, results) => {
    const body = { status: 'success', results, remaining_credits: 7 };
    expect(readAnswer(response(200, body), NOW)).toEqual({ kind: 'unusable', balance: 7 });
  });

  test('with status 201 and an email is found', () => {
    const body = { status: 'success', results: { email: 'jose@acme.example' }, remaining_credits: 7 };
    expect(readAnswer(response(201, body), NOW)).toEqual({ kind: 'found', email: 'jose@acme.example', balance: 7 });
  });

  test('never throws and never lets through an email with white space or control characters', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 599 }),
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.record({ status: fc.constant('success'), results: fc.record({ email: fc.string({ unit: 'binary' }) }) }),
        ),
        (status, body) => {
          const answer = readAnswer(response(status, body), NOW);
          if (answer.kind === 'found') expect(answer.email).toMatch(/^[^\s\u0000-\u001f]+@[^\s\u0000-\u001f]+$/);
        },
      ),
    );
  });
});
