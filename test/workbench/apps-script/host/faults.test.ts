import { expect, test } from '@jest/globals';
import {
  faultsByRule,
  faultsBySeed,
  TRANSIENT_ERRORS,
  vanishingCache,
} from '../../../../workbench/apps-script/host/faults';
import { call, seen, simulated } from '../simulated/builders';

const SOURCE = `
  function tries(count) {
    return Array.from({ length: count }, (_, i) => {
      try {
        SpreadsheetApp.getActiveSheet().getRange(1, 1).setValue(i);
        return 'written';
      } catch (error) {
        return String(error);
      }
    });
  }
  function fetches() { return UrlFetchApp.fetch('https://a.example/').getContentText(); }
  function caches() { const cache = CacheService.getScriptCache(); cache.put('a', '1', 600); return [cache.get('a'), JSON.stringify(cache.getAll(['a', 'b']))]; }`;

test('the nth call of a name fails, and every so manieth after it', () => {
  const script = simulated(SOURCE);
  script.before(faultsByRule({ calls: 'Range.setValue', nth: 2, every: 3, message: 'Broken.' }));
  const fails = 'Exception: Broken.';
  expect(seen(script, 'tries', 6)).toEqual(['written', fails, 'written', 'written', fails, 'written']);
});

test('a rule without words throws what such a call throws on Google', () => {
  const script = simulated(SOURCE);
  script.before(faultsByRule({ calls: /^Range\./ }));
  expect(seen(script, 'tries', 2)).toEqual([
    'Exception: Service Spreadsheets timed out while accessing document with id book.',
    'written',
  ]);
});

test('a call that fails has no effect and costs nothing on the sheet', () => {
  const script = simulated(SOURCE);
  script.before(faultsByRule({ calls: 'Range.setValue', every: 1 }));
  call(script, 'tries', 3);
  expect(script.workbook.sheets()[0]!.lastRow).toBe(0);
});

test('the same seed fails the same calls, at about its rate', () => {
  const run = (seed: number) => {
    const script = simulated(SOURCE);
    script.before(faultsBySeed({ seed, rate: 0.1, calls: /^Range\.setValue$/ }));
    return seen(script, 'tries', 300) as string[];
  };
  expect(run(5)).toEqual(run(5));
  expect(run(5)).not.toEqual(run(6));
  const failed = run(5).filter((text) => text !== 'written');
  expect(failed.length).toBeGreaterThan(10);
  expect(failed.length).toBeLessThan(60);
  const words = TRANSIENT_ERRORS.filter(({ calls }) => calls.test('Range.setValue')).length;
  expect(new Set(failed).size).toBe(words);
});

test('a failing request names its address', () => {
  const script = simulated(SOURCE);
  script.before(faultsByRule({ calls: 'UrlFetchApp.fetch' }));
  expect(seen(script, 'fetches')).toBe('Exception: Address unavailable: https://a.example/');
});

test('a cache entry can be gone before its time', () => {
  const script = simulated(SOURCE);
  expect(seen(script, 'caches')).toEqual(['1', '{"a":"1"}']);
  const stop = script.before(vanishingCache({ seed: 1, rate: 1 }));
  expect(seen(script, 'caches')).toEqual([null, '{}']);
  stop();
  expect(seen(script, 'caches')).toEqual(['1', '{"a":"1"}']);
});
