import { describe, expect, test } from '@jest/globals';
import { answerLookups } from '../../../src/formula/answer-lookups';
import type { Answered } from '../../../src/formula/formula-call';
import { createLedger } from '../../../src/ledger/ledger';
import type { Lookup } from '../../../src/lookups/lookup';
import { findsEverybody, memoryServices } from '../support/memory-services';
import type { Respond } from '../support/memory-services';

const key = (name: string) => `A${name.padEnd(15, '0')}`;
const lookup = (name: string): Lookup => ({ key: key(name), body: { email: `${name}@acme.example` } });

function setUp(respond: Respond = findsEverybody, token: string | null = 'secret-token-1234') {
  const services = memoryServices(respond);
  const ledger = createLedger(services);
  let ids = 0;
  const ask = (...names: string[]): Answered =>
    answerLookups(
      { services, ledger, token: () => token, newId: () => `id-${++ids}` },
      names.map(key),
      ({ answers, unanswered }) =>
        new Map(
          names
            .filter((name) => !answers.has(key(name)) && !unanswered.has(key(name)))
            .map((name) => [key(name), lookup(name)]),
        ),
      names.length > 1,
    );
  return { services, ledger, ask };
}
test('what is known is not asked for again, also when the cache has forgotten', () => {
  const { ask, services } = setUp();
  expect(ask('ann', 'ben').answers.size).toBe(2);
  services.cacheEntries.clear();
  expect(ask('ann', 'ben').answers.size).toBe(2);
  expect(services.asked).toHaveLength(2);
});

test('without a token nobody is asked, and that is said', () => {
  const { ask, services } = setUp(findsEverybody, null);
  expect(ask('ann').asking.stop?.code).toBe('no-token');
  expect(services.asked).toHaveLength(0);
});

test('a wall that one cell has met keeps the next from asking', () => {
  const { ask, services } = setUp(() => ({ status: 402 }));
  expect(ask('ann').asking.stop?.code).toBe('no-credits');
  expect(ask('ben').asking.stop?.code).toBe('no-credits');
  expect(services.asked).toHaveLength(1);
});

test('what somebody else asks is waited for, not asked', () => {
  const { ask, services, ledger } = setUp();
  ledger.claim([key('ann')], 'somebody else');
  const sleep = services.clock.sleep;
  let looks = 0;
  services.clock.sleep = (milliseconds) => {
    sleep(milliseconds);
    if (++looks === 3)
      ledger.store(new Map([[key('ann'), { kind: 'found', email: 'ann@theirs.example', at: services.clock.now() }]]));
  };
  expect(ask('ann').answers.get(key('ann'))).toMatchObject({ email: 'ann@theirs.example' });
  expect(services.asked).toHaveLength(0);
});

describe('thirty seconds', () => {
  test('end before Google ends them, with what there is', () => {
    const { ask, services } = setUp();
    const { sendAll } = services.http;
    services.http.sendAll = (requests) => {
      services.clock.sleep(6_000);
      return sendAll(requests);
    };
    const startedAt = services.clock.now();
    const names = Array.from({ length: 400 }, (_, index) => `p${index}`);
    const { answers } = ask(...names);
    expect(services.clock.now() - startedAt).toBeLessThan(30_000);
    expect(answers.size).toBeGreaterThan(0);
    expect(answers.size).toBeLessThan(400);
    ask(...names);
    expect(new Set(services.asked.map(({ email }) => email)).size).toBe(services.asked.length);
  });
});

test('what was lost twice is not asked a third time unasked: it may have been charged', () => {
  const { ask, services } = setUp(() => 'drop');
  expect(ask('ann').unanswered.has(key('ann'))).toBe(true);
  const asked = services.asked.length;
  expect(asked).toBe(2);
  expect(ask('ann').unanswered.has(key('ann'))).toBe(true);
  expect(services.asked).toHaveLength(asked);
});
