import { expect, test } from '@jest/globals';
import type { Lookup } from '../../../src/lookups/lookup';
import { fetchWave, whyNotSent } from '../../../src/waves/fetch-wave';
import { findsEverybody, memoryServices } from '../support/memory-services';

const lookup = (key: string): Lookup => ({ key, body: { email: `${key}@acme.example` } });

test('all lookups go out at once, and each gets its own answer', () => {
  const services = memoryServices(findsEverybody);
  const wave = fetchWave({ ...services, token: 'token' }, [lookup('a'), lookup('b')], 55);
  if (wave.kind !== 'answered') throw new Error('lost');
  expect(services.waves).toEqual([2]);
  expect([...wave.answers.keys()]).toEqual(['a', 'b']);
  expect(wave.answers.get('a')).toMatchObject({ kind: 'found' });
});

test('one that drops loses the answers of all', () => {
  const services = memoryServices((_, number) => (number === 2 ? 'drop' : { status: 200 }));
  expect(fetchWave({ ...services, token: 'token' }, [lookup('a'), lookup('b')], 55)).toMatchObject({
    kind: 'lost',
  });
});

test('an answer that is missing may have been charged', () => {
  const http = { sendAll: () => [] };
  const wave = fetchWave({ http, clock: { now: () => 0, sleep: () => undefined }, token: 'token' }, [lookup('a')], 55);
  expect(wave.kind === 'answered' && wave.answers.get('a')).toEqual({
    kind: 'failed',
    reason: 'network',
    mayBeCharged: 'later',
  });
});

test.each([
  ['Service invoked too many times for one day: urlfetch.', 'quota'],
  ['Dienst wurde zu oft aufgerufen: urlfetch.', 'quota'],
  ['Service invoked too many times in a short time: urlfetch. Try Utilities.sleep(1000) between calls.', 'burst'],
  ['UrlFetch calls to https://app.ecoreservice.com/x are not permitted by your admin', 'not-permitted'],
  [
    'You do not have permission to call UrlFetchApp.fetchAll. Required permissions: https://www.googleapis.com/auth/script.external_request',
    'not-permitted',
  ],
  ['Authorization is required to perform that action.', 'not-permitted'],
  ['Address unavailable: https://app.ecoreservice.com/x', null],
  ['Timeout: https://app.ecoreservice.com/x', null],
  ['', null],
] as const)('%s: %s', (message, why) => expect(whyNotSent(new Error(message))).toBe(why));

test('what is thrown need not be an error', () => expect(whyNotSent('urlfetch quota')).toBe('quota'));
