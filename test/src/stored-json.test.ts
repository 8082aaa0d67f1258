import { expect, test } from '@jest/globals';
import { parseJson, readJson } from '../../src/stored-json';

test('what was stored is read again', () => {
  expect(parseJson('{"credits":7}')).toEqual({ credits: 7 });
  expect(readJson({ get: (key) => (key === 'balance' ? '[1]' : null) }, 'balance')).toEqual([1]);
});

test.each([
  ['nothing was stored', undefined],
  ['the store has no such entry', null],
  ['an entry was emptied, which is how one is taken away', ''],
  ['the text was cut off', '{"credits":7'],
  ['somebody else has written something there', 'credits=7'],
])('it is null where %s', (_, text) => expect(parseJson(text)).toBeNull());

test('a store that fails counts as having nothing', () => {
  const get = (): string => {
    throw new Error('Service invoked too many times');
  };
  expect(readJson({ get }, 'balance')).toBeNull();
});
