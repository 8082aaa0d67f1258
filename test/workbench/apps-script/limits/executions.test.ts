import { describe, expect, test } from '@jest/globals';
import type { ExecutionKind } from '../../../../workbench/apps-script/host/messages';
import { OWNER, simulated } from '../simulated/builders';

/** Besides the sleep, nothing of it takes any time. */
const costs = {
  computation: { call: 0, source: 'none' },
  'range-write': { call: 0, source: 'none' },
  sheet: { call: 0, source: 'none' },
};

const SOURCE = `
  function sleeps(milliseconds) {
    SpreadsheetApp.getActiveSheet().getRange(1, 1).setValue('before');
    for (let left = milliseconds; left > 0; left -= 300000) Utilities.sleep(Math.min(left, 300000));
    SpreadsheetApp.getActiveSheet().getRange(2, 1).setValue('after');
    return 'done';
  }
  function onlySleeps(milliseconds) { Utilities.sleep(milliseconds); return 'done'; }
  function fetches() { return UrlFetchApp.fetchAll(['https://a.example/1', 'https://a.example/2']).length; }
  function swallows() { try { Utilities.sleep(40000); } catch (error) {} return 'survived'; }`;

const FULL = 6 * 60_000;
const SHORT = 30_000;

const request = (kind: ExecutionKind, functionName: string, ...args: unknown[]) => ({
  kind,
  functionName,
  args,
  user: OWNER,
});

describe.each<[ExecutionKind, number]>([
  ['custom-function', SHORT],
  ['simple-trigger', SHORT],
  ['menu', FULL],
  ['page', FULL],
  ['trigger', FULL],
])('a %s', (kind, limit) => {
  const functionName = kind === 'custom-function' ? 'onlySleeps' : 'sleeps';

  if (limit === SHORT) {
    test('may take exactly 30 seconds', () => {
      const result = simulated(SOURCE, { costs }).run(request(kind, functionName, limit));
      expect(result).toMatchObject({ value: 'done', milliseconds: limit });
    });
  } else {
    test('may take exactly 6 minutes', () => {
      const result = simulated(SOURCE, { costs }).run(request(kind, functionName, limit));
      expect(result).toMatchObject({ value: 'done', milliseconds: limit });
    });
  }

  test('is ended when it takes a millisecond more, at the limit and not later', () => {
    const script = simulated(SOURCE, { costs });
    const result = script.run(request(kind, functionName, limit + 1));
    expect(result).toMatchObject({
      thrown: { name: 'Exception', message: 'Exceeded maximum execution time' },
      milliseconds: limit,
    });
    expect(script.appsScript.running).toEqual([]);
  });
});

test('what was written before the end stays, and nothing comes after it', () => {
  const script = simulated(SOURCE, { costs });
  script.run(request('menu', 'sleeps', FULL + 1));
  expect(script.workbook.values(0, { row: 1, column: 1, rows: 2, columns: 1 })).toEqual([['before'], [null]]);
});

test.each([
  ['exactly', SHORT, { value: 2 }],
  ['a millisecond more than', SHORT + 1, { thrown: { message: 'Exceeded maximum execution time' } }],
])('requests that take %s what is left', (_, latencyMs, expected) => {
  const script = simulated(SOURCE, { costs, http: () => ({ status: 200, headers: {}, body: '', latencyMs }) });
  expect(script.run(request('custom-function', 'fetches'))).toMatchObject({ ...expected, milliseconds: SHORT });
});

test('the end cannot be caught', () => {
  expect(simulated(SOURCE, { costs }).run(request('custom-function', 'swallows'))).toMatchObject({
    thrown: { message: 'Exceeded maximum execution time' },
  });
});

const SIMULTANEOUS = 'There are too many scripts running simultaneously for this Google user account.';

test('a user has thirty executions at once, and not one more until one has ended', () => {
  const { appsScript } = simulated(SOURCE);
  const begin = () => appsScript.begin(request('page', 'sleeps', 1));
  const running = Array.from({ length: 30 }, begin);
  expect(begin).toThrow(SIMULTANEOUS);
  running[0]!.end();
  expect(begin).not.toThrow();
});

test('a script has a thousand executions at once, and not one more', () => {
  const people = Array.from({ length: 35 }, (_, index) => ({ email: `person${index}@example.com` }));
  const { appsScript } = simulated(SOURCE, { people });
  const begin = (index: number) =>
    appsScript.begin({ ...request('page', 'sleeps', 1), user: people[Math.floor(index / 29)]!.email });
  for (let index = 0; index < 1000; index++) begin(index);
  expect(() => begin(1000)).toThrow(SIMULTANEOUS);
});

test.each([
  [300_000, 'done'],
  [300_001, 'Invalid argument: milliseconds'],
])('Utilities.sleep(%i)', (milliseconds, expected) => {
  const { value, thrown } = simulated(SOURCE, { costs }).run(request('page', 'onlySleeps', milliseconds));
  expect(value ?? thrown!.message).toBe(expected);
});
