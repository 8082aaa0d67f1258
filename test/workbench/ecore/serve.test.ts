import { request } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Ecore, EcoreOptions } from '../../../workbench/ecore/ecore';
import { EMAIL_PATH } from '../../../workbench/ecore/ecore';
import type { EcoreServer } from '../../../workbench/ecore/serve';
import { serveEcore } from '../../../workbench/ecore/serve';
import { asking, ecoreWith, known } from './builders';

let server: EcoreServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serving(
  options: Partial<EcoreOptions> = {},
): Promise<{ ecore: Ecore; ask: (signal?: AbortSignal) => Promise<Response> }> {
  const ecore = ecoreWith(options);
  const { url } = (server = await serveEcore(ecore));
  const { method, headers, body } = asking(known);
  return { ecore, ask: (signal) => fetch(url + EMAIL_PATH, { method, headers, body, signal: signal ?? null }) };
}

describe('over real HTTP', () => {
  test('a hit arrives as JSON', async () => {
    const { ask } = await serving();
    const answer = await ask();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(await answer.json()).toMatchObject({
      results: { email: 'ada.park@bluekite.example' },
      remaining_credits: 9,
    });
  });

  test('fifty at once are all answered, each charged once', async () => {
    const { ecore, ask } = await serving({ credits: 50 });
    const left = await Promise.all(
      Array.from(
        { length: 50 },
        async () => ((await (await ask()).json()) as { remaining_credits: number }).remaining_credits,
      ),
    );
    expect(left.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(ecore.wallet()).toBe(0);
  });

  test('an HTML error page and Retry-After arrive as sent', async () => {
    const { ask } = await serving({
      faults: [
        { at: 1, do: '500-html' },
        { at: 2, do: '429', retryAfter: 3 },
      ],
    });
    const [page, wall] = [await ask(), await ask()];
    expect([page.status, page.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8']);
    expect(await page.text()).toMatch(/^<!doctype html>/);
    expect([wall.status, wall.headers.get('retry-after')]).toEqual([429, '3']);
  });

  test('a dropped connection ends without an answer, after charging', async () => {
    const { ecore, ask } = await serving({ faults: [{ at: 1, do: 'drop' }] });
    await expect(ask()).rejects.toThrow('fetch failed');
    expect(ecore.journal).toMatchObject([{ charged: 1, delivered: false, fault: 'drop' }]);
  });

  test('a hanging connection stays open until the caller gives up', async () => {
    const { ecore, ask } = await serving({ faults: [{ at: 1, do: 'hang' }] });
    await expect(ask(AbortSignal.timeout(80))).rejects.toThrow(/timeout|aborted/);
    expect(ecore.journal).toMatchObject([{ charged: 1, delivered: false, fault: 'hang' }]);
  });

  test('closing the server ends hanging and slow connections', async () => {
    const { ecore, ask } = await serving({ latency: 60_000, faults: [{ at: 1, do: 'hang' }] });
    const both = Promise.allSettled([ask(), ask()]);
    while (ecore.journal.length < 2) await new Promise((done) => setTimeout(done, 5));
    await server?.close();
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    server = undefined;
  });

  test('a caller that leaves before the answer is due is noted as not served', async () => {
    const { ecore, ask } = await serving({ latency: 120 });
    await expect(ask(AbortSignal.timeout(30))).rejects.toThrow();
    while (ecore.journal[0]?.delivered) await new Promise((done) => setTimeout(done, 10));
    expect(ecore.journal).toMatchObject([{ status: 200, charged: 1, delivered: false }]);
  });

  test('a body beyond all reason is not read to its end', async () => {
    const { ecore } = await serving();
    const { url } = server as EcoreServer;
    const ended = new Promise((done) => {
      const sending = request(url + EMAIL_PATH, { method: 'POST' }, done).once('error', done);
      sending.end('x'.repeat(3_000_000));
    });
    expect(await ended).toHaveProperty('code', expect.stringMatching(/ECONNRESET|EPIPE/));
    expect(ecore.journal).toHaveLength(0);
  });

  test('a taken port is an error with its code', async () => {
    await serving();
    const port = Number(new URL((server as EcoreServer).url).port);
    await expect(serveEcore(ecoreWith(), { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('only programs on this machine are answered, by the name it was addressed with (situation 64)', () => {
  const answerTo = async (headers: { [name: string]: string }) => {
    const { ecore } = await serving();
    const { url } = server as EcoreServer;
    const { method, headers: own, body } = asking(known);
    const status = await new Promise((done, fail) =>
      request(url + EMAIL_PATH, { method, headers: { ...own, ...headers } }, (answer) => done(answer.statusCode))
        .once('error', fail)
        .end(body),
    );
    return { status, asked: ecore.journal.length, credits: ecore.wallet() };
  };
  const own = () => new URL((server as EcoreServer).url).host;

  test.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]:80', 'app.ecoreservice.com'])(
    'Host %s is refused, and nothing is charged',
    async (Host) => {
      expect(await answerTo({ Host })).toEqual({ status: 403, asked: 0, credits: 10 });
    },
  );

  test.each(['null', 'https://evil.example', 'http://localhost', 'http://127.0.0.1', 'https://app.ecoreservice.com'])(
    'Origin %s is refused, and nothing is charged',
    async (Origin) => {
      expect(await answerTo({ Origin })).toEqual({ status: 403, asked: 0, credits: 10 });
    },
  );

  test('its own origin is answered', async () => {
    await serving();
    const answer = await fetch((server as EcoreServer).url + EMAIL_PATH, {
      ...asking(known),
      headers: { ...asking(known).headers, Origin: `http://${own()}` },
    });
    expect(answer.status).toBe(200);
  });
});
