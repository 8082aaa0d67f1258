import { describe, expect, test } from '@jest/globals';
import type { HttpRequest } from '../../../workbench/apps-script/http';
import { EDITOR } from '../../workbench/apps-script/simulated/builders';
import { onAppsScript } from '../support/on-apps-script';

const SERVICES = 'googleServices()';

describe('requests', () => {
  const ask = (count: number) =>
    `${SERVICES}.http.sendAll(Array.from({ length: ${count} }, (_, index) => ({ url: 'https://ecore.example/find', headers: { Authorization: 'Bearer t' }, body: JSON.stringify({ index }), timeoutSeconds: 55 })))`;

  test('are sent together, as JSON, and answered in their order whatever their status', () => {
    const requests: HttpRequest[] = [];
    const { give } = onAppsScript('google/services', [[]], {
      http(request) {
        requests.push(request);
        return { status: requests.length === 2 ? 402 : 200, headers: { 'Retry-After': '7' }, body: request.body };
      },
    });
    const answers = `${ask(3)}.map((answer) => [answer.status, answer.header('retry-after'), answer.header('x'), answer.text()])`;
    expect(give(answers)).toEqual([
      [200, '7', null, '{"index":0}'],
      [402, '7', null, '{"index":1}'],
      [200, '7', null, '{"index":2}'],
    ]);
    expect(requests[0]).toMatchObject({ method: 'post', timeoutSeconds: 55, headers: { Authorization: 'Bearer t' } });
    expect(JSON.stringify(requests[0]!.headers)).toContain('application/json');
  });

  test('are not sent on to another address: the token would go along', () => {
    const urls: string[] = [];
    const { give } = onAppsScript('google/services', [[]], {
      http(request) {
        urls.push(request.url);
        return { status: 302, headers: { Location: 'https://elsewhere.example/' }, body: '' };
      },
    });
    expect(give(`${ask(1)}[0].status`)).toBe(302);
    expect(urls).toEqual(['https://ecore.example/find']);
  });

  test('of which one fails on the network are all lost', () => {
    let sent = 0;
    const { give } = onAppsScript('google/services', [[]], {
      http: () => (++sent === 2 ? { failure: 'address-unavailable' } : { status: 200, headers: {}, body: '' }),
    });
    expect(give(`${ask(3)}.length`)).toMatch(/Address unavailable/);
  });
});

describe('what is stored', () => {
  test('in the document is everybody’s, what is stored for a person is hers', () => {
    const { give, script } = onAppsScript('google/services');
    give(`${SERVICES}.documentProperties.setAll({ run: '1' }); ${SERVICES}.userProperties.setAll({ token: 't' })`);
    const read = `[${SERVICES}.documentProperties.get('run'), ${SERVICES}.userProperties.get('token')]`;
    expect(give(read)).toEqual(['1', 't']);
    expect(script.window(EDITOR).call('give', read).value).toEqual(['1', null]);
  });

  test('is written beside what is there, and goes entry by entry', () => {
    const { give } = onAppsScript('google/services');
    const store = `${SERVICES}.documentProperties`;
    give(`${store}.setAll({ a: '1', b: '2' }); ${store}.setAll({ b: '3' })`);
    expect(give(`${store}.getAll()`)).toEqual({ a: '1', b: '3' });
    expect(give(`${store}.remove('a'); ${store}.getAll()`)).toEqual({ b: '3' });
  });

  test('in the cache is there as long as it was asked to, and missing is null', () => {
    const { give, script } = onAppsScript('google/services');
    const cache = `${SERVICES}.documentCache`;
    give(`${cache}.putAll({ a: '1', b: '2', c: '3' }, 60); ${cache}.removeAll(['c'])`);
    expect(give(`[${cache}.get('a'), ${cache}.get('c'), ${cache}.getAll(['a', 'b', 'c'])]`)).toEqual([
      '1',
      null,
      { a: '1', b: '2' },
    ]);
    script.clock.advance(61_000);
    expect(give(`${cache}.get('a')`)).toBeNull();
  });
});

describe('the lock', () => {
  test('is had by one at a time, and by the next once it was given back', () => {
    const { give } = onAppsScript('google/services');
    const twice = `const [one, other] = [${SERVICES}.documentLock, ${SERVICES}.documentLock]; const first = one.tryAcquire(10);`;
    expect(give(`${twice} [first, other.tryAcquire(10)]`)).toEqual([true, false]);
    expect(give(`${twice} one.release(); [first, other.tryAcquire(10)]`)).toEqual([true, true]);
  });

  test('that was not had is not given back to anybody', () => {
    const { give } = onAppsScript('google/services');
    expect(give(`${SERVICES}.documentLock.release(); 'nothing happens'`)).toBe('nothing happens');
  });
});

test('the clock sleeps whole milliseconds, and not at all for a time that is over', () => {
  const { give } = onAppsScript('google/services');
  const slept = (milliseconds: number) =>
    give(
      `const { clock } = ${SERVICES}; const at = clock.now(); clock.sleep(${milliseconds}); clock.now() - at`,
    ) as number;
  expect(slept(250.4)).toBeGreaterThanOrEqual(250);
  expect(slept(-5)).toBeLessThan(250);
});
