import { expect, test } from '@jest/globals';
import { ANN, BEN, CIM, sheetOf, batchOf, nowOf, backOf } from '../support/compared';

test('a row is known below others that were deleted, although a blank column is taken for one that shows something', () => {
  const blank = ([id, name, company, email]: string[]) => [id!, name!, company!, email!, '', ''];
  const batch = batchOf(sheetOf(blank(CIM), blank(BEN), blank(ANN)), [{ row: 4, cells: [[5, 'Queued']] }]);
  const now = nowOf(sheetOf([...blank(BEN).slice(0, 5), 'x'], ['r1', 'Ann', 'Acme', 'Queued', '', 'y']));
  expect(backOf(batch, [], now)).toEqual([{ row: 3, cells: [[4, '']] }]);
});

test('where most of what told rows is found nowhere, nobody is told by what is left', () => {
  const batch = batchOf(sheetOf(ANN, BEN), [{ row: 2, cells: [[5, 'Not found']] }]);
  const now = nowOf(sheetOf(['r8', 'Zoe', 'Bolt', '', '', '']), (column) => ([1, 2, 6].includes(column) ? 0 : column));
  expect(backOf(batch, [], now)).toEqual([]);
});
