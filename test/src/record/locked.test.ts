import { expect, test } from '@jest/globals';
import { isLocked } from '../../../src/record/locked';
import { memorySheet } from '../support/memory-sheet';

const sheet = (locked: { protected?: number; restricted?: number }) => ({
  ...memorySheet([]),
  protectedRows: (column: number) => new Set(column === locked.protected ? [2] : []),
  restrictedRows: (column: number) => new Set(column === locked.restricted ? [2] : []),
});

test('a column is locked by protection or by a rule, whichever it is', () => {
  expect(isLocked(sheet({}), { email: 4, status: 5 }, 9)).toBe(false);
  expect(isLocked(sheet({ protected: 4 }), { email: 4, status: 5 }, 9)).toBe(true);
  expect(isLocked(sheet({ restricted: 5 }), { email: 4, status: 5 }, 9)).toBe(true);
  expect(isLocked(sheet({ protected: 4 }), { status: 5 }, 9)).toBe(false);
});
