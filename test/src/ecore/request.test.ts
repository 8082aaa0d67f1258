import { expect, test } from '@jest/globals';
import { ECORE_URL, lookupRequest, tokenCheckRequest } from '../../../src/ecore/request';

test('the token stands in a header alone: errors of the network quote the whole address', () => {
  const request = lookupRequest('secret', { linkedin_url: 'https://linkedin.com/in/mara' }, 55);
  expect(request).toEqual({
    url: ECORE_URL,
    headers: { Authorization: 'Token secret' },
    body: '{"linkedin_url":"https://linkedin.com/in/mara"}',
    timeoutSeconds: 55,
  });
  expect(request.url).not.toContain('secret');
});

test('a token is checked with a body that asks for nobody', () =>
  expect(tokenCheckRequest('secret', 20)).toMatchObject({ url: ECORE_URL, body: '{}', timeoutSeconds: 20 }));
