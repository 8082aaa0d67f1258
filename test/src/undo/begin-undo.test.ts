import { expect, test } from '@jest/globals';
import { identityOf } from '../../../src/plan/resolve-row';
import type { SheetRow } from '../../../src/sheet/rows';
import { beginUndo } from '../../../src/undo/begin-undo';
import { decodeUndo, NOTHING, personHash } from '../../../src/undo/undo-record';
import { runState } from '../support/run-state';

const row = (number: number): SheetRow => ({
  row: number,
  identifiers: { first_name: `First${number}` },
  email: number === 4 ? 'old@own.example' : '',
  status: '',
  texts: [],
});

test('keeps of each row taken who it is and what its cells said, and of the others nothing', () => {
  const rows = [2, 3, 4, 5, 6].map(row);
  const record = decodeUndo(
    beginUndo(
      runState({ total: 3 }),
      rows,
      [
        [3, 4],
        [6, 6],
      ],
      ['status'],
    ),
  )!;
  expect(record.rows!.map((kept) => kept.row)).toEqual([3, 4, 6]);
  expect(record.rows![1]).toEqual({
    row: 4,
    person: personHash(identityOf(row(4).identifiers)),
    before: { email: 'old@own.example', status: '' },
    written: NOTHING,
  });
  expect(record).toMatchObject({ sheetName: 'Contacts', email: 4, status: 5, headed: ['status'], taken: 3 });
});
