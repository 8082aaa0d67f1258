import { describe, expect, test } from '@jest/globals';
import { CacheStore } from '../../../../workbench/apps-script/host/cache';
import { PropertyStore } from '../../../../workbench/apps-script/host/properties';
import { seen, simulated } from '../simulated/builders';

const FULL = 'You have exceeded the property storage quota. Please remove some properties and try again.';
const KB = 1024;
const x = (count: number) => 'x'.repeat(count);

describe('properties', () => {
  test.each([
    ['9 KB', x(9 * KB)],
    ['9 KB in letters of two bytes', 'é'.repeat(4.5 * KB)],
  ])('a value of %s is stored, one letter more is refused', (_, value) => {
    const store = new PropertyStore();
    store.set({ v: value });
    expect(store.get('v')).toBe(value);
    expect(() => store.set({ v: value + value[0] })).toThrow(FULL);
    expect(store.get('v')).toBe(value);
  });

  test('a store holds 500 KB, keys and values, and not a byte more', () => {
    const store = new PropertyStore();
    for (let index = 0; index < 60; index++) store.set({ [`key-${String(index).padStart(3, '0')}`]: x(8 * KB - 7) });
    store.set({ 'last-one': x(9 * KB - 8) });
    store.set({ 'the-rest': x(500 * KB - 60 * 8 * KB - 9 * KB - 8 - 3 * KB) });
    store.set({ byte: x(3 * KB - 4) });
    expect(() => store.set({ '': 'x' })).toThrow(FULL);
    expect(() => store.set({ byte: x(3 * KB - 3) })).toThrow(FULL);
    store.delete('last-one');
    expect(() => store.set({ '': 'x' })).not.toThrow();
  });

  test('what is refused changes nothing, also when some of it would have fitted', () => {
    const store = new PropertyStore();
    store.set({ a: '1' });
    expect(() => store.set({ a: '2', b: x(9 * KB + 1) }, true)).toThrow(FULL);
    expect(store.all()).toEqual({ a: '1' });
  });
});

describe('the cache', () => {
  test('a key of 250 letters is taken, one of 251 refused', () => {
    const cache = new CacheStore();
    cache.put(x(250), '1', 600, 0);
    expect(cache.get(x(250), 0)).toBe('1');
    expect(() => cache.put(x(251), '1', 600, 0)).toThrow('Argument too large: key');
  });

  test('a value of 100 KB is taken, one byte more refused', () => {
    const cache = new CacheStore();
    cache.put('k', x(100 * KB), 600, 0);
    expect(cache.get('k', 0)).toHaveLength(100 * KB);
    expect(() => cache.put('k', x(100 * KB + 1), 600, 0)).toThrow('Argument too large: value');
  });

  test('an entry lives six hours at most, whatever was asked for', () => {
    const cache = new CacheStore();
    cache.put('k', '1', 100_000, 0);
    expect(cache.get('k', 21_600_000 - 1)).toBe('1');
    expect(cache.get('k', 21_600_000)).toBeNull();
  });

  test('it lives ten minutes when nothing was asked for', () => {
    const script = simulated(
      'function put() { CacheService.getUserCache().put("k", "1"); } function get() { return CacheService.getUserCache().get("k"); }',
      {
        costs: { cache: { call: 0, source: 'none' } },
      },
    );
    seen(script, 'put');
    script.clock.advance(600_000 - 1);
    expect(seen(script, 'get')).toBe('1');
    script.clock.advance(1);
    expect(seen(script, 'get')).toBeNull();
  });

  test('a thousand entries fit; the next one makes room by a tenth, the oldest first', () => {
    const cache = new CacheStore();
    for (let index = 0; index < 1000; index++) cache.put(`k${index}`, '1', 600, index);
    expect(Object.keys(cache.entries(1000))).toHaveLength(1000);
    cache.get('k0', 1000);
    cache.put('one more', '1', 600, 1001);
    expect(Object.keys(cache.entries(1001))).toHaveLength(901);
    expect(cache.get('k99', 1001)).toBeNull();
    expect(cache.get('k100', 1001)).toBe('1');
  });
});
