import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  CEILING_ENTRY,
  giveBack,
  knownCeiling,
  readCeiling,
  setCeiling,
  spentToday,
  takeCredits,
} from '../../../src/formula/daily-ceiling';
import { findsEverybody, memoryServices } from '../support/memory-services';

const DAY = 24 * 60 * 60 * 1000;
const services = () => memoryServices(findsEverybody);

test('credits are taken until the day has none left', () => {
  const day = services();
  expect(takeCredits(day, 10, 7)).toBe(7);
  expect(takeCredits(day, 10, 7)).toBe(3);
  expect(takeCredits(day, 10, 1)).toBe(0);
  expect(spentToday(day)).toBe(10);
});

test('what a wave did not spend can be spent by the next', () => {
  const day = services();
  takeCredits(day, 10, 10);
  giveBack(day, 6);
  expect(takeCredits(day, 10, 10)).toBe(6);
});

test('the next day begins at nothing', () => {
  const day = services();
  takeCredits(day, 10, 10);
  day.clock.sleep(DAY);
  expect(takeCredits(day, 10, 10)).toBe(10);
});

test('a cache that forgets makes the day stop early, never late', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 120 }),
      fc.array(
        fc.record({
          wanted: fc.integer({ min: 1, max: 50 }),
          spent: fc.double({ min: 0, max: 1, noNaN: true }),
          forgets: fc.boolean(),
        }),
        { maxLength: 40 },
      ),
      (ceiling, waves) => {
        const day = services();
        let charged = 0;
        for (const { wanted, spent, forgets } of waves) {
          if (forgets) day.cacheEntries.clear();
          const taken = takeCredits(day, ceiling, wanted) ?? 0;
          const paid = Math.floor(taken * spent);
          charged += paid;
          giveBack(day, taken - paid);
        }
        expect(charged).toBeLessThanOrEqual(ceiling);
        expect(spentToday(day)).toBeGreaterThanOrEqual(charged);
      },
    ),
  );
});

test('nothing is granted while the lock is not to be had', () => {
  const day = services();
  day.documentLock.tryAcquire(0);
  expect(takeCredits(day, 10, 1)).toBeNull();
});

test('the property is written once for many credits', () => {
  const day = services();
  for (let wave = 0; wave < 50; wave++) takeCredits(day, 1_000, 1);
  expect(day.calls['properties.setAll']).toBeLessThanOrEqual(3);
});

test('a ceiling is set, read and taken away, and cells learn of it without a property of their own', () => {
  const day = services();
  expect(readCeiling(day)).toBeNull();
  expect(knownCeiling(day, day.cacheEntries.get(CEILING_ENTRY))).toBeNull();
  setCeiling(day, 50);
  expect(readCeiling(day)).toBe(50);
  const reads = day.calls['properties.get'] ?? 0;
  expect(knownCeiling(day, day.cacheEntries.get(CEILING_ENTRY))).toBe(50);
  expect(day.calls['properties.get']).toBe(reads);
  day.cacheEntries.clear();
  expect(knownCeiling(day, undefined)).toBe(50);
  setCeiling(day, null);
  expect(readCeiling(day)).toBeNull();
  expect(knownCeiling(day, day.cacheEntries.get(CEILING_ENTRY))).toBeNull();
});
