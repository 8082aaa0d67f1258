import { expect, test } from '@jest/globals';
import type { Entry } from '../../../src/ledger/entry';
import { decodeWaiting, encodeWaiting } from '../../../src/ledger/waiting-answers';

const ANSWERS = new Map<string, Entry>([
  ['key1', { kind: 'found', email: 'mara@acme.example', at: 1_700_000_000_000 }],
  ['key2', { kind: 'not-found', at: 1_700_000_000_001 }],
]);

test('answers wait in one text, and come back from it', () =>
  expect(decodeWaiting(encodeWaiting(ANSWERS))).toEqual(ANSWERS));

test('a line that was cut, and what is no line, is passed over', () => {
  const text = `${encodeWaiting(ANSWERS)}\nkey3 lo2\nnonsense\n`;
  expect(decodeWaiting(text)).toEqual(ANSWERS);
  expect(decodeWaiting('')).toEqual(new Map());
});
