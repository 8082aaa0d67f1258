import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  countDurable,
  currentShards,
  isShard,
  markUnanswered,
  mergeDurable,
  pickDurable,
  pickUnanswered,
} from '../../../src/ledger/durable-answers';
import type { Entry } from '../../../src/ledger/entry';
import { findsEverybody, memoryServices } from '../support/memory-services';

const NOW = 1_700_000_000_000;
const key = (number: number, shard = 'A') => shard + String(number).padStart(15, '0');
const found = (number: number): Entry => ({ kind: 'found', email: `person${number}@acme.example`, at: NOW + number });
const merge = (
  texts: { [name: string]: string },
  entries: [string, Entry][],
  keep = (_: string) => false,
  notFound = false,
  served: string[] = [],
) => ({
  ...texts,
  ...mergeDurable(texts, new Map(entries), { keep, notFound, served }),
});

test('what was merged is picked again', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.constantFrom('A', 'b', '-'), fc.nat(999)), { selector: String, maxLength: 40 }),
      (names) => {
        const entries = names.map(([shard, number]) => [key(number, shard), found(number)] as [string, Entry]);
        const texts = merge({}, entries);
        expect(
          pickDurable(
            texts,
            entries.map(([name]) => name),
          ),
        ).toEqual(new Map(entries));
        expect(countDurable(texts)).toBe(entries.length);
      },
    ),
  );
});

test('a shard that is full loses its oldest, and stays within what a property holds', () => {
  const entries = Array.from({ length: 400 }, (_, number) => [key(number), found(number)] as [string, Entry]);
  const texts = merge({}, entries);
  expect(Buffer.byteLength(texts['ledger.A']!)).toBeLessThanOrEqual(5_300);
  expect(pickDurable(texts, [key(399)]).size).toBe(1);
  expect(pickDurable(texts, [key(0)]).size).toBe(0);
});

test('of keys that are kept, those that a second row has taken go before those that a row may wait for', () => {
  const entries = Array.from({ length: 80 }, (_, number) => [key(number), found(number)] as [string, Entry]);
  const full = merge({}, entries, () => true);
  expect(pickDurable(full, [key(0), key(79)]).size).toBe(2);
  const served = merge(full, [], () => true, false, [key(79), key(7_000)]);
  expect(pickDurable(served, [key(79)]).get(key(79))).toEqual(found(79));
  const more = Array.from({ length: 60 }, (_, number) => [key(1_000 + number), found(number)] as [string, Entry]);
  const after = merge(served, more, () => true);
  const names = entries.map(([name]) => name);
  const left = pickDurable(after, names);
  expect(left.size).toBeGreaterThan(40);
  expect(left.size).toBeLessThan(80);
  expect(left.has(key(79))).toBe(false);
  expect(left.has(key(78))).toBe(true);
});

test('keys that are kept go last, however old', () => {
  const kept = key(0);
  const entries = Array.from({ length: 400 }, (_, number) => [key(number), found(number)] as [string, Entry]);
  expect(
    pickDurable(
      merge({}, entries, (name) => name === kept),
      [kept],
    ).size,
  ).toBe(1);
});

test('a *not found* is only saved where it is wanted, and goes first', () => {
  const nobody: Entry = { kind: 'not-found', at: NOW };
  expect(countDurable(merge({}, [[key(1), nobody]]))).toBe(0);
  expect(countDurable(merge({}, [[key(1), nobody]], () => true))).toBe(1);
  const full = Array.from({ length: 400 }, (_, number) => [key(number), found(number)] as [string, Entry]);
  expect(pickDurable(merge({}, [...full, [key(999), nobody]], undefined, true), [key(999)]).size).toBe(0);
});

test('a question without an answer is marked, never in the place of an answer', () => {
  const texts = merge({}, [[key(1), found(1)]]);
  const marked = { ...texts, ...markUnanswered(texts, [key(1), key(2)], NOW) };
  expect(pickDurable(marked, [key(1), key(2)]).size).toBe(1);
  expect(pickUnanswered(marked, [key(1), key(2)])).toEqual(new Map([[key(2), NOW]]));
  expect(countDurable(marked)).toBe(1);
});

test('one key costs one read of one property, many cost one of all', () => {
  const services = memoryServices(findsEverybody);
  services.properties.set('ledger.A', 'x');
  currentShards(services.documentProperties, [key(1)]);
  expect(services.calls).toEqual({ 'properties.get': 1 });
  currentShards(
    services.documentProperties,
    ['A', 'B', 'C'].map((shard) => key(1, shard)),
  );
  expect(services.calls).toEqual({ 'properties.get': 1, 'properties.getAll': 1 });
});

test('shards are told from other properties', () => {
  expect(isShard('ledger.A')).toBe(true);
  expect(isShard('run')).toBe(false);
  expect(countDurable({ run: 'x'.repeat(50) })).toBe(0);
});
