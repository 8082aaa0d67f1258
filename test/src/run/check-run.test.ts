import { describe, expect, test } from '@jest/globals';
import type { RunRequest } from '../../../src/record/run-request';
import { checkRun } from '../../../src/run/check-run';
import { people, request, setUp, value } from '../support/memory-run';

function check(rows: string[][], patch: Partial<RunRequest> = {}) {
  const made = setUp(rows);
  const before = JSON.stringify(made.sheet.cells);
  const outcome = checkRun(made.run, request(patch));
  expect(JSON.stringify(made.sheet.cells)).toBe(before);
  expect(made.services.asked).toEqual([]);
  return { outcome, ...made };
}

test('says what a run would do and cost, and changes nothing', () => {
  const rows = [...people(3), ['First0', 'Last0', 'Acme', '', ''], ['Eve', '', 'Acme', '', '']];
  expect(value(check(rows).outcome)).toMatchObject({
    sheetName: 'Contacts',
    rows: '2\u20136',
    ranges: [[2, 6]],
    rowsTaken: 5,
    lookups: 3,
    mostCredits: 3,
    duplicates: 1,
    known: 0,
    unusable: { count: 1, rows: '6' },
    activeSheet: null,
  });
});

test('names the columns that it reads and writes, new ones with the header they will get', () => {
  const existing = value(check(people(1)).outcome);
  expect(existing.reads).toEqual([
    { identifier: 'first_name', letter: 'A', header: 'First name' },
    { identifier: 'last_name', letter: 'B', header: 'Last name' },
    { identifier: 'company_name', letter: 'C', header: 'Company' },
  ]);
  expect(existing.writes.email).toEqual({ letter: 'D', header: 'Email', isNew: false });
  const added = value(check(people(1), { outputs: { email: null, status: null } }).outcome);
  expect(added.writes).toEqual({
    email: { letter: 'F', header: 'eCore email', isNew: true },
    status: { letter: 'G', header: 'eCore status', isNew: true },
  });
});

test('a limit of the user\u2019s own is the most it can cost', () => {
  expect(value(check(people(5), { creditCap: 2 }).outcome).mostCredits).toBe(2);
  expect(value(check(people(5), { creditCap: 9 }).outcome).mostCredits).toBe(5);
});

describe('is refused', () => {
  test.each<[string, string[][], Partial<RunRequest>, string]>([
    ['where no column tells who people are', people(1), { mapping: {} }, 'no-columns'],
    ['where a column is beyond the sheet', people(1), { mapping: { email: 90 } }, 'column-gone'],
    ['on a sheet without rows', [], {}, 'empty-sheet'],
    ['on a sheet that was deleted', people(1), { sheetId: 9 }, 'sheet-gone'],
  ])('%s', (_, rows, patch, code) => expect(check(rows, patch).outcome).toMatchObject({ problem: { code } }));
});
