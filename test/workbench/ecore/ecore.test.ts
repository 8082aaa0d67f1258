import { describe, expect, test } from '@jest/globals';
import { asking, ecoreWith, known, seen, stranger, TOKEN } from './builders';

const NO_COMBINATION = {
  error: 'Provide linkedin_url, email, or first_name + last_name + (company_name OR company_website).',
};

describe('what is answered', () => {
  test('a hit names the email, costs one credit and tells what is left', () => {
    const ecore = ecoreWith();
    const hit = {
      success: true,
      status: 'success',
      results: { email: 'ada.park@bluekite.example' },
      remaining_credits: 9,
    };
    expect(seen(ecore.answer(asking(known)))).toEqual([200, hit]);
    expect(ecore.wallet()).toBe(9);
  });

  test('nothing found is free', () => {
    const ecore = ecoreWith();
    const miss = { success: true, status: 'not_found', message: 'Email not found', remaining_credits: 10 };
    expect(seen(ecore.answer(asking(stranger)))).toEqual([200, miss]);
    expect(ecore.wallet()).toBe(10);
  });

  test('somebody who is known but has no email is not found', () => {
    const ecore = ecoreWith({ people: [{ ...known, found_email: '' }] });
    expect(seen(ecore.answer(asking(known)))).toMatchObject([200, { status: 'not_found' }]);
  });

  test('the same person asked twice is charged twice', () => {
    const ecore = ecoreWith();
    ecore.answer(asking(known));
    ecore.answer(asking(known));
    expect(ecore.wallet()).toBe(8);
  });
});

describe('what is refused, and in which order', () => {
  test.each([
    ['no header', {}],
    ['another token', { Authorization: 'Token abc124' }],
    ['another scheme', { Authorization: `Bearer ${TOKEN}` }],
    ['two tokens', { Authorization: `Token ${TOKEN} ${TOKEN}` }],
  ])('a token is needed before anything else is looked at: %s', (_, headers) => {
    const outcome = ecoreWith({ credits: 0 }).answer(
      asking('nonsense', { headers: { 'content-type': 'application/json', ...headers } }),
    );
    expect(seen(outcome)).toEqual([401, { detail: 'Invalid token.' }]);
  });

  test('header names count in any case', () => {
    const headers = { AUTHORIZATION: `Token ${TOKEN}`, 'content-TYPE': 'application/json; charset=utf-8' };
    expect(seen(ecoreWith().answer(asking(known, { headers })))).toMatchObject([200, {}]);
  });

  test.each([
    ['nothing', {}],
    ['two combinations', { ...known, email: 'ada@home.example' }],
    ['a combination and an empty field', { ...known, email: '' }],
    ['a combination and something unknown', { ...known, note: 'x' }],
    ['a name without a company', { first_name: 'Ada', last_name: 'Park' }],
    ['a name with both', { first_name: 'Ada', last_name: 'Park', company_name: 'B', company_website: 'b.example' }],
    ['a blank value', { email: '  ' }],
    ['a number', { email: 7 }],
    ['a list', [known]],
    ['null', null],
    ['no JSON', '{"email":'],
  ])('a body that is not exactly one combination is refused, with an empty wallet too: %s', (_, body) => {
    expect(seen(ecoreWith({ credits: 0 }).answer(asking(body)))).toEqual([400, NO_COMBINATION]);
  });

  test('a body that is not declared as JSON is refused', () => {
    expect(seen(ecoreWith().answer(asking(known, { headers: { Authorization: `Token ${TOKEN}` } })))).toEqual([
      400,
      NO_COMBINATION,
    ]);
  });

  test('an empty wallet ends it before the lookup, with what is needed and what is there', () => {
    const outcome = ecoreWith({ credits: 0 }).answer(asking(stranger));
    const error = 'Insufficient credits. You need 1 credits but have 0.';
    expect(seen(outcome)).toEqual([402, { error, required: 1, balance: 0 }]);
  });

  test('a test token has a daily cap that ends at midnight, counts lookups only and leaves live tokens alone', () => {
    let now = Date.UTC(2026, 0, 5, 23);
    const ecore = ecoreWith({ tokens: [{ token: TOKEN, dailyCap: 2 }, { token: 'live' }], clock: () => now });
    const status = (body: unknown, token = TOKEN) =>
      (
        ecore.answer(
          asking(body, { headers: { Authorization: `Token ${token}`, 'Content-Type': 'application/json' } }),
        ) as { status: number }
      ).status;
    expect([status({}), status(known), status(stranger), status(known), status({})]).toEqual([400, 200, 200, 429, 400]);
    expect(status(known, 'live')).toBe(200);
    now += 3_600_000;
    expect(status(known)).toBe(200);
  });

  test.each([
    ['another path', { path: '/backend/api/v1/external/phone/enrichment/' }, 404],
    ['another method', { method: 'GET' }, 405],
  ])('%s is no email enrichment', (_, changes, status) => {
    expect(seen(ecoreWith().answer(asking(known, changes)))).toMatchObject([status, {}]);
  });
});

