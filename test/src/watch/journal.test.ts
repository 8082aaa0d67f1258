import { describe, expect, test } from '@jest/globals';
import { createJournal } from '../../../src/watch/journal';
import { withSpan } from '../../../src/sheet/place-columns';
import type { Batch } from '../../../src/watch/sides';
import { findsEverybody, memoryServices } from '../support/memory-services';

const batch = (rows: number[] = [3]): Batch => ({
  places: withSpan({ headerRow: 1, mapping: { full_name: 1 }, email: 2, status: 3 }, 3),
  headers: ['Name', 'Email', 'eCore status'],
  width: 26,
  lines: [1, 2, 3, 4].map((row) => ({ row, texts: [`Person ${row}`, '', 'Queued'] })),
  writes: rows.map((row) => ({
    row,
    cells: [
      [2, 'p@found.example'],
      [3, 'Found'],
    ],
  })),
  broke: false,
});
const NOTHING = { marks: [], columns: '' };

function journal(services = memoryServices(findsEverybody), run = { sheetId: 1, startedAt: 7, looked: 0 }) {
  return { services, run, journal: createJournal(services.documentCache, run) };
}

describe('what was written is noted before, and found by whoever drives next', () => {
  test('after a step that died in between', () => {
    const { services, journal: first } = journal();
    first.note(batch());
    const { batch: found } = journal(services).journal.recall();
    expect(found).toMatchObject({ writes: batch().writes, headers: batch().headers, broke: true });
    expect(found!.lines).toEqual(batch().lines);
  });

  test('not once it was looked at, as the saved run says', () => {
    const { services, run, journal: first } = journal();
    first.note(batch());
    first.forget(NOTHING);
    expect(journal(services, run).journal.recall().batch).toBeNull();
    // A run that was not saved any more has not looked.
    expect(journal(services).journal.recall().batch).not.toBeNull();
  });

  test('on its own sheet alone', () => {
    const { services, journal: first } = journal();
    first.note(batch());
    expect(journal(services, { sheetId: 2, startedAt: 7, looked: 0 }).journal.recall().batch).toBeNull();
  });
});

test('what a run leaves for the next is kept, also where no run is saved', () => {
  const { services, journal: first } = journal();
  first.note(batch());
  first.erase({ marks: ['a'], columns: 'x' });
  expect(journal(services).journal.recall()).toMatchObject({ batch: null, left: { marks: ['a'], columns: 'x' } });
});

test('what it leaves tells nothing of the columns and rows of another run (situation 39)', () => {
  const { services, journal: first } = journal();
  first.erase({ marks: ['a'], columns: 'x' });
  expect(journal(services, { sheetId: 1, startedAt: 8, looked: 0 }).journal.recall().left).toEqual(NOTHING);
});

test('rows that are known come back; those that show nothing but Queued need no note', () => {
  const { services, journal: first } = journal();
  first.noteKnown([
    { row: 9, marks: ['m1', 'm2'], email: 'p@found.example', status: 'Found' },
    { row: 10, marks: ['m3'], email: '', status: 'Queued' },
  ]);
  first.note(batch());
  expect(journal(services).journal.recall().known).toEqual([
    { row: 9, marks: ['m1', 'm2'], email: 'p@found.example', status: 'Found' },
  ]);
});

test('a note that the cache would not take is not put, and a cache that fails stops nobody', () => {
  const { services, journal: first } = journal();
  const huge = batch();
  huge.writes = Array.from({ length: 2_000 }, (_, index) => ({ row: index + 2, cells: [[2, 'x'.repeat(60)]] }));
  first.note(huge);
  expect(services.cacheEntries.size).toBe(0);
  services.documentCache.putAll = () => {
    throw new Error('Argument too large');
  };
  expect(() => first.note(batch())).not.toThrow();
  services.documentCache.getAll = () => ({ 'ecore.writing.1': '{' });
  expect(journal(services).journal.recall().batch).toBeNull();
});
