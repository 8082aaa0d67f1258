import { describe, expect, test } from '@jest/globals';
import { ecoreEmail } from '../../../src/formula/ecore-email';
import { createLedger } from '../../../src/ledger/ledger';
import { findsEverybody, findsNobody, memoryServices } from '../support/memory-services';
import type { Respond } from '../support/memory-services';

function setUp(respond: Respond = findsEverybody, token: string | null = 'secret-token-1234') {
  const services = memoryServices(respond);
  let ids = 0;
  const formula = { services, ledger: createLedger(services), token: () => token, newId: () => `id-${++ids}` };
  return { services, formula, call: (...args: unknown[]) => ecoreEmail(formula, args) };
}

describe('=ECORE_EMAIL()', () => {
  test.each([
    ['a LinkedIn URL', ['https://www.linkedin.com/in/ann-lee'], 'ann-lee@found.example'],
    ['an email', ['ann@acme.example'], 'ann@found.example'],
    ['a full name and a company', ['Ann Lee', 'Acme'], 'ann.lee@found.example'],
    ['first name, last name and a website', ['Ann', 'Lee', 'acme.example'], 'ann.lee@found.example'],
  ])('gives the email for %s', (_what, args, email) => {
    expect(setUp().call(...args)).toBe(email);
  });

  test('gives an empty text for an empty cell and asks nobody', () => {
    const { call, services } = setUp();
    expect(call('')).toBe('');
    expect(services.asked).toHaveLength(0);
  });

  test('says Not found when eCore has none', () => {
    expect(setUp(findsNobody).call('Ann Lee', 'Acme')).toBe('Not found');
  });

  test('spills a column of answers, blank rows blank, and asks once for each person', () => {
    const { call, services } = setUp();
    expect(
      call([
        ['Ann', 'Lee', 'Acme'],
        ['', '', ''],
        ['ANN', 'lee ', 'acme'],
        ['Bo', 'Ek', 'Acme'],
      ]),
    ).toEqual([['ann.lee@found.example'], [''], ['ann.lee@found.example'], ['bo.ek@found.example']]);
    expect(services.asked).toHaveLength(2);
    expect(services.waves).toEqual([2]);
  });

  test('repeats single values beside a range', () => {
    expect(setUp().call([['Ann'], ['Bo']], [['Lee'], ['Ek']], 'Acme')).toEqual([
      ['ann.lee@found.example'],
      ['bo.ek@found.example'],
    ]);
  });

  test('a bad row of a range says so in its own cell and spoils no other', () => {
    const answers = setUp().call([
      ['Ann Lee', 'Acme'],
      ['Ann Lee', ''],
    ]) as string[][];
    expect(answers[0]).toEqual(['ann.lee@found.example']);
    expect(answers[1]?.[0]).toMatch(/^Error: Missing data: /);
  });

  test.each([
    ['nothing', [], /Nothing to look up/],
    [
      'ranges of different lengths',
      [
        [['a'], ['b']],
        [['c'], ['d'], ['e']],
      ],
      /different lengths \(2 and 3 rows\)/,
    ],
    ['four columns', [[['a', 'b', 'c', 'd']]], /Too many columns/],
    ['a name without a company', ['Ann Lee'], /Missing data: /],
    ['a date', [new Date(0), 'Acme'], /is a date/],
  ])('throws one sentence for %s', (_what, args, sentence) => {
    expect(() => setUp().call(...args)).toThrow(sentence);
  });

  test('without a token it names who must do what', () => {
    expect(() => setUp(findsEverybody, null).call('Ann Lee', 'Acme')).toThrow(/file's owner must open Extensions/);
  });

  test('a known column makes no request and one cache read a cell', () => {
    const { call, services } = setUp();
    call('Ann Lee', 'Acme');
    Object.keys(services.calls).forEach((name) => delete services.calls[name]);
    expect(call('Ann Lee', 'Acme')).toBe('ann.lee@found.example');
    expect(services.calls).toEqual({ 'cache.getAll': 1 });
    expect(services.asked).toHaveLength(1);
  });

  test('what was paid for outlives the cache', () => {
    const { call, services } = setUp();
    call('Ann Lee', 'Acme');
    services.cacheEntries.clear();
    expect(call('Ann Lee', 'Acme')).toBe('ann.lee@found.example');
    expect(services.asked).toHaveLength(1);
  });

  test('a refused token is not asked with again by the next cell', () => {
    const { call, services } = setUp(() => ({ status: 401, body: { detail: 'Invalid token.' } }));
    expect(() => call('Ann Lee', 'Acme')).toThrow(/does not accept the token/);
    expect(() => call('Bo Ek', 'Acme')).toThrow(/does not accept the token/);
    expect(services.asked).toHaveLength(1);
  });

  test('a long range gives what it has within 30 seconds, and recalculating goes on', () => {
    const { call, services } = setUp((body, number) => {
      services.clock.sleep(30);
      return findsEverybody(body, number);
    });
    const range = Array.from({ length: 2000 }, (_, index) => [`Ann${index} Lee`, 'Acme']);
    const start = services.clock.now();
    const first = call(range) as string[][];
    expect(services.clock.now() - start).toBeLessThan(30_000);
    const pending = first.filter(([text]) => text === 'Pending: continue with Retry unfinished formulas').length;
    expect(pending).toBeGreaterThan(0);
    for (let round = 0; round < 5; round++) call(range);
    expect((call(range) as string[][]).every(([text]) => text?.endsWith('@found.example'))).toBe(true);
    expect(services.asked).toHaveLength(2000);
  });

  test('a connection that drops for one person answers the others', () => {
    const { call } = setUp((body, number) => (body.first_name === 'Bo' ? 'drop' : findsEverybody(body, number)));
    const answers = call([
      ['Ann', 'Lee', 'Acme'],
      ['Bo', 'Ek', 'Acme'],
      ['Cy', 'Do', 'Acme'],
    ]) as string[][];
    expect(answers.map(([text]) => text)).toEqual([
      'ann.lee@found.example',
      expect.stringMatching(/^Error: No usable answer came from eCore in time, and one credit may have been charged\./),
      'cy.do@found.example',
    ]);
  });

  test('does not ask the header row of a range as a person, and says so there (situation 21)', () => {
    const { call, services } = setUp();
    const answers = call([
      ['First name', 'Last name', 'Company'],
      ['Ann', 'Lee', 'Acme'],
    ]);
    expect(answers).toEqual([['Error: This is the header row. Start one row below it.'], ['ann.lee@found.example']]);
    expect(call([['LinkedIn URL'], ['https://www.linkedin.com/in/bo-ek']])).toEqual([
      ['Error: This is the header row. Start one row below it.'],
      ['bo-ek@found.example'],
    ]);
    expect(services.asked).toHaveLength(2);
  });

  test.each([
    ['an unticked box as the company', ['Ann Lee', false], /Missing data: company/],
    ['a ticked box as the company', ['Ann Lee', true], /Missing data: company/],
    ['a sum of nothing as the company', ['Ann', 'Lee', 0], /Missing data: company/],
    ['an unticked box as the last name', ['Ann', false, 'Acme'], /Missing data: last name/],
  ])('does not ask for %s (situation 22)', (_what, args, sentence) => {
    const { call, services } = setUp();
    expect(() => call(...args)).toThrow(sentence);
    expect(services.asked).toHaveLength(0);
  });

  test('gives an empty text for a row of unticked boxes and zeros (situation 22)', () => {
    expect(
      setUp().call([
        [false, false, 0],
        ['Ann', 'Lee', 'Acme'],
      ]),
    ).toEqual([[''], ['ann.lee@found.example']]);
  });

  test('holds a claim on a lookup while eCore is asked, for other cells to see', () => {
    const { formula, services } = setUp();
    const email = new Map<string, string>();
    const other = createLedger(services);
    const send = services.http.sendAll;
    services.http.sendAll = (requests) => {
      // While the first cell waits for eCore, a second one is evaluated and gives up its turn at once.
      services.http.sendAll = send;
      const { claimed } = other.readCache([...services.cacheEntries.keys()].map((key) => key.replace('ecore.', '')));
      email.set('claims', String(claimed.size));
      return send(requests);
    };
    ecoreEmail(formula, ['Ann Lee', 'Acme']);
    expect(email.get('claims')).toBe('1');
  });
});
