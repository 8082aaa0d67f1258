import { expect, test } from '@jest/globals';
import { withSpan } from '../../../src/sheet/place-columns';
import { placeRenamed, placeWritten } from '../../../src/watch/renamed-columns';
import type { Batch } from '../../../src/watch/sides';

const HEADERS = ['Name', 'Email', 'eCore status'];
/** Three people, of whom one had an email; the two others were given theirs. */
const batch: Batch = {
  places: withSpan({ headerRow: 1, mapping: { full_name: 1 }, email: 2, status: 3 }, 3),
  headers: HEADERS,
  width: 4,
  lines: [2, 3, 4].map((row) => ({ row, texts: [`P${row}`, row === 2 ? 'p2@found.example' : '', 'Queued'] })),
  writes: [3, 4].map((row) => ({ row, cells: [[2, `p${row}@found.example`] as [number, string]] })),
  broke: false,
};

function found(headers: string[], column: (row: number) => string): number | null {
  const lines = [2, 3, 4].map((row) => ({ row, texts: [`P${row}`, 'Queued', column(row)] }));
  const places = new Map([[2, null]]) as Map<number, number | null>;
  expect(placeRenamed(places, batch, { left: 1, lines, headers }).size).toBe(places.get(2) === null ? 0 : 1);
  return places.get(2) ?? null;
}

test('a column that was renamed and moved is known by what it showed before the write (situation 53)', () => {
  const before = (row: number) => (row === 2 ? 'p2@found.example' : '');
  expect(found(['Name', 'eCore status', 'Work email'], before)).toBe(3);
  expect(found(['Name', 'eCore status', ''], before)).toBeNull();
});

test('not one that shows what was written, for the write may have hit it', () =>
  expect(found(['Name', 'eCore status', 'Notes'], (row) => `p${row}@found.example`)).toBeNull());

test('and not one that is blank, or shows anything else', () => {
  expect(found(['Name', 'eCore status', 'Notes'], () => '')).toBeNull();
  expect(found(['Name', 'eCore status', 'Notes'], () => 'note')).toBeNull();
});

test('right behind a write it is the only column that shows nothing but what was written', () => {
  const placed = (gone: number[], unknown: number[], headers: string[]) => {
    const places = new Map<number, number | null>(gone.map((column) => [column, null]));
    placeWritten(places, unknown, headers);
    return { places: [...places.values()], unknown };
  };
  const headers = ['Name', 'eCore status', 'Work email', 'Notes'];
  expect(placed([2], [3], headers)).toEqual({ places: [3], unknown: [] });
  expect(placed([2, 3], [3], headers)).toEqual({ places: [null, null], unknown: [3] });
  expect(placed([2], [3, 4], headers)).toEqual({ places: [null], unknown: [3, 4] });
  expect(placed([2], [3], ['Name', 'eCore status', ''])).toEqual({ places: [null], unknown: [3] });
});
