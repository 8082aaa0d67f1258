import { describe, expect, test } from '@jest/globals';
import { bearable, slowDown } from '../../../src/lanes/bearable';
import { handOut } from '../../../src/lanes/hand-out';
import { lanesScene, limitedScene, lookups, NOW } from '../support/lanes-scene';

describe('a refusal', () => {
  test('halves what lanes may have on their way, once for all waves that were sent together', () => {
    const { run, lanes, hear } = lanesScene([{}, {}, {}]);
    handOut(lanes, lookups(900), NOW, 50);
    expect(slowDown(lanes, NOW)).toBe(true);
    hear([{}, { refusedAt: NOW + 300 }, { refusedAt: NOW + 400 }]);
    expect(run.lanes).toMatchObject({ allowed: 50, round: 0, follow: 'apart' });
    hear([{ refusedAt: NOW + 3_000 }]);
    expect(run.lanes.allowed).toBe(0);
  });

  test('is not theirs where they were handed nothing', () => {
    expect(slowDown(lanesScene().lanes, NOW)).toBe(false);
  });

  test('of a little more than had gone well leads back to that, and has waves follow each other at once', () => {
    const { run, lanes } = limitedScene([{}, {}]);
    run.lanes.follow = 'apart';
    handOut(lanes, lookups(300), NOW, 0);
    expect(slowDown(lanes, NOW + 10_000)).toBe(true);
    expect(run.lanes).toMatchObject({ allowed: 50, round: 2, follow: 'at once' });
    expect(slowDown(lanes, NOW + 13_000)).toBe(true);
    expect(run.lanes).toMatchObject({ allowed: 50, round: 2, follow: 'never at once' });
  });
});

describe('what the service bears', () => {
  test('is unknown while nothing was refused, or where it bears no parcels', () => {
    const { run, lanes } = lanesScene();
    expect(bearable(lanes, NOW)).toBeNull();
    Object.assign(run.lanes, { round: 0, allowed: 7, since: NOW });
    expect(bearable(lanes, NOW)).toBeNull();
  });

  test('is tried out a little at a time, but not between two steps, where nobody could react', () => {
    const { run, lanes } = limitedScene([{}]);
    expect([NOW, NOW + 10_000].map((now) => bearable(lanes, now))).toEqual([100, 113]);
    expect(bearable(lanes, NOW + 13_001)).toBe(100);
    run.lanes.allowed = 150;
    expect(bearable(lanes, NOW + 20_000)).toBe(200);
  });
});
