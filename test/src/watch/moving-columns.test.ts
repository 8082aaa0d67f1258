/** Columns and headers that move between the check, the start and each of the steps, under headers that tell little. */
import { describe, expect, test } from '@jest/globals';
import { checkRun } from '../../../src/run/check-run';
import { startRun } from '../../../src/run/start-run';
import { stepRun } from '../../../src/run/step-run';
import type { RunRequest } from '../../../src/contract';
import { finish, people, request, setUp, value } from '../support/memory-run';
import { findsEverybody } from '../support/memory-services';

const right = ([first = '', last = '']: string[]): string => `${first}.${last}@found.example`.toLowerCase();
const insertAt = (cells: string[][], index: number): void => cells.forEach((row) => row.splice(index, 0, ''));

describe('two columns of one name', () => {
  const HEADERS = ['First name', 'Last name', 'Company', 'Email', 'Email', 'eCore status'];
  const rows = () =>
    people(30).map((row, index) => [...row.slice(0, 3), index % 2 ? `private${index}@home.example` : '', '', '']);
  const ask: Partial<RunRequest> = { headers: HEADERS, outputs: { email: 5, status: 6 } };

  test.each([0, 3, 4])(
    'are told apart when a column comes in at %i, after the check and after the start (situation 15)',
    (at) => {
      for (const when of ['check', 'start'] as const) {
        const { sheet, run } = setUp(rows(), findsEverybody, HEADERS);
        if (when === 'check') insertAt(sheet.cells, at);
        const started = value(startRun(run, request(ask), 100));
        if (when === 'start') insertAt(sheet.cells, at);
        const { state } = finish(run, started);
        const [personal, output] = sheet.cells[0]!.flatMap((header, index) => (header === 'Email' ? [index] : []));
        expect(state).toBe('done');
        const people = sheet.cells.slice(1).map((row) => row.filter((_, index) => index !== at));
        expect(people.map((row, index) => [index % 2 ? `private${index}@home.example` : '', right(row)])).toEqual(
          sheet.cells.slice(1).map((row) => [row[personal!], row[output!]]),
        );
      }
    },
  );

  test('end the run rather than let it go on in the other, when one is moved beyond the other', () => {
    const { sheet, run } = setUp(rows(), findsEverybody, HEADERS);
    const started = value(startRun(run, request(ask), 100));
    sheet.cells.forEach((row) => row.splice(3, 0, ...row.splice(4, 1)));
    const ended = finish(run, started);
    const isRight = sheet.cells
      .slice(1)
      .every((row, index) => row[4] === (index % 2 ? `private${index}@home.example` : ''));
    expect([ended.stop?.code ?? ended.state, isRight]).toEqual(['column-gone', true]);
  });
});

describe('a header that is renamed to what another is called, while the two columns change places', () => {
  const HEADERS = ['First name', 'Last name', 'Company', 'Email', 'eCore status', 'Notes'];

  test.each([
    ['the email column and a neighbour of no concern', [3, 5], 'Email'],
    ['the email column and a neighbour of no concern, the other way round', [3, 5], 'Notes'],
    ['the email column and one that is read', [2, 3], 'Company'],
  ] as const)('costs nobody a cell: %s (situation 53)', (_what, [one, other], header) => {
    // So many rows have an email already.
    for (const each of [7, 1000])
      for (let at = 1; ; at++) {
        const own = (index: number) => (index % each === 1 ? `own${index}@home.example` : '');
        const rows = people(30).map((row, index) => [...row.slice(0, 3), own(index), '', `note${index}`]);
        const { sheet, run } = setUp(rows, findsEverybody, HEADERS);
        const started = value(startRun(run, request(), 100));
        let calls = 0;
        sheet.meanwhile = () => {
          if (++calls !== at) return;
          for (const row of sheet.cells) [row[one], row[other]] = [row[other]!, row[one]!];
          [sheet.cells[0]![one], sheet.cells[0]![other]] = [header, header];
        };
        finish(run, started);
        if (calls < at) break;
        const lost = sheet.cells.slice(1).filter((row, index) => {
          const kept = [`First${index}`, `Last${index}`, 'Acme', own(index), `note${index}`];
          return !kept.every((text) => text === '' || row.includes(text));
        });
        expect({ each, at, lost }).toEqual({ each, at, lost: [] });
      }
  });
});

test('without a header row a changed number of columns ends the run before anything is written (situation 39)', () => {
  const rows = people(30).map((row) => [...row.slice(0, 3), '', '', 'note']);
  const { sheet, run } = setUp(rows, findsEverybody, ['A0', 'B0', 'Acme', '', '', 'note']);
  sheet.columns = () => sheet.cells[1]!.length;
  const started = value(startRun(run, request({ headerRow: 0 }), 100));
  insertAt(sheet.cells, 1);
  const ended = finish(run, started);
  expect(ended).toMatchObject({ state: 'stopped', stop: { code: 'column-gone' }, found: 0 });
  expect(sheet.cells.every((row) => row[3] === 'Acme')).toBe(true);
});

