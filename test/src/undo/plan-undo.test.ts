import { describe, expect, test } from '@jest/globals';
import { identityOf } from '../../../src/plan/resolve-row';
import type { SheetRow } from '../../../src/sheet/rows';
import { planUndo } from '../../../src/undo/plan-undo';
import { describeWritten, NOTHING, personHash } from '../../../src/undo/undo-record';
import type { UndoRow } from '../../../src/undo/undo-record';

const EMPTY = { email: '', status: '' };
const seen = (row: number, name: string, email = '', status = ''): SheetRow => ({
  row,
  identifiers: { full_name: name },
  email,
  status,
  texts: [],
});
/** What a run noted: it found an email, or wrote a status alone. */
const noted = (row: number, name: string, written: string | null, before = EMPTY): UndoRow => ({
  row,
  person: personHash(identityOf({ full_name: name })),
  before,
  written:
    written === null
      ? NOTHING
      : written.includes('@')
        ? describeWritten({ email: written, word: null }, before)
        : written,
});
const FOUND = 'm@found.example';
const notFoundMark = describeWritten({ email: null, word: 'not-found' }, EMPTY);

const plan = (
  record: UndoRow[],
  rows: SheetRow[],
  movedDown = 0,
  found: (row: SheetRow) => string | null = () => null,
) => planUndo(record, rows, movedDown, found);

test('a cell goes back to what it said while it still says what the run wrote', () => {
  const made = plan([noted(2, 'Mara', FOUND, { email: '', status: 'Failed: x' })], [seen(2, 'Mara', FOUND, 'Found')]);
  expect(made.rows).toMatchObject([{ row: 2, email: '', status: 'Failed: x' }]);
  expect(made).toMatchObject({ emails: 1, statuses: 1, changed: 0, lost: 0 });
});

test('what people changed since stays, each cell for itself', () => {
  const made = plan([noted(2, 'Mara', FOUND)], [seen(2, 'Mara', 'typed@own.example', 'Found')]);
  expect(made).toMatchObject({ emails: 0, statuses: 1, changed: 1 });
});

test('a status alone goes back alone', () =>
  expect(plan([noted(2, 'Mara', notFoundMark)], [seen(2, 'Mara', '', 'Not found')])).toMatchObject({
    emails: 0,
    statuses: 1,
  }));

test('a result that could not be noted any more goes back by the saved answer', () => {
  const row = seen(2, 'Mara', FOUND, 'Found');
  expect(plan([noted(2, 'Mara', null)], [row], 0, () => FOUND)).toMatchObject({ emails: 1, statuses: 1 });
  expect(plan([noted(2, 'Mara', null)], [row], 0, () => 'other@found.example')).toMatchObject({ emails: 0 });
});

test('Queued of an earlier run does not come back: nobody would take it', () =>
  expect(
    plan([noted(2, 'Mara', FOUND, { email: '', status: 'Queued' })], [seen(2, 'Mara', FOUND, 'Found')]).rows[0]!.status,
  ).toBe(''));

describe('a row is known', () => {
  test('by its person, wherever it stands', () =>
    expect(plan([noted(2, 'Mara', FOUND)], [seen(9, 'Otis'), seen(40, 'Mara', FOUND, 'Found')]).rows).toMatchObject([
      { row: 40 },
    ]));

  test('among alike ones by its number, also where all have moved', () => {
    const rows = [seen(3, 'Mara', FOUND, 'Found'), seen(4, 'Mara', '', '')];
    expect(plan([noted(2, 'Mara', FOUND)], rows, 1).rows).toMatchObject([{ row: 3 }]);
  });

  test('not where it may be another of the same name', () => {
    const rows = [seen(7, 'Mara', FOUND, 'Found'), seen(9, 'Mara', FOUND, 'Found')];
    expect(plan([noted(2, 'Mara', FOUND)], rows)).toMatchObject({ rows: [], lost: 1 });
  });

  test('not where it was deleted', () =>
    expect(plan([noted(2, 'Mara', FOUND)], [])).toMatchObject({ rows: [], lost: 1 }));
});
