import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../src/ledger/entry';
import { isForRowsWithoutEmail, planRun } from '../../../src/plan/plan-run';
import type { Choice, PlanTools } from '../../../src/plan/plan-run';
import { createPlanner } from '../../../src/plan/resolve-row';
import type { SheetRow } from '../../../src/sheet/rows';
import type { RowRange } from '../../../src/sheet/sheet';

const plan = createPlanner(true);
const CHOICE: Choice = {
  rows: 'all',
  take: 'unsettled',
  overwrite: false,
  firstRows: null,
  onlyVisible: false,
  leftovers: 'ask',
};

/** Rows from 2 on: a name, and what its email and status cells say. */
const rowsOf = (...rows: [name: string, email?: string, status?: string][]): SheetRow[] =>
  rows.map(([name, email = '', status = ''], index) => ({
    row: index + 2,
    identifiers: name === '' ? {} : { full_name: name, company_name: 'Acme' },
    email,
    status,
    texts: [],
  }));

function planned(
  rows: SheetRow[],
  choice: Partial<Choice> = {},
  tools: Partial<PlanTools> = {},
  queued: RowRange[] = [],
) {
  const none = new Set<number>();
  return planRun(
    rows,
    queued,
    { ...CHOICE, ...choice },
    {
      obstacles: { formula: none, arrayFormula: none, protected: none, restricted: none },
      plan,
      known: () => new Map(),
      isChosen: () => true,
      hidden: () => none,
      ...tools,
    },
  );
}
const reasons = (made: ReturnType<typeof planned>) =>
  Object.fromEntries(made.skipped.map(({ reason, rows }) => [reason, rows]));

test('takes what is not settled, and names the others by reason', () => {
  const made = planned(
    rowsOf(
      ['Ann Lee'],
      ['Ben Fox', 'ben@acme.example', 'Found'],
      ['Cleo Day', '', 'Not found'],
      ['Dan Ray', '', 'Failed: eCore could not answer'],
      ['Eve Poe', 'eve@own.example'],
      [''],
      ['Flo', '', 'Missing data: last name'],
      ['Gus Orr', '', 'Missing data: last name'],
    ),
  );
  expect(made.taken).toEqual([
    [2, 2],
    [5, 5],
    [9, 9],
  ]);
  expect(reasons(made)).toEqual({ found: '3', 'not-found': '4', 'has-email': '6', blank: '7', 'still-missing': '8' });
  expect(made).toMatchObject({ rowsTaken: 3, lookups: 3, known: 0, duplicates: 0 });
});

describe('what a run needs', () => {
  test('one question for one person in many rows', () => {
    const made = planned(rowsOf(['Ann Lee'], ['ANN LEE'], ['Ben Fox']));
    expect(made).toMatchObject({ rowsTaken: 3, lookups: 2, duplicates: 1 });
    expect(made.sharedKeys.size).toBe(1);
  });

  test('nothing for what is known already', () => {
    const known = (keys: string[]) =>
      new Map(keys.map((key): [string, Entry] => [key, { kind: 'found', email: 'a@b.example', at: 1 }]));
    expect(planned(rowsOf(['Ann Lee']), {}, { known })).toMatchObject({ lookups: 0, known: 1, rowsTaken: 1 });
  });

  test('nothing for rows without a usable combination, which get their status all the same', () =>
    expect(planned(rowsOf(['Ann']))).toMatchObject({ rowsTaken: 1, lookups: 0, unusable: { count: 1 } }));
});

describe('rows that say Queued from an earlier run', () => {
  test('are told when they are not taken', () => {
    const made = planned(rowsOf(['Ann Lee']), {}, {}, [[20, 22]]);
    expect(made.leftovers).toEqual({
      ranges: [[20, 22]],
      count: 3,
    });
  });

  test('are simply taken where they are chosen', () =>
    expect(planned(rowsOf(['Ann Lee', '', 'Queued'])).taken).toEqual([[2, 2]]));

  test('and kept an email are settled without asking', () =>
    expect(planned(rowsOf(['Ann Lee', 'ann@acme.example', 'Queued']))).toMatchObject({
      keepFound: [[2, 2]],
      rowsTaken: 0,
    }));

  test('outside the choice keep what somebody typed beside them, also in a re-run', () => {
    const made = planned(
      rowsOf(['Ann Lee', 'typed@own.example', 'Queued']),
      { take: 'again', leftovers: 'include' },
      { isChosen: () => false },
    );
    expect(reasons(made)).toEqual({ 'has-email': '2' });
  });

  test('are put off by a trial that does not reach them', () =>
    expect(planned(rowsOf(['Ann Lee'], ['Ben Fox', '', 'Queued']), { firstRows: 1 })).toMatchObject({
      rowsTaken: 1,
      putOff: [[3, 3]],
    }));
});

test('a trial takes the first rows that can be asked for', () =>
  expect(planned(rowsOf(['Ann'], ['Ben Fox'], ['Cleo Day'], ['Dan Ray']), { firstRows: 2 }).taken).toEqual([[3, 4]]));

test('each kind of re-run takes its own rows', () => {
  const rows = rowsOf(
    ['Ann Lee', '', 'Failed: x'],
    ['Ben Fox', '', 'Not found'],
    ['Cleo Day', 'c@acme.example', 'Found'],
  );
  expect(planned(rows, { take: 'failed' }).taken).toEqual([[2, 2]]);
  expect(planned(rows, { take: 'not-found' }).taken).toEqual([[3, 3]]);
  expect(planned(rows, { take: 'again' }).taken).toEqual([[2, 4]]);
});

test('emails are written over only where that was asked for, and never in a choice of rows without email', () => {
  const rows = rowsOf(['Ann Lee', 'ann@own.example']);
  expect(planned(rows, { overwrite: true }).rowsTaken).toBe(1);
  expect(planned(rows, { overwrite: true, rows: 'without-email' }).rowsTaken).toBe(0);
  expect(isForRowsWithoutEmail({ ranges: [[2, 2]], withoutEmail: true })).toBe(true);
});

test('hidden rows are told, and left out where that was asked for', () => {
  const hidden = () => new Set([3]);
  const rows = rowsOf(['Ann Lee'], ['Ben Fox']);
  expect(planned(rows, {}, { hidden })).toMatchObject({ rowsTaken: 2, hidden: { count: 1 } });
  const made = planned(rows, { onlyVisible: true }, { hidden });
  expect(made.rowsTaken).toBe(1);
  expect(reasons(made)).toEqual({ hidden: '3' });
});

test.each(['formula', 'arrayFormula', 'protected', 'restricted'] as const)('a cell that is in the way: %s', (what) => {
  const none = new Set<number>();
  const obstacles = { formula: none, arrayFormula: none, protected: none, restricted: none, [what]: new Set([2]) };
  expect(planned(rowsOf(['Ann Lee'], ['Ben Fox']), {}, { obstacles }).taken).toEqual([[3, 3]]);
});
