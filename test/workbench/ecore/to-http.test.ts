import { expect, test } from '@jest/globals';
import type { EcoreOptions } from '../../../workbench/ecore/ecore';
import { ECORE_ORIGIN, EMAIL_PATH } from '../../../workbench/ecore/ecore';
import { toHttp } from '../../../workbench/ecore/to-http';
import { asking, ecoreWith, known } from './builders';

function sent(options: Partial<EcoreOptions>, { url = ECORE_ORIGIN + EMAIL_PATH, timeoutSeconds = 20 } = {}) {
  const ecore = ecoreWith(options);
  const { headers, body } = asking(known);
  return { ecore, outcome: toHttp(ecore)({ url, method: 'post', headers, body, timeoutSeconds }, 5000) };
}

test('an answer comes with its latency, at the time of the call', () => {
  const { ecore, outcome } = sent({ latency: 400 });
  expect(outcome).toMatchObject({ status: 200, latencyMs: 400 });
  expect(ecore.journal).toMatchObject([{ at: 5000, delivered: true }]);
});

test('a drop is an unavailable address', () => {
  expect(sent({ latency: 400, faults: [{ at: 1, do: 'drop' }] }).outcome).toEqual({
    failure: 'address-unavailable',
    latencyMs: 400,
  });
});

test.each<[string, Partial<EcoreOptions>]>([
  ['a hanging connection', { faults: [{ at: 1, do: 'hang' }] }],
  ['an answer that takes too long', { latency: 20_001 }],
])('%s is a timeout after the whole time limit, charged but not delivered', (_, options) => {
  const { ecore, outcome } = sent(options);
  expect(outcome).toEqual({ failure: 'timeout', latencyMs: 20_000 });
  expect(ecore.journal).toMatchObject([{ charged: 1, delivered: false }]);
});

test('any other host is unknown', () => {
  const { ecore, outcome } = sent({}, { url: 'https://elsewhere.example/' });
  expect(outcome).toMatchObject({ failure: 'dns' });
  expect(ecore.journal).toHaveLength(0);
});
