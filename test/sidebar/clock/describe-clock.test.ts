import { expect, test } from '@jest/globals';
import type { ClockState, OtherRun } from '../../../src/contract';
import { describeClosing, describeResting, often } from '../../../sidebar/clock/describe-clock';
import { progress } from '../builders';

const NOW = Date.UTC(2026, 10, 27, 12);
const MINUTE = 60_000;
const clock = (patch: Partial<ClockState> = {}): ClockState => ({
  on: true,
  every: 5,
  lookedAt: NOW - 2 * MINUTE,
  pausedUntil: null,
  ...patch,
});
const silent: OtherRun = { runId: 'run-1', startedAt: 0, lastSeenAt: NOW - 9 * MINUTE, yours: true, silent: true };
const running = progress({ state: 'running' });

test('says how often a run is looked after', () => {
  expect([5, 30, 60].map(often)).toEqual(['every 5 minutes', 'every 30 minutes', 'about once an hour']);
});

test('whether the sidebar may be closed goes by the trigger that stands', () => {
  expect(describeClosing(clock())).toMatch(/^You can close this sidebar.*every 5 minutes until it is done\.$/);
  for (const none of [null, clock({ every: null })]) expect(describeClosing(none)).toMatch(/^Keep this sidebar open\./);
  expect(describeClosing(null)).not.toContain('Settings');
  expect(describeClosing(clock({ on: false, every: null }))).toContain('Settings can let your runs continue');
});

test('a run that rests tells since when, that it continues, and when it was looked at', () => {
  const words = describeResting(running, clock(), silent, NOW);
  expect(words).toMatch(
    /^Nobody has driven this run since \S.*It continues by itself, every 5 minutes\. The last look was at/,
  );
  expect(describeResting(running, clock({ lookedAt: null }), silent, NOW)).toContain(
    'The first look is still to come.',
  );
  expect(describeResting(running, clock(), { ...silent, silent: false }, NOW)).toMatch(/^It continues by itself/);
});

test('a wall and a used-up day have words of their own', () => {
  const quota = progress({ state: 'stopped', stop: { code: 'google-quota', message: '' } });
  expect(describeResting(quota, clock(), null, NOW)).toContain('once Google allows requests again');
  expect(describeResting(running, clock({ pausedUntil: NOW + MINUTE }), silent, NOW)).toContain('in a day is used up');
  expect(describeResting(running, clock({ pausedUntil: NOW - MINUTE }), silent, NOW)).not.toContain('in a day');
});

test('where nothing goes on by itself it says so, unless the person has just stopped the run', () => {
  const none = clock({ every: null });
  const broke = progress({ state: 'stopped', stop: { code: 'no-credits', message: '' } });
  for (const told of [none, clock()])
    expect(describeResting(broke, told, null, NOW)).toBe('It does not continue by itself until you resume it.');
  expect(describeResting(running, { ...none, on: false }, silent, NOW)).toContain('in Settings you have chosen');
  const stopped = progress({ state: 'stopped', stop: { code: 'stopped', message: '' } });
  expect(describeResting(stopped, none, null, NOW)).toBe('');
  expect(describeResting(running, null, silent, NOW)).toBe('');
});
