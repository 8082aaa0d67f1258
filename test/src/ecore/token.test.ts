import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cleanToken } from '../../../src/ecore/token';

test.each([
  ['abc123', 'abc123'],
  ['  abc123\r\n', 'abc123'],
  ['Token abc123', 'abc123'],
  ['token: abc123', 'abc123'],
  ['Authorization: Token abc123', 'abc123'],
  ['"abc123"', 'abc123'],
  ["'Token abc123',", 'abc123'],
  ['\u201cabc123\u201d', 'abc123'],
])('takes the token out of %j', (pasted, token) => {
  expect(cleanToken(pasted)).toBe(token);
});

test.each([[''], ['   '], ['abc 123'], ['abc\r\nX-Evil: 1'], ['abc\u0000def'], ['t\u00f6ken'], ['x'.repeat(501)]])(
  'takes %j for no token',
  (pasted) => {
    expect(cleanToken(pasted)).toBeNull();
  },
);

test('whatever is pasted, no white space or line end reaches the header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (pasted) => {
      const token = cleanToken(pasted);
      if (token !== null) expect(token).toMatch(/^[\x21-\x7e]+$/);
    }),
  );
});
