import { describe, expect, test } from '@jest/globals';
import { found, key, setUp } from '../support/ledger-scene';

describe('the cache tier', () => {
  test('gives a claim to the first who asks, until it is answered, released or old', () => {
    const { services, ledger, now } = setUp();
    expect(ledger.claim([key(1)], 'first').mine).toEqual([key(1)]);
    expect(ledger.claim([key(1)], 'second')).toMatchObject({ mine: [], theirs: [key(1)] });
    ledger.store(new Map([found(1, now)]));
    expect(ledger.claim([key(1)], 'second').answers.get(key(1))).toMatchObject({ kind: 'found' });

    expect(ledger.claim([key(2)], 'first').mine).toEqual([key(2)]);
    ledger.release([key(2)], 'second');
    expect(ledger.claim([key(2)], 'second')).toMatchObject({ mine: [], theirs: [key(2)] });
    ledger.release([key(2)], 'first');
    expect(ledger.claim([key(2)], 'second').mine).toEqual([key(2)]);
    services.clock.sleep(60_000);
    expect(ledger.claim([key(2)], 'third').mine).toEqual([key(2)]);
  });

  test('keeps on record what was asked without an answer, for who wants to spare it (situation 18)', () => {
    const { services, ledger, now } = setUp();
    const spare = () => true;
    ledger.claim([key(1), key(2)], 'first');
    ledger.release([key(1), key(2)], 'first', [key(1)]);
    expect(ledger.readCache([key(1), key(2)]).unanswered).toEqual(new Map([[key(1), now]]));
    const claims = ledger.claim([key(1), key(2)], 'second', { spare });
    expect(claims).toMatchObject({ mine: [key(2)], theirs: [], unanswered: [key(1)] });
    expect(ledger.claim([key(1)], 'third').mine).toEqual([key(1)]);
    ledger.store(new Map([found(1, now)]));
    ledger.release([key(1)], 'third', [key(1)]);
    expect(ledger.readCache([key(1)]).answers.size).toBe(1);
    services.cacheEntries.clear();
    ledger.release([key(3)], 'first', [key(3)]);
    expect(ledger.readCache([key(3)]).unanswered.size).toBe(1);
  });

  test('waits for the lock no longer than it may (situation 47)', () => {
    const { services, ledger } = setUp();
    const waits: number[] = [];
    services.documentLock.tryAcquire = (milliseconds) => {
      waits.push(milliseconds);
      return false;
    };
    ledger.claim([key(1)], 'me', { lockWait: 700 });
    expect(waits).toEqual([700]);
  });

  test('asks the cache in slices (situation 48)', () => {
    const { services, ledger, now } = setUp();
    const sizes: number[] = [];
    const { getAll, putAll } = services.documentCache;
    services.documentCache.getAll = (keys) => {
      sizes.push(keys.length);
      return getAll(keys);
    };
    services.documentCache.putAll = (entries, seconds) => {
      sizes.push(Object.keys(entries).length);
      putAll(entries, seconds);
    };
    const all = new Map(Array.from({ length: 2500 }, (_, index) => found(index, now)));
    ledger.store(all);
    expect(ledger.readCache([...all.keys()]).answers).toEqual(all);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
  });

  test('gives a claim to one of two who ask at the same moment, where nobody can have the lock (situation 63)', () => {
    const { services, ledger } = setUp();
    services.documentLock.tryAcquire = () => false;
    const { sleep } = services.clock;
    const other: string[][] = [];
    // While the first one waits to look again, the second one, which had seen nothing, writes its claim over it.
    const before = new Map(services.cacheEntries);
    services.clock.sleep = (milliseconds) => {
      services.clock.sleep = sleep;
      const now = new Map(services.cacheEntries);
      services.cacheEntries.clear();
      before.forEach((value, name) => services.cacheEntries.set(name, value));
      other.push(ledger.claim([key(1)], 'second').mine);
      expect(now.size).toBe(1);
      sleep(milliseconds);
    };
    expect(ledger.claim([key(1)], 'first')).toMatchObject({ mine: [], theirs: [key(1)] });
    expect(other).toEqual([[key(1)]]);
  });
});
