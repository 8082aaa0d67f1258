import { describe, expect, test } from '@jest/globals';
import { answerByRules, parseFetchRules } from '../../../workbench/fetch-rules/fetch-rules';

const request = (url: string, method = 'get') => ({ url, method, headers: {}, body: '', timeoutSeconds: 60 });

describe('answers by rules', () => {
  test('the first rule that fits answers, as often as it says', () => {
    const answer = answerByRules(
      parseFetchRules(
        JSON.stringify([
          { url: 'https://a.example/x?*', method: 'POST', times: 1, status: 429, headers: { 'Retry-After': '3' } },
          { url: 'https://a.example/*', body: { a: 1 } },
          { url: 'https://b.example/slow', body: 'late', latencyMs: 50 },
          { url: 'https://b.example/gone', fail: 'timeout' },
          { url: 'https://b.example/picture', base64: 'iVBORw==', headers: { 'content-type': 'image/png' } },
        ]),
      ),
    );
    expect(answer(request('https://a.example/x?y=1', 'post'))).toEqual({
      status: 429,
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'Retry-After': '3' },
      body: '',
    });
    expect(answer(request('https://a.example/x?y=1', 'post'))).toMatchObject({ status: 200, body: '{"a":1}' });
    expect(answer(request('https://a.example/'))).toMatchObject({
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
    });
    expect(answer(request('https://b.example/slow'))).toEqual({
      status: 200,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: 'late',
      latencyMs: 50,
    });
    expect(answer(request('https://b.example/gone'))).toEqual({ failure: 'timeout' });
    expect(answer(request('https://b.example/picture'))).toMatchObject({
      headers: { 'content-type': 'image/png' },
      bytes: Buffer.from('iVBORw==', 'base64'),
    });
  });

  test('a request that no rule fits has no answer', () => {
    const answer = answerByRules([{ url: 'https://a.example/x' }]);
    expect([answer(request('https://a.example/xy')), answer(request('https://aaexample/x'))]).toEqual([null, null]);
  });
});

test.each([
  ['{', /this is not JSON/],
  ['{}', /a list of rules is expected/],
  ['[5]', /rule 1 is no object/],
  ['[{"url":"x"},{}]', /rule 2 names no url/],
  ['[{"url":"x","stauts":200}]', /rule 1 has a field stauts/],
  ['[{"url":"x","status":"200"}]', /status is a number/],
  ['[{"url":"x","fail":"no"}]', /fail is dns, timeout or address-unavailable/],
])('rules %s are refused in one sentence', (text, message) => {
  expect(() => parseFetchRules(text)).toThrow(message);
});