test('without a header row other columns may be chosen for the next run (situation 39)', () => {
  const rows = people(8).map(([first = '', last = '', company = '']) => [
    first,
    last,
    company,
    `${first}.example`,
    '',
    '',
  ]);
  const { sheet, run } = setUp(rows, findsEverybody, ['A0', 'B0', 'Acme', 'a0.example', '', '']);
  const ask = { headerRow: 0, outputs: { email: 5, status: 6 } };
  expect(finish(run, value(startRun(run, request(ask), 9)))).toMatchObject({ found: 9 });
  sheet.cells.forEach((row) => row.splice(4, 2, '', ''));
  const mapping = { first_name: 1, last_name: 2, company_website: 4 };
  const again = startRun(run, request({ ...ask, mapping, rows: { ranges: [[1, 6]] } }), 6);
  expect(finish(run, value(again))).toMatchObject({ state: 'done', found: 6 });
});

test('output columns without a header get one at the start, and are found again by it (situation 40)', () => {
  const { sheet, run } = setUp(people(30), findsEverybody, ['First name', 'Last name', 'Company', '', '']);
  const started = value(startRun(run, request(), 100));
  expect(sheet.cells[0]).toEqual(['First name', 'Last name', 'Company', 'Email', 'eCore status']);
  insertAt(sheet.cells, 3);
  expect(finish(run, started)).toMatchObject({ state: 'done', found: 30 });
  expect(sheet.cells.slice(1).map((row) => row[4])).toEqual(sheet.cells.slice(1).map(right));
});

test('a blank row may be chosen as the header row (situation 46)', () => {
  const { sheet, run } = setUp(people(5), findsEverybody, ['', '', '', '', '']);
  const asked = request({ headers: ['', '', '', '', ''] });
  expect(value(checkRun(run, asked))).toMatchObject({ rowsTaken: 5 });
  expect(finish(run, value(startRun(run, asked, 5)))).toMatchObject({ state: 'done', found: 5 });
  expect(sheet.cells.slice(1).map((row) => row[3])).toEqual(sheet.cells.slice(1).map(right));
});

describe('two rows that look like headers', () => {
  const HEADERS = ['First name', 'Last name', 'Company', 'Email', 'eCore status'];

  test.each([1, 2, 3, 4])('are told apart when %i rows come in above after the check (situation 61)', (count) => {
    const { sheet, run } = setUp(people(20), findsEverybody, HEADERS);
    sheet.cells.unshift([...HEADERS], ['', '', '', '', '']);
    const asked = request({ headerRow: 3, headerRank: 1, headers: HEADERS });
    value(checkRun(run, asked));
    for (let row = 0; row < count; row++) sheet.cells.unshift(['', '', '', '', '']);
    const started = value(startRun(run, asked, 100));
    for (let row = 0; row < count; row++) sheet.cells.unshift(['', '', '', '', '']);
    expect(finish(run, started)).toMatchObject({ state: 'done', found: 20 });
    expect(sheet.cells[2 * count]).toEqual(HEADERS);
    expect(sheet.cells[2 * count + 2]).toEqual(HEADERS);
    expect(sheet.cells.slice(2 * count + 3).map((row) => row[3])).toEqual(sheet.cells.slice(2 * count + 3).map(right));
  });
});

test('a header row that is sorted along ends the run and says so, while rows wait above it (situation 62)', () => {
  const { sheet, run } = setUp(people(40));
  const started = value(startRun(run, request(), 100));
  sheet.cells.splice(20, 0, ...sheet.cells.splice(0, 1));
  const ended = value(stepRun(run, started.runId));
  expect(ended).toMatchObject({
    state: 'stopped',
    stop: { code: 'column-gone', message: expect.stringMatching(/sorted along/) },
  });
  sheet.cells.unshift(...sheet.cells.splice(20, 1));
});

test('an email column that is read and written keeps what is there, and its gaps are filled (situation 20)', () => {
  const rows = people(20).map((row, index) => [...row.slice(0, 3), index % 2 ? `own${index}@mine.example` : '', '']);
  const { sheet, run } = setUp(rows);
  const asked = request({ mapping: { first_name: 1, last_name: 2, company_name: 3, email: 4 } });
  expect(value(checkRun(run, asked))).toMatchObject({ rowsTaken: 10 });
  expect(finish(run, value(startRun(run, asked, 100)))).toMatchObject({ state: 'done', found: 10 });
  expect(sheet.cells.slice(1).map((row) => row[3])).toEqual(
    sheet.cells.slice(1).map((row, index) => (index % 2 ? `own${index}@mine.example` : right(row))),
  );
});
