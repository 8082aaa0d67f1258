import { expect, test } from '@jest/globals';
import { HISTORY_PROPERTY, readLastRuns, rememberRun, rememberUndone } from '../../../src/history/last-runs';
import type { EndedRun } from '../../../src/history/last-runs';

const NOW = 1_700_000_000_000;
const DAY = 24 * 60 * 60 * 1000;

const ended = (patch: Partial<EndedRun> = {}): EndedRun => ({
  startedAt: NOW,
  sheetId: 7,
  sheetName: 'Contacts',
  total: 40,
  found: 30,
  notFound: 6,
  failed: 1,
  unusable: 3,
  spent: 28,
  state: 'done',
  driver: 'ana',
  ...patch,
});

const after = (runs: EndedRun[]) =>
  runs.reduce<string | null>(
    (text, run) => rememberRun(text, run, 0, run.startedAt + 1000)[HISTORY_PROPERTY] ?? null,
    null,
  );

test('a run is told with its rows, what was found, what it cost, and who it was', () => {
  expect(readLastRuns(after([ended()]), 'ana', NOW)).toEqual([
    {
      startedAt: NOW,
      endedAt: NOW + 1000,
      sheetId: 7,
      sheetName: 'Contacts',
      rows: 40,
      found: 30,
      notFound: 6,
      failed: 4,
      spent: 28,
      left: 0,
      undone: false,
      who: 'you',
    },
  ]);
  expect(readLastRuns(after([ended()]), 'ben', NOW)[0]?.who).toBe('other');
  expect(readLastRuns(after([ended()]), 'ben', NOW + 31 * DAY)[0]?.who).toBe('unknown');
});

test('a run that was stopped and resumed is told once, as it ended last', () => {
  const stopped = rememberRun(null, ended({ state: 'stopped', found: 10 }), 20, NOW + 1000)[HISTORY_PROPERTY];
  const done = rememberRun(stopped, ended(), 0, NOW + 2000)[HISTORY_PROPERTY];
  expect(readLastRuns(done, 'ana', NOW)).toMatchObject([{ found: 30, left: 0, endedAt: NOW + 2000 }]);
});

test('the last twenty are kept, the latest first, in what a property holds', () => {
  const runs = Array.from({ length: 30 }, (_, index) =>
    ended({ startedAt: NOW + index, sheetName: '\u540d'.repeat(500) }),
  );
  const text = after(runs);
  const told = readLastRuns(text, 'ana', NOW);
  expect(told.length).toBeLessThanOrEqual(20);
  expect(told.length).toBeGreaterThan(10);
  expect(told[0]?.startedAt).toBe(NOW + 29);
  expect(Buffer.byteLength(text ?? '')).toBeLessThan(9_000);
});

test('a run that was undone says so, and nothing is written for one that is not there', () => {
  const text = rememberUndone(after([ended()]), { startedAt: NOW, sheetId: 7 })[HISTORY_PROPERTY];
  expect(readLastRuns(text, 'ana', NOW)).toMatchObject([{ undone: true }]);
  expect(rememberUndone(text, { startedAt: 1, sheetId: 7 })).toEqual({});
});

test('a text that nobody can read counts as no runs', () => {
  for (const text of [null, '', '{', '{}', '[null]', '7']) expect(readLastRuns(text, 'ana', NOW)).toEqual([]);
});
