import { describe, expect, test } from '@jest/globals';
import { createServer, SERVER_FUNCTIONS } from '../../sidebar/server';
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

describe('a call that failed on the way', () => {
  test.each([
    ['NetworkError: Connection failure due to HTTP 0', 'network', /internet connection/],
    ['NetworkError: Connection failure due to HTTP 500', 'network', /internet connection/],
    [
      "ScriptError: We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.",
      'two-accounts',
      /one Google account/,
    ],
    ['ScriptError: Exception: Service invoked too many times for one day: urlfetch.', 'google-quota', /paused/],
    ['ScriptError: Authorization is required to perform that action.', 'unexpected', /allow the access/],
    ['ScriptError: Error: The sheet is odd\n    at step (Code:12:3)', 'unexpected', /: The sheet is odd\. Try again/],
  ])('with "%s" is said in words', async (text, code, words) => {
    const answer = await serverThatThrows(text).removeToken();
    expect(answer).toMatchObject({ ok: false, problem: { code, message: expect.stringMatching(words) } });
  });

  test('is told apart by the name of an Error, too', async () => {
    const failure = Object.assign(new Error('Connection failure due to HTTP 0'), { name: 'NetworkError' });
    expect(await serverThatThrows(failure).removeToken()).toMatchObject({ problem: { code: 'network' } });
  });

  test('shows no address, stack or line number', async () => {
    const text =
      'ScriptError: Exception: Bandwidth exceeded: https://app.example/a?b=c (line 4, file "Code")\n    at x (Code:1:2)';
    const answer = await serverThatThrows(text).removeToken();
    const message = answer.ok ? '' : answer.problem.message;
    expect(message).toContain('Bandwidth exceeded');
    expect(message).not.toMatch(/https?:|line 4|Code|Exception/);
  });
});

test('no function is private or named twice', () => {
  expect(SERVER_FUNCTIONS.filter((name) => name.endsWith('_'))).toEqual([]);
  expect(new Set(SERVER_FUNCTIONS).size).toBe(15);
});
