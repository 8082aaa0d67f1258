import { describe, expect, test } from '@jest/globals';
import { MOST_TRIES } from '../../../src/waves/asking';
import { found, keyOf, QUEUED, windowScene } from '../support/window-scene';
import type { Given } from '../support/window-scene';

describe('what can be written, and what waits', () => {
  test('answers can be written; people without one wait, each once', () => {
    const { weighed } = windowScene({ cells: [QUEUED, QUEUED, QUEUED], answers: { 1: found(1) } });
    expect(weighed().results.map(({ row, email }) => [row, email])).toEqual([[3, 'p1@found.example']]);
    expect([...weighed().pending.keys()]).toEqual([keyOf(0), keyOf(2)]);
    // Nothing stands above the first that waits.
    expect(weighed().ready).toBe(0);
  });

  test('an email that somebody typed meanwhile stays, and nothing is asked', () => {
    const { weighed } = windowScene({ cells: [['typed@own.example', 'Queued']] });
    expect(weighed().pending.size).toBe(0);
    expect(weighed().results).toMatchObject([{ email: null, status: 'Found', counter: 'found' }]);
  });

  test('an email that is the row\u2019s own, of a write that broke off before the status, counts as what was paid for', () => {
    const { settle, run, sheet } = windowScene({
      cells: [
        ['p0@found.example', 'Queued'],
        ['typed@own.example', 'Queued'],
      ],
      answers: { 0: found(0), 1: found(1) },
    });
    settle();
    expect(run).toMatchObject({ found: 2, free: 1 });
    expect(sheet.cells.slice(1).map((row) => row.slice(3))).toEqual([
      ['p0@found.example', 'Found'],
      ['typed@own.example', 'Found'],
    ]);
  });

  test('what failed all its tries is told only once nothing else is left', () => {
    const given: Given = { cells: [QUEUED], run: { tries: { [keyOf(0)]: { count: MOST_TRIES, reason: 'server' } } } };
    expect(windowScene(given).weighed()).toMatchObject({ results: [], pending: new Map() });
    expect(windowScene({ ...given, giveUp: true }).weighed().results).toMatchObject([{ counter: 'failed' }]);
  });

  test('rows that no longer say Queued are nobody\u2019s', () =>
    expect(
      windowScene({ cells: [['', ''], QUEUED], answers: { 0: found(0), 1: found(1) } }).weighed().results,
    ).toHaveLength(1));
});
