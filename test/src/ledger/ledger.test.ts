import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../src/ledger/entry';
import { decodeKeyFilter, encodeKeyFilter } from '../../../src/ledger/key-filter';
import { createLedger } from '../../../src/ledger/ledger';
import { found, key, setUp } from '../support/ledger-scene';

describe('the ledger', () => {
  test('gives back from the cache what was stored', () => {
    const { ledger, now } = setUp();
    ledger.store(new Map([found(1, now)]));
    expect(ledger.readCache([key(1), key(2)]).answers).toEqual(new Map([found(1, now)]));
  });

  test('keeps what was saved when the cache is gone', () => {
    const { services, ledger, now } = setUp();
    expect(ledger.save(new Map([found(1, now), found(2, now)]), 0)).toBe(true);
    services.cacheEntries.clear();
    expect(ledger.readSaved([key(1), key(2), key(3)])).toEqual(new Map([found(1, now), found(2, now)]));
  });

  test('leaves saving to a later call when somebody holds the lock', () => {
    const { services, ledger, now } = setUp();
    services.documentLock.tryAcquire(0);
    ledger.store(new Map([found(1, now)]));
    expect(ledger.save(new Map([found(1, now)]), 0)).toBe(false);
    expect(ledger.readCache([key(1)]).pending).toEqual(new Set([key(1)]));
  });

  describe('of formula cells', () => {
    /** A lock that others want too: it can be had by who waits, not at once. */
    function contended() {
      const { services, ...rest } = setUp();
      const { tryAcquire } = services.documentLock;
      services.documentLock.tryAcquire = (milliseconds) => milliseconds > 0 && tryAcquire(milliseconds);
      const saveCells = (from: number, to: number) => {
        for (let index = from; index < to; index++) rest.ledger.saveSoon(new Map([found(index, rest.now)]), 1000);
      };
      return { services, ...rest, saveCells, letGo: () => (services.documentLock.tryAcquire = tryAcquire) };
    }

    test('saves an answer at once where the lock is free', () => {
      const { ledger, now } = setUp();
      ledger.saveSoon(new Map([found(1, now)]), 1000);
      expect(ledger.count()).toBe(1);
    });

    test('writes answers together where it is not', () => {
      const { services, ledger, saveCells } = contended();
      saveCells(0, 19);
      expect(services.calls['properties.setAll'] ?? 0).toBe(0);
      saveCells(19, 20);
      expect(services.calls['properties.setAll']).toBe(1);
      expect(ledger.count()).toBe(20);
      expect(ledger.readCache([key(0)]).pending).toEqual(new Set());
    });

    test('takes along what waits when anybody saves', () => {
      const { ledger, now, saveCells, letGo } = contended();
      saveCells(0, 7);
      letGo();
      ledger.save(new Map([found(7, now)]), 0);
      expect(ledger.count()).toBe(8);
    });

    test('forgets what waits when saved answers are cleared', () => {
      const { ledger, now, saveCells, letGo } = contended();
      saveCells(0, 7);
      letGo();
      ledger.clear();
      ledger.save(new Map([found(7, now)]), 0);
      expect(ledger.count()).toBe(1);
    });
  });

  test('keeps not found beside paid answers, and drops it first', () => {
    const { ledger, now } = setUp();
    const nobody = (index: number): [string, Entry] => [key(index), { kind: 'not-found', at: now }];
    ledger.save(new Map(Array.from({ length: 500 }, (_, index) => nobody(index))), 0, { notFound: true });
    expect(ledger.count()).toBe(500);
    for (let batch = 1; batch < 40; batch++)
      ledger.save(new Map(Array.from({ length: 500 }, (_, index) => found(batch * 500 + index, now))), 0);
    expect(ledger.readSaved(Array.from({ length: 500 }, (_, index) => key(index))).size).toBe(0);
  });

  test('remembers Not found for a few hours, and never in the durable tier', () => {
    const { services, ledger, now } = setUp();
    const nobody = new Map<string, Entry>([[key(1), { kind: 'not-found', at: now }]]);
    ledger.store(nobody);
    expect(ledger.readCache([key(1)]).answers.size).toBe(1);
    ledger.save(nobody, 0);
    expect(ledger.readSaved([key(1)]).size).toBe(0);
    services.clock.sleep(4 * 60 * 60 * 1000);
    expect(ledger.readCache([key(1)]).answers.size).toBe(0);
  });

  test('stays within what Google allows and drops the oldest first', () => {
    const { services, ledger, now } = setUp();
    for (let batch = 0; batch < 30; batch++) {
      ledger.save(new Map(Array.from({ length: 500 }, (_, index) => found(batch * 500 + index, now + batch))), 0);
    }
    const sizes = [...services.properties.values()].map((value) => Buffer.byteLength(value));
    expect(Math.max(...sizes)).toBeLessThan(9 * 1024);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(450 * 1024);
    expect(ledger.readSaved(Array.from({ length: 500 }, (_, index) => key(14_500 + index))).size).toBe(500);
    expect(ledger.readSaved([key(0), key(1), key(2)]).size).toBe(0);
  });

  test('keeps what rows still wait for when it is full, even that nobody was found', () => {
    const { ledger, now } = setUp();
    const { parts, properties } = encodeKeyFilter([key(0), key(1)]);
    const keep = decodeKeyFilter(parts, properties);
    ledger.save(new Map([found(0, now), [key(1), { kind: 'not-found', at: now }], found(2, now)]), 0, { keep });
    for (let batch = 1; batch < 30; batch++) {
      ledger.save(new Map(Array.from({ length: 500 }, (_, index) => found(batch * 500 + index, now + batch))), 0, {
        keep,
      });
    }
    expect([...ledger.readSaved([key(0), key(1), key(2)]).keys()]).toEqual([key(0), key(1)]);
  });

  test('loses no answer of two who save one after the other', () => {
    const { services, ledger, now } = setUp();
    createLedger(services).save(new Map([found(1, now)]), 0);
    ledger.save(new Map([found(2, now)]), 0);
    expect(ledger.readSaved([key(1), key(2)]).size).toBe(2);
  });

  test('is cleared in one call, under the lock that a save holds (situation 45)', () => {
    const { services, ledger, now } = setUp();
    ledger.save(new Map(Array.from({ length: 300 }, (_, index) => found(index, now))), 1_000);
    services.documentProperties.setAll({ run: 'a run' });
    const before = { ...services.calls };
    services.documentLock.tryAcquire(0);
    expect(ledger.clear()).toBeNull();
    services.documentLock.release();
    expect(ledger.clear()).toBe(300);
    expect((services.calls['properties.setAll'] ?? 0) - (before['properties.setAll'] ?? 0)).toBe(1);
    expect(services.documentProperties.get('run')).toBe('a run');
    expect(ledger.count()).toBe(0);
    expect(services.documentLock.tryAcquire(0)).toBe(true);
  });

  test('forgets everything when it is cleared, in both tiers', () => {
    const { services, ledger, now } = setUp();
    ledger.save(new Map([found(1, now)]), 0);
    services.clock.sleep(1);
    expect(ledger.clear()).toBe(1);
    expect(ledger.readSaved([key(1)]).size).toBe(0);
    expect(ledger.readCache([key(1)]).answers.size).toBe(0);
  });

  test('stands in nobody’s way when a service fails', () => {
    const { services, now } = setUp();
    const broken = () => {
      throw new Error('Service unavailable');
    };
    const ledger = createLedger({
      ...services,
      documentCache: { get: broken, getAll: broken, putAll: broken, removeAll: broken },
      documentLock: { tryAcquire: broken, release: broken },
    });
    expect(ledger.claim([key(1)], 'me').mine).toEqual([key(1)]);
    expect(() => ledger.store(new Map([found(1, now)]))).not.toThrow();
    expect(ledger.save(new Map([found(1, now)]), 0)).toBe(false);
  });
});

describe('the filter of shared keys', () => {
  test('knows every key that was put in, and few others', () => {
    const { parts, properties } = encodeKeyFilter(Array.from({ length: 10_000 }, (_, index) => key(index)));
    const isShared = decodeKeyFilter(parts, properties);
    expect(Array.from({ length: 10_000 }, (_, index) => isShared(key(index))).every(Boolean)).toBe(true);
    const falseAlarms = Array.from({ length: 10_000 }, (_, index) => isShared(key(100_000 + index))).filter(
      Boolean,
    ).length;
    expect(falseAlarms).toBeLessThan(100);
    Object.values(properties).forEach((value) => expect(value.length).toBeLessThan(9 * 1024));
  });

  test('knows nothing when a part of it is gone', () => {
    const { parts, properties } = encodeKeyFilter([key(1)]);
    delete properties['shared.2'];
    expect(decodeKeyFilter(parts, properties)(key(1))).toBe(false);
    expect(decodeKeyFilter(0, properties)(key(1))).toBe(false);
  });
});
