import { expect, test } from '@jest/globals';
import {
  CLEARED,
  cacheEntries,
  cacheKey,
  decodeReading,
  encodeClaim,
  encodeUnanswered,
} from '../../../src/ledger/cached-answers';
import type { Entry } from '../../../src/ledger/entry';

const NOW = 1_700_000_000_000;
const found: Entry = { kind: 'found', email: 'mara@acme.example', at: NOW - 1_000 };
const notFound: Entry = { kind: 'not-found', at: NOW - 1_000 };
const read = (texts: { [key: string]: string }, now = NOW) => decodeReading(texts, ['a', 'b'], now);

test('answers come back; which of them the durable tier has is told', () => {
  const fresh = read(cacheEntries(new Map([['a', found]])));
  expect(fresh.answers.get('a')).toEqual(found);
  expect([...fresh.pending]).toEqual(['a']);
  expect(read(cacheEntries(new Map([['a', found]]), true)).pending.size).toBe(0);
});

test('a *not found* waits for no durable tier, and is old after some hours', () => {
  const texts = cacheEntries(new Map([['a', notFound]]));
  expect(read(texts).answers.get('a')).toEqual(notFound);
  expect(read(texts).pending.size).toBe(0);
  expect(read(texts, NOW + 4 * 3_600_000).answers.size).toBe(0);
});

test('a claim holds until its time, then nobody has it', () => {
  const texts = { [cacheKey('a')]: encodeClaim('someone', NOW + 40_000) };
  expect(read(texts).claimed.get('a')).toEqual({ owner: 'someone' });
  expect(read(texts).answers.size).toBe(0);
  expect(read(texts, NOW + 40_000).claimed.size).toBe(0);
});

test('what was asked without an answer is told with its time', () =>
  expect(read({ [cacheKey('b')]: encodeUnanswered(NOW) }).unanswered.get('b')).toBe(NOW));

test('answers from before the clearing count as gone', () => {
  const texts = { ...cacheEntries(new Map([['a', found]])), [CLEARED]: NOW.toString(36) };
  expect(read(texts).answers.size).toBe(0);
  expect(read({ ...texts, [CLEARED]: (NOW - 2_000).toString(36) }).answers.size).toBe(1);
});

test('what nobody can read, and what was not asked for, is passed over', () => {
  const reading = read({
    [cacheKey('a')]: 'nonsense',
    [cacheKey('c')]: cacheEntries(new Map([['c', found]]))[cacheKey('c')]!,
    other: 'x',
  });
  expect(reading.answers.size + reading.claimed.size + reading.unanswered.size).toBe(0);
  expect(reading.extra.other).toBe('x');
});
