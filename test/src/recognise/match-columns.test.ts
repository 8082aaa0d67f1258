import { expect, test } from '@jest/globals';
import { matchColumns } from '../../../src/recognise/match-columns';
import type { Hints } from '../../../src/recognise/match-columns';
import type { RowWrite } from '../../../src/sheet/written';

/** Id, company, email, status. */
const before = {
  first: 1,
  lines: Array.from({ length: 12 }, (_, index) => ({
    row: index + 1,
    texts: [`r${index}`, `Firm ${index % 4}`, `own-${index}@mine.example`, 'Found'],
  })),
};
/** What a column of now shows was meant for that one. */
const writesIn = (column: number, { lines }: typeof before, index: number): RowWrite[] =>
  lines.map(({ row, texts }) => ({ row, cells: [[column, texts[index] ?? '']] }));
const asTheyWere = new Map([1, 2, 3, 4].map((column) => [column, column] as const));

const withOrder = (order: number[]) => ({
  first: 1,
  lines: before.lines.map(({ row, texts }) => ({ row, texts: order.map((column) => texts[column - 1] ?? '') })),
});
const places = (after: typeof before, hints: Hints = { byHeader: asTheyWere }) => {
  const { places: found, isContradicted } = matchColumns([1, 2, 3, 4], before, after, hints);
  return { found: Object.fromEntries(found), isContradicted };
};

test('columns that still hold what they held are where their headers say', () => {
  expect(places(withOrder([1, 2, 3, 4]))).toEqual({ found: { 1: 1, 2: 2, 3: 3, 4: 4 }, isContradicted: false });
});

test('columns that were moved under equal headers are found by what they hold (situation 53)', () => {
  expect(places(withOrder([1, 3, 4, 2]))).toEqual({ found: { 1: 1, 2: 4, 3: 2, 4: 3 }, isContradicted: true });
});

test('a list without headers into which a column came is known by what its columns hold (situation 39)', () => {
  const nowhere = new Map([1, 2, 3, 4].map((column) => [column, null] as const));
  expect(places(withOrder([1, 2, 9, 3, 4]), { byHeader: nowhere })).toEqual({
    found: { 1: 1, 2: 2, 3: 4, 4: 5 },
    isContradicted: false,
  });
});

test('what was written into a neighbouring column by mistake does not make it the status column', () => {
  const after = withOrder([1, 2, 3, 9, 4]);
  for (const { texts } of after.lines.slice(0, 5)) texts[3] = 'Found';
  expect(places(after, { byHeader: new Map([...asTheyWere, [4, null]]) }).found).toMatchObject({ 4: 5 });
});

test('an email column of which half was written over is still where its header says', () => {
  const after = withOrder([1, 2, 3, 4]);
  for (const { row, texts } of after.lines.slice(0, 8)) texts[2] = `first${row}@found.example`;
  expect(places(after)).toEqual({ found: { 1: 1, 2: 2, 3: 3, 4: 4 }, isContradicted: false });
});

test('a status column is not taken for the one in which its words were written by mistake', () => {
  const after = withOrder([9, 1, 2, 3, 4]);
  for (const { texts } of after.lines.slice(0, 4)) texts[3] = 'Found';
  const hints = { byHeader: asTheyWere, writes: writesIn(4, { ...after, lines: after.lines.slice(0, 4) }, 3) };
  expect(places(after, hints).found).toMatchObject({ 2: 3, 4: 5 });
});

test('a column that was moved under a write that hit all of its cells is the one that shows nothing else', () => {
  const after = withOrder([1, 3, 2, 4]);
  for (const { row, texts } of after.lines) texts[2] = `first${row}@found.example`;
  const hints = { byHeader: asTheyWere, writes: writesIn(2, after, 2), strays: new Set([3]), isSameWidth: true };
  expect(places(after, hints)).toEqual({ found: { 1: 1, 2: 3, 3: 2, 4: 4 }, isContradicted: true });
});

test('a column that was deleted is not taken for the one of the same name that stands in its place (situation 15)', () => {
  // The second column of two called alike is deleted, and a new one has come behind the other.
  const after = withOrder([1, 3, 9, 4]);
  const hints = { byHeader: new Map([...asTheyWere, [3, null]]) };
  expect(places(after, hints)).toEqual({ found: { 1: 1, 3: 2, 4: 4 }, isContradicted: true });
});

test('where a column was deleted, those that were written from top to bottom are not taken for it (situation 53)', () => {
  // Id and company, an email column without anything, a status column; the second column was deleted.
  const then = {
    first: 1,
    lines: before.lines.map(({ row, texts: [id, firm] }) => ({ row, texts: [id!, firm!, '', 'Queued'] })),
  };
  const now = {
    first: 1,
    lines: before.lines.map(({ row, texts: [id] }) => ({ row, texts: [id!, `first${row}@found.example`, 'Found'] })),
  };
  const hints = {
    byHeader: new Map([1, 2, 3, 4].map((column) => [column, null] as const)),
    writes: [...writesIn(3, now, 1), ...writesIn(4, now, 2)],
    strays: new Set([2, 3]),
    hasGone: true,
  };
  expect(Object.fromEntries(matchColumns([1, 2, 3, 4], then, now, hints).places)).toEqual({ 1: 1, 3: 2, 4: 3 });
});

test('a column with far more in it than was written is not taken for one that shows nothing else', () => {
  // The last column was deleted, and one email was written into a blank one beside it.
  const now = { first: 1, lines: before.lines.map(({ row, texts: [id, firm] }) => ({ row, texts: [id!, firm!, ''] })) };
  now.lines[0]!.texts[2] = 'ann@found.example';
  const hints = {
    byHeader: new Map([...asTheyWere, [3, null], [4, null]]),
    writes: [{ row: 1, cells: [[3, 'ann@found.example']] as [number, string][] }],
    strays: new Set([3]),
  };
  expect(places(now, hints).found).toEqual({ 1: 1, 2: 2 });
});
