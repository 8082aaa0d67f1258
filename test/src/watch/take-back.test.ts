import { expect, test } from '@jest/globals';
import { KnownRows } from '../../../src/recognise/known-rows';
import { ANN, BEN, CIM, places, sheetOf, batchOf, nowOf, backOf } from '../support/compared';

test('an own email that a sort brought under a write comes back, also of a row that was known from before alone (situation 52)', () => {
  const known = new KnownRows();
  known.remember(sheetOf(ANN, CIM, BEN), places);
  const batch = batchOf(sheetOf(ANN, CIM), [
    {
      row: 2,
      cells: [
        [4, 'ann@acme.example'],
        [5, 'Found'],
      ],
    },
  ]);
  const now = nowOf(sheetOf(['r2', 'Ben', 'Bolt', 'ann@acme.example', 'Found', '007'], CIM, ANN));
  expect(backOf(batch, known.beside(batch.lines, places), now)).toEqual([
    {
      row: 2,
      cells: [
        [4, 'ben@home.example'],
        [5, ''],
      ],
    },
  ]);
});

test('that row is known as well when one of its columns was deleted meanwhile', () => {
  const known = new KnownRows();
  known.remember(sheetOf(ANN, CIM, BEN), places);
  const batch = batchOf(sheetOf(ANN, CIM), [
    {
      row: 2,
      cells: [
        [4, ''],
        [5, 'Not found'],
      ],
    },
  ]);
  const now = nowOf(sheetOf(['r2', 'Ben', 'Bolt', '', 'Not found'], CIM.slice(0, 5), ANN.slice(0, 5)), (column) =>
    column === 6 ? 0 : column,
  );
  expect(backOf(batch, known.beside(batch.lines, places), now)).toEqual([
    {
      row: 2,
      cells: [
        [4, 'ben@home.example'],
        [5, ''],
      ],
    },
  ]);
});
