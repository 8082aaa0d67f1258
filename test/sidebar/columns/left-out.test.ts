import { expect, test } from '@jest/globals';
import { describeLeftOut } from '../../../sidebar/columns/left-out';
import type { LeftOutReason } from '../../../src/contract';
import { sheetColumns } from '../builders';

const REASONS: LeftOutReason[] = [
  ...(['somebody-else', 'unknown-header', 'repeated', 'no-emails', 'no-profiles'] as const),
  ...(['no-websites', 'no-names', 'another-column', 'several'] as const),
];

test.each(REASONS)('%s is said in half a sentence', (reason) => {
  const lines = describeLeftOut(sheetColumns({ leftOut: [{ column: 5, reason }] }));
  expect(lines).toEqual([{ column: 'E Notes', why: expect.stringMatching(/^[a-z].+[a-z]$/) }]);
});

test('a column that was chosen by hand is no longer among them', () => {
  const chosen = sheetColumns({ leftOut: [{ column: 5, reason: 'unknown-header' }], mapping: { email: 5 } });
  expect(describeLeftOut(chosen)).toEqual([]);
});

test('a column without a header goes by its letter', () => {
  const columns = [{ index: 1, letter: 'A', header: '', sample: '' }];
  const leftOut = [{ column: 1, reason: 'repeated' as const }];
  expect(describeLeftOut(sheetColumns({ columns, leftOut, mapping: {} })).map(({ column }) => column)).toEqual(['A']);
});
