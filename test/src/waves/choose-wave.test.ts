import { expect, test } from '@jest/globals';
import type { Lookup } from '../../../src/lookups/lookup';
import { newAsking } from '../../../src/waves/asking';
import { chooseWave } from '../../../src/waves/choose-wave';

const lookup = (key: string): Lookup => ({ key, body: { email: `${key}@acme.example` } });
const pending = (...keys: string[]) => new Map(keys.map((key) => [key, lookup(key)]));
const nobodyElse = () => false;

function choose(
  keys: string[],
  { size = 10, most = Infinity, isBusy = nobodyElse as (key: string) => boolean, patch = {} } = {},
) {
  const asking = Object.assign(newAsking(), patch);
  asking.pace.size = size;
  return { chosen: chooseWave(pending(...keys), asking, most, isBusy).map(({ key }) => key), asking };
}

test('takes the first, as many as the pace and the money allow', () => {
  expect(choose(['a', 'b', 'c'], { size: 2 }).chosen).toEqual(['a', 'b']);
  expect(choose(['a', 'b', 'c'], { most: 1 }).chosen).toEqual(['a']);
  expect(choose([]).chosen).toEqual([]);
});

test('one is always tried, also where nothing is left: whoever sends decides', () =>
  expect(choose(['a', 'b'], { most: 0 }).chosen).toEqual(['a']));

test('leaves out what somebody else asks', () =>
  expect(choose(['a', 'b'], { isBusy: (key) => key === 'a' }).chosen).toEqual(['b']));

test('a group under suspicion goes alone, cut to the pace', () => {
  const { chosen, asking } = choose(['a', 'b', 'c', 'd'], { size: 2, patch: { suspects: [['b', 'c', 'd'], ['a']] } });
  expect(chosen).toEqual(['b', 'c']);
  expect(asking.suspects).toEqual([['d'], ['a']]);
});

test('a group that was answered meanwhile is passed over', () => {
  const { chosen, asking } = choose(['a'], { patch: { suspects: [['gone'], ['a']] } });
  expect(chosen).toEqual(['a']);
  expect(asking.suspects).toEqual([]);
});

test('while nobody is answered, others than those that failed are asked, from all over', () => {
  const keys = Array.from({ length: 20 }, (_, index) => `k${index}`);
  const tries = { k0: { count: 1, reason: 'server' }, k1: { count: 1, reason: 'server' } };
  const rounds = [1, 2, 3].map((emptyWaves) => choose(keys, { size: 1, patch: { emptyWaves, tries } }).chosen[0]);
  expect(new Set(rounds).size).toBe(3);
  expect(rounds).not.toContain('k0');
});
