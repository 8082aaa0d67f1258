import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createServer } from '../../sidebar/server';
import { SERVER_FUNCTIONS } from '../../src/contract';
import type { ScriptRun } from '../../sidebar/server';
import { fakeScriptRun } from './fake-script-run';

const never = { set: () => 0, clear: () => undefined };
const serverThatThrows = (failure: unknown) =>
  createServer(
    fakeScriptRun(() => {
      throw failure;
    }),
    never,
  );

describe('a call to the server', () => {
  test('hands over its arguments and gives the reply', async () => {
    const server = createServer(
      fakeScriptRun((name, args) => ({ ok: true, value: { name, args } })),
      never,
    );
    expect(await server.selectRow(7, 12)).toEqual({ ok: true, value: { name: 'selectRow', args: [7, 12] } });
  });

  test('gives a problem of the server as it is', async () => {
    const reply = { ok: false, problem: { code: 'no-credits', message: 'Top up.' } };
    expect(
      await createServer(
        fakeScriptRun(() => reply),
        never,
      ).stepRun('r'),
    ).toEqual(reply);
  });

  test('that answers null, as an answer with a Date in it does, is a problem', async () => {
    const answer = await createServer(
      fakeScriptRun(() => null),
      never,
    ).removeToken();
    expect(answer).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
  });

  test('that cannot even be sent is a problem, not a thrown error', async () => {
    const refusing = { withSuccessHandler: () => refusing, withFailureHandler: () => refusing } as ScriptRun;
    const answer = await createServer(refusing, never).removeToken();
    expect(answer).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
  });

  test('that is never answered is given up once no execution can still be going on', async () => {
    const silent = new Proxy({} as ScriptRun, { get: () => () => silent });
    const delays: number[] = [];
    const impatient = {
      set: (callback: () => void, milliseconds: number) => {
        delays.push(milliseconds);
        callback();
        return 0;
      },
      clear: () => undefined,
    };
    expect(await createServer(silent, impatient).stepRun('r')).toMatchObject({
      ok: false,
      problem: { code: 'network' },
    });
    expect(delays[0]).toBeGreaterThan(360_000);
  });
});

describe('a call that failed on the way (situation 32)', () => {
  test.each([
    ['NetworkError: Connection failure due to HTTP 0', 'network', /internet connection/],
    ['NetworkError: Connection failure due to HTTP 500', 'network', /internet connection/],
    [
      "ScriptError: We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.",
      'two-accounts',
      /one Google account/,
    ],
    ['ScriptError: Exception: Service invoked too many times for one day: urlfetch.', 'google-quota', /24 hours/],
    ['ScriptError: Exception: Dienst an einem Tag zu oft aufgerufen: urlfetch.', 'google-quota', /limit for requests/],
    [
      'ScriptError: Exception: Service invoked too many times for one day: properties.',
      'google-quota',
      /save is used up.*24 hours/,
    ],
    [
      'ScriptError: Exception: Service appel\u00e9 trop souvent pour une journ\u00e9e\u00a0: properties.',
      'google-quota',
      /24 hours/,
    ],
    ['ScriptError: Exception: Service using too much computer time for one day', 'google-quota', /24 hours/],
    [
      'ScriptError: Exception: Service invoked too many times in a short time: properties rateMax. Try Utilities.sleep(1000) between calls.',
      'google-busy',
      /a minute/,
    ],
    [
      'ScriptError: Exception: Dienst in kurzer Zeit zu oft aufgerufen: properties. Probieren Sie Utilities.sleep(1000) zwischen den Aufrufen.',
      'google-busy',
      /a minute/,
    ],
    ['ScriptError: Exception: Too many simultaneous invocations: Spreadsheets', 'google-busy', /a minute/],
    [
      'ScriptError: Exception: There are too many LockService operations against the same script.',
      'google-busy',
      /a minute/,
    ],
    [
      'ScriptError: Exception: There are too many scripts running simultaneously for this Google user account.',
      'google-busy',
      /a minute/,
    ],
    [
      'ScriptError: Exception: Service Spreadsheets timed out while accessing document with id 1AbC.',
      'google-busy',
      /a minute/,
    ],
    ['ScriptError: Authorization is required to perform that action.', 'google-refuses', /allow the access/],
    [
      'ScriptError: Exception: Specified permissions are not sufficient to call UrlFetchApp.fetch. Required permissions: https://www.googleapis.com/auth/script.external_request',
      'google-refuses',
      /allow the access/,
    ],
    [
      'ScriptError: Exception: Sie sind nicht berechtigt. Erforderliche Berechtigungen: https://www.googleapis.com/auth/spreadsheets',
      'google-refuses',
      /allow the access/,
    ],
    [
      'ScriptError: Exception: This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
      'google-refuses',
      /10 million cells/,
    ],
    [
      'ScriptError: Exception: Durch diese Aktion w\u00fcrde das Limit von 10.000.000 Zellen \u00fcberschritten.',
      'google-refuses',
      /10 million cells/,
    ],
    [
      'ScriptError: Exception: You are trying to edit a protected cell or object. Please contact the spreadsheet owner.',
      'protected',
      /is protected/,
    ],
    [
      'ScriptError: Exception: The parameters (number,number,number) don\u2019t match the method signature for SpreadsheetApp.Sheet.getRange.',
      'unexpected',
      /Try again/,
    ],
    ['ScriptError: Error: The sheet is odd\n    at step (Code:12:3)', 'unexpected', /Try again/],
    ['ScriptError: Es tut uns leid. Ein Serverfehler ist aufgetreten.', 'unexpected', /Try again/],
  ])('with "%s" is said in words', async (text, code, words) => {
    const answer = await serverThatThrows(text).removeToken();
    expect(answer).toMatchObject({ ok: false, problem: { code, message: expect.stringMatching(words) } });
  });

  test('is told apart by the name of an Error, too', async () => {
    const failure = Object.assign(new Error('Connection failure due to HTTP 0'), { name: 'NetworkError' });
    expect(await serverThatThrows(failure).removeToken()).toMatchObject({ problem: { code: 'network' } });
  });

  test('never shows a word of what was thrown', async () => {
    const words = fc.array(
      fc.constantFrom(
        'getRange',
        'urlfetch',
        'Bandwidth quota exceeded:',
        'https://app.example/a?b=c',
        '(line 4, file "Code")',
        'at x (Code:1:2)',
        'Propri\u00e9t\u00e9',
        'TypeError:',
        '10000000',
      ),
      { minLength: 1 },
    );
    await fc.assert(
      fc.asyncProperty(words, async (thrown) => {
        const answer = await serverThatThrows(`ScriptError: Exception: ${thrown.join(' ')}`).removeToken();
        const message = answer.ok ? '' : answer.problem.message;
        expect(message).toMatch(/^[A-Z][\w ,.;'\u2019-]+\.$/);
        expect(message).not.toMatch(/https?:|line 4|Code|Exception|Error|getRange|urlfetch|Bandwidth/);
      }),
    );
  });
});

test('no function is private or named twice', () => {
  expect(SERVER_FUNCTIONS.filter((name) => name.endsWith('_'))).toEqual([]);
  expect(new Set(SERVER_FUNCTIONS).size).toBe(SERVER_FUNCTIONS.length);
});
