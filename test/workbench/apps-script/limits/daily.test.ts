import { describe, expect, test } from '@jest/globals';
import type { Account } from '../../../../workbench/apps-script/host/limits';
import { EDITOR, OWNER, seen, simulated } from '../simulated/builders';

const DAY = 24 * 60 * 60_000;
const MINUTE = 60_000;

const SOURCE = `
  function fetches(count) { return UrlFetchApp.fetchAll(Array.from({ length: count }, (_, i) => 'https://a.example/' + i)).length; }
  function reads() { return PropertiesService.getUserProperties().getProperty('missing'); }
  function ticks(e) { Utilities.sleep(300000); }`;

const withAccount = (account: Account) =>
  simulated(SOURCE, {
    people: [
      { email: OWNER, owner: true, account },
      { email: EDITOR, account },
    ],
  });

describe.each<[Account, number, number, number]>([
  ['consumer', 20_000, 50_000, 90 * MINUTE],
  ['workspace', 100_000, 500_000, 360 * MINUTE],
])('a %s account', (account, requests, properties, triggers) => {
  test('may make so many requests a day, each of a fetchAll counted, and not one more', () => {
    const script = withAccount(account);
    script.appsScript.quotas.spend('urlfetch', OWNER, requests - 3, script.clock.now());
    expect(seen(script, 'fetches', 4)).toBe('Exception: Service invoked too many times for one day: urlfetch.');
    expect(seen(script, 'fetches', 3)).toBe(3);
    expect(seen(script, 'fetches', 1)).toBe('Exception: Service invoked too many times for one day: urlfetch.');
    expect(script.window(EDITOR).call('fetches', 1).value).toBe(1);
  });

  test('may read and write properties so often a day, and not once more', () => {
    const script = withAccount(account);
    script.appsScript.quotas.spend('properties', OWNER, properties - 1, script.clock.now());
    expect(seen(script, 'reads')).toBeNull();
    expect(seen(script, 'reads')).toBe('Exception: Service invoked too many times for one day: properties.');
  });

  test('may have triggers run for so long a day, and none begins after that', () => {
    const script = withAccount(account);
    const tick = () =>
      script.run({ kind: 'trigger', functionName: 'ticks', args: [], user: OWNER }).thrown?.message ?? 'ran';
    script.appsScript.quotas.spend('triggerMilliseconds', OWNER, triggers - 1, script.clock.now());
    expect(tick()).toBe('ran');
    expect(tick()).toBe('Service using too much computer time for one day.');
    expect(seen(script, 'reads')).toBeNull();
  });

  test('starts a new day 24 hours after the first use', () => {
    const script = withAccount(account);
    script.appsScript.quotas.spend('urlfetch', OWNER, 1, script.clock.now());
    const began = script.clock.now();
    script.clock.advance(DAY / 2);
    script.appsScript.quotas.spend('urlfetch', OWNER, requests, script.clock.now());
    script.clock.advance(began + DAY - 1 - script.clock.now());
    expect(script.appsScript.quotas.used('urlfetch', OWNER, script.clock.now())).toBe(requests + 1);
    expect(seen(script, 'fetches', 1)).toContain('urlfetch');
    script.clock.advance(1);
    expect(seen(script, 'fetches', 1)).toBe(1);
  });
});

test('requests of a formula count for whoever is at the keyboard, not for the owner', () => {
  const script = withAccount('consumer');
  script.evaluate('fetches', [3], { by: EDITOR, sheetId: 0, row: 1, column: 1 });
  expect([OWNER, EDITOR].map((user) => script.appsScript.quotas.used('urlfetch', user, script.clock.now()))).toEqual([
    0, 3,
  ]);
});