describe('the journal', () => {
  test('holds one entry a request, and never the token', () => {
    const ecore = ecoreWith({ clock: () => 1_700_000_000_000 });
    ecore.answer(asking(known));
    ecore.answer(asking('{'));
    expect(ecore.journal).toMatchObject([
      {
        number: 1,
        at: 1_700_000_000_000,
        body: known,
        combination: 'linkedin_url',
        status: 200,
        charged: 1,
        wallet: 9,
        delivered: true,
      },
      { number: 2, body: '{', combination: null, status: 400, charged: 0, wallet: 9, delivered: true },
    ]);
    expect(JSON.stringify(ecore.journal)).not.toContain(TOKEN);
  });

  test('starts over with the wallet on reset', () => {
    const ecore = ecoreWith({ credits: 3 });
    ecore.answer(asking(known));
    ecore.setFaults([{ from: 1, do: '500' }]);
    ecore.reset();
    ecore.answer(asking(known));
    expect(ecore.journal).toMatchObject([{ number: 1, status: 200, wallet: 2 }]);
  });
});

describe('load and latency', () => {
  test('more than so many at once are turned away until one is done', () => {
    const ecore = ecoreWith({ atOnce: 2, latency: 300, retryAfter: 1 });
    const at = (time: number) => ecore.answer(asking(stranger), time);
    expect([at(0), at(0), at(299), at(300)].map((outcome) => (outcome as { status: number }).status)).toEqual([
      200, 200, 429, 200,
    ]);
    expect(at(300)).toMatchObject({ status: 200 });
    expect(at(301)).toMatchObject({ status: 429, headers: { 'Retry-After': '1' } });
  });

  test('more than so many within a second are turned away, and those do not count', () => {
    const ecore = ecoreWith({ perSecond: 2 });
    const statuses = [0, 10, 20, 999, 1000, 1005, 1010].map(
      (time) => (ecore.answer(asking(stranger), time) as { status: number }).status,
    );
    expect(statuses).toEqual([200, 200, 429, 429, 200, 429, 200]);
  });

  test('a long tail is the same again from the same seed, has its median and its slow ones', () => {
    const latencies = (seed: number) => {
      const ecore = ecoreWith({ seed, latency: { medianMs: 800, spread: 0.5 } });
      return Array.from({ length: 999 }, () => ecore.answer(asking(stranger)).latencyMs);
    };
    expect(latencies(1)).toEqual(latencies(1));
    expect(latencies(1)).not.toEqual(latencies(2));
    const sorted = latencies(1).sort((a, b) => a - b);
    expect(sorted[499]).toBeGreaterThan(740);
    expect(sorted[499]).toBeLessThan(860);
    expect(sorted[989]).toBeGreaterThan(2000);
    expect(sorted[989]).toBeLessThan(3400);
  });

  test('a hook has the last word on an answer', () => {
    const ecore = ecoreWith({
      tamper: ({ entry, answer }) => (entry.number === 2 ? { ...answer, body: 'x'.repeat(10_000_000) } : answer),
    });
    const [first, second] = [ecore.answer(asking(known)), ecore.answer(asking(known))];
    expect(seen(first)).toMatchObject([200, {}]);
    expect((second as { body: string }).body).toHaveLength(10_000_000);
  });
});
