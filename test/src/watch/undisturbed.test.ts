import { describe, expect, test } from '@jest/globals';
import { withSpan } from '../../../src/sheet/place-columns';
import type { Batch } from '../../../src/watch/sides';
import { unwrittenOf } from '../../../src/watch/undisturbed';
import type { RowWrite } from '../../../src/sheet/written';

const places = withSpan({ headerRow: 1, mapping: { full_name: 1, company_name: 2 }, email: 3, status: 4 }, 4);
const write = (row: number, email: string): RowWrite => ({
  row,
  cells: [
    [3, email],
    [4, 'Found'],
  ],
});
const BEFORE = [
  ['Ann Lee', 'Acme', '', 'Queued'],
  ['Ben Ode', 'Bolt', '', 'Queued'],
  ['Cid Roy', 'Cove', '', 'Queued'],
];
const WRITTEN = [
  ['Ann Lee', 'Acme', 'ann@acme.example', 'Found'],
  ['Ben Ode', 'Bolt', 'ben@bolt.example', 'Found'],
  ['Cid Roy', 'Cove', '', 'Queued'],
];
const linesOf = (rows: string[][]) => rows.map((texts, index) => ({ row: index + 2, texts }));

/** Two of three rows were written; what does the sheet show now? */
function told(now: string[][], { broke = false, before = BEFORE }: { broke?: boolean; before?: string[][] } = {}) {
  const writes = [write(2, 'ann@acme.example'), write(3, 'ben@bolt.example')];
  const batch: Batch = { places, headers: [], width: 4, lines: linesOf(before), writes, broke };
  const rows = linesOf(now).map((line) => ({ ...line, email: '', status: '', identifiers: {} }));
  const unwritten = unwrittenOf(batch, { places, rows } as never);
  return unwritten && [...unwritten].map(({ row }) => row);
}

describe('what was written stands', () => {
  test('where each row shows what it should', () => expect(told(WRITTEN)).toEqual([]));

  test('also where somebody has typed into another row', () =>
    expect(told([WRITTEN[0]!, WRITTEN[1]!, ['Cid Roy', 'Cove Ltd', '', 'Queued']])).toEqual([]));

  test('but for what a call that broke off did not bring', () =>
    expect(told([WRITTEN[0]!, BEFORE[1]!, BEFORE[2]!], { broke: true })).toEqual([3]));
});

describe('something was moved', () => {
  test('where a write that did not break off is not to be seen', () =>
    expect(told([WRITTEN[0]!, BEFORE[1]!, BEFORE[2]!])).toBeNull());

  test('where a written row stands elsewhere', () => expect(told([WRITTEN[1]!, WRITTEN[0]!, WRITTEN[2]!])).toBeNull());

  test('where the person of a written row stands in a row that was not written', () =>
    expect(told([WRITTEN[0]!, WRITTEN[1]!, ['Ben Ode', 'Bolt', '', 'Queued']])).toBeNull());

  test('where another row shows an email that was written', () =>
    expect(told([WRITTEN[0]!, WRITTEN[1]!, ['Cid Roy', 'Cove', 'ben@bolt.example', 'Queued']])).toBeNull());

  test('where rows have gone', () => expect(told([WRITTEN[0]!, WRITTEN[1]!])).toBeNull());

  test('where more rows have changed than somebody types meanwhile', () => {
    const others = (company: string) => Array.from({ length: 7 }, (_, index) => [`Dee ${index}`, company, '', '']);
    const given = { before: [...BEFORE, ...others('Old')] };
    expect(told([...WRITTEN, ...others('Old')], given)).toEqual([]);
    expect(told([...WRITTEN, ...others('New').slice(0, 6), others('Old')[6]!], given)).toEqual([]);
    expect(told([...WRITTEN, ...others('New')], given)).toBeNull();
  });
});
