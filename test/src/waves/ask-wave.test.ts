import { describe, expect, test } from '@jest/globals';
import type { Lookup } from '../../../src/lookups/lookup';
import { askWave } from '../../../src/waves/ask-wave';
import { newAsking } from '../../../src/waves/asking';
import type { Asking } from '../../../src/waves/asking';
import { findsEverybody, memoryServices } from '../support/memory-services';
import type { Respond } from '../support/memory-services';

const lookups = (count: number): Lookup[] =>
  Array.from({ length: count }, (_, index) => ({ key: `k${index}`, body: { email: `p${index}@acme.example` } }));

function ask(respond: Respond, { count = 3, waves = 1, asking = newAsking() as Asking } = {}) {
  const services = memoryServices(respond);
  let answers = new Map<string, unknown>();
  for (let wave = 0; wave < waves && asking.state === 'running'; wave++) {
    if (asking.waitUntil > services.clock.now()) services.clock.sleep(asking.waitUntil - services.clock.now());
    answers = askWave({ ...services, token: 'token' }, lookups(count), asking, 55);
  }
  return { asking, answers, services };
}
const refuse =
  (status: number, headers: { [name: string]: string } = {}): Respond =>
  () => ({ status, headers });

test('what is found is counted, and the balance is the lowest told', () => {
  const { asking, answers } = ask(findsEverybody);
  expect(answers.size).toBe(3);
  expect(asking).toMatchObject({ spent: 3, state: 'running', emptyWaves: 0, heldUp: null });
});

describe('a refusal of the whole account stops', () => {
  test.each([
    ['a token that is not accepted', 401, 'bad-token'],
    ['a wallet that is empty', 402, 'no-credits'],
  ])('%s', (_, status, code) => {
    const { asking } = ask(refuse(status));
    expect(asking).toMatchObject({ state: 'stopped', stop: { code }, spent: 0 });
  });

  test('a limit that is asked to be waited for long', () => {
    const { asking } = ask(refuse(429, { 'Retry-After': '3600' }));
    expect(asking).toMatchObject({ state: 'stopped', stop: { code: 'daily-cap' } });
    expect(asking.stop!.message).toContain('60 minutes');
  });

  test('a limit that outlasts four waves', () => {
    expect(ask(refuse(429), { waves: 3 }).asking.state).toBe('running');
    expect(ask(refuse(429), { waves: 4 }).asking).toMatchObject({ state: 'stopped', stop: { code: 'daily-cap' } });
  });
});

test('a short limit is waited for, and the page may tell', () => {
  const { asking, services } = ask(refuse(429, { 'Retry-After': '5' }));
  expect(asking).toMatchObject({ state: 'running', heldUp: 'limit' });
  expect(asking.waitUntil).toBe(services.clock.now() + 5_000);
});

describe('eCore is taken for down', () => {
  test('after ten lookups in a row that failed all their tries', () => {
    const { asking } = ask(refuse(500), { count: 10, waves: 10 });
    expect(asking).toMatchObject({ state: 'stopped', stop: { code: 'ecore-failing' } });
    // What failed while eCore was down is as good as untried.
    expect(asking.tries).toEqual({});
  });

  test('not for fewer that always fail', () =>
    expect(ask(refuse(500), { count: 2, waves: 3 }).asking.state).toBe('running'));
});

describe('a wave that throws', () => {
  test('is sent again in halves, and each of it may have been charged', () => {
    const { asking } = ask(() => 'drop', { count: 5 });
    expect(asking).toMatchObject({ lostAnswers: 5, emptyWaves: 1, heldUp: 'no-answer' });
    expect(asking.suspects).toEqual([
      ['k0', 'k1', 'k2'],
      ['k3', 'k4'],
    ]);
  });

  test('with a single lookup in it counts against that lookup', () => {
    const { asking } = ask(() => 'drop', { count: 1 });
    expect(asking.tries.k0).toEqual({ count: 1, reason: 'network' });
    expect(asking.suspects).toEqual([]);
  });

  test.each([
    ['Service invoked too many times for one day: urlfetch.', 'google-quota'],
    ['Authorization is required to perform that action.', 'not-permitted'],
  ])('because Google let nothing out loses nothing: %s', (message, code) => {
    const services = memoryServices(findsEverybody);
    services.http.sendAll = () => {
      throw new Error(message);
    };
    const asking = newAsking();
    askWave({ ...services, token: 'token' }, lookups(3), asking, 55);
    expect(asking).toMatchObject({ state: 'stopped', stop: { code }, lostAnswers: 0, suspects: [] });
  });
});

test('one answer among failures clears what was counted', () => {
  const { asking } = ask((_, number) =>
    number % 3 === 0 ? { status: 500 } : findsEverybody({ email: 'a@b.example' }, number),
  );
  expect(asking).toMatchObject({ spent: 2, failuresInRow: 0, emptyWaves: 0 });
  expect(asking.tries).toEqual({ k2: { count: 1, reason: 'server' } });
});
