import { expect, test } from '@jest/globals';
import { describeLeftOut } from '../../../sidebar/columns/left-out';
import type { LeftOutReason } from '../../../src/contract';
import { sheetColumns } from '../builders';

const REASONS: LeftOutReason[] = [
  ...(['somebody-else', 'unknown-header', 'repeated', 'no-emails', 'no-profiles'] as const),
  ...(['no-websites', 'no-names', 'another-column', 'several'] as const),
];

test.each(REASONS)('%s is said in a sentence', (reason) => {
  const { lines, more } = describeLeftOut(sheetColumns({ leftOut: [{ column: 5, reason }] }));
  expect(lines).toEqual([{ column: 'E: Notes', why: expect.stringMatching(/^[a-z].+\.$/) }]);
  expect(more).toBe(0);
});

test('a column that was chosen by hand is no longer among them', () => {
  const chosen = sheetColumns({ leftOut: [{ column: 5, reason: 'unknown-header' }], mapping: { email: 5 } });
  expect(describeLeftOut(chosen).lines).toEqual([]);
});

test('six are shown, and the others are counted', () => {
  const columns = Array.from({ length: 9 }, (_, at) => ({
    index: at + 1,
    letter: 'ABCDEFGHI'.charAt(at),
    header: '',
    sample: '',
  }));
  const leftOut = columns.map(({ index }) => ({ column: index, reason: 'repeated' as const }));
  const { lines, more } = describeLeftOut(sheetColumns({ columns, leftOut, mapping: {} }));
  expect(lines.map(({ column }) => column)).toEqual([
    'Column A',
    'Column B',
    'Column C',
    'Column D',
    'Column E',
    'Column F',
  ]);
  expect(more).toBe(3);
});
