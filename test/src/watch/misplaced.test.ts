import { describe, expect, test } from '@jest/globals';
import { startRun } from '../../../src/run/start-run';
import { finish, people, request, setUp, value } from '../support/memory-run';
import { findsEverybody, findsNobody } from '../support/memory-services';
import type { MemorySheet } from '../support/memory-sheet';

/** Something a person does to the sheet right before the run's next write, or a later one. */
function beforeWrite(sheet: MemorySheet, number: number, change: (cells: string[][]) => void): void {
  let writes = 0;
  sheet.meanwhile = (call) => {
    if (call === 'write' && ++writes === number) change(sheet.cells);
  };
}

const deleteFirstColumn = (cells: string[][]): void => cells.forEach((row) => row.splice(0, 1));

describe('what a write that broke off has left under another header', () => {
  test('is taken back, also where the sheet has fewer columns now than the run knew', () => {
    const rows = [
      ['Ana', 'Kim', '', '', '', ''],
      ['Ana', 'Lee', '', '', '', ''],
      ['Ana', 'First', 'Last', 'Acme', '', ''],
    ];
    const { sheet, run } = setUp(rows, undefined, [
      'Owner',
      'First name',
      'Last name',
      'Company',
      'eCore status',
      'Email',
    ]);
    sheet.columns = () => sheet.cells[0]?.length ?? 0;
    const started = value(
      startRun(
        run,
        request({ mapping: { first_name: 2, last_name: 3, company_name: 4 }, outputs: { status: 5, email: 6 } }),
        100,
      ),
    );
    beforeWrite(sheet, 1, deleteFirstColumn);
    // The last row's email belongs outside the sheet now; the statuses above it fit in, where the emails stand.
    expect(finish(run, started)).toMatchObject({ state: 'done', found: 1, unusable: 2 });
    expect(sheet.cells.slice(1).map((row) => row.slice(3))).toEqual([
      [expect.stringMatching(/^Missing data: /), ''],
      [expect.stringMatching(/^Missing data: /), ''],
      ['Found', 'first.last@found.example'],
    ]);
  });
});

test('what is put back is the text that was there, also where it looks like a number', () => {
  const rows = people(12).map(([first = '', last = ''], index) => [
    first,
    last,
    index % 2 === 0 ? `00${index}` : 'Acme',
    '',
    '',
  ]);
  for (let write = 1; write <= 3; write++) {
    const { sheet, run } = setUp(
      rows.map((row) => [...row]),
      undefined,
      ['First name', 'Last name', 'Company', 'eCore status', 'Email'],
    );
    sheet.asTyped = (text) => (/^0\d+$/.test(text) ? String(Number(text)) : text);
    const started = value(startRun(run, request({ outputs: { status: 4, email: 5 } }), 100));
    beforeWrite(sheet, write, (cells) => cells.forEach((row) => row.unshift('')));
    expect(finish(run, started)).toMatchObject({ state: 'done', found: 12 });
    expect(sheet.cells.slice(1).map((row) => row.slice(-3))).toEqual(
      rows.map(([first, last, company]) => [company, 'Found', `${first}.${last}@found.example`.toLowerCase()]),
    );
  }
});

describe('where email and status stand apart and are written one after the other', () => {
  const HEADERS = ['First name', 'Last name', 'Company', 'eCore status', 'Notes', 'Email'];
  const isUnknown = (name: string | undefined): boolean => Number(/\d+/.exec(name ?? '')?.[0]) % 3 === 0;
  const edits: [string, (cells: string[][]) => void][] = [
    ['the sheet is sorted', (cells) => void cells.splice(1, 30, ...cells.slice(1, 31).reverse())],
    ['a row is inserted', (cells) => void cells.splice(10, 0, ['', '', '', '', '', ''])],
    ['a row is deleted', (cells) => void cells.splice(10, 1)],
    [
      'rows are inserted above the headers',
      (cells) => void cells.unshift(['', '', '', '', '', ''], ['', '', '', '', '', '']),
    ],
    ['a column is inserted', (cells) => cells.forEach((row) => row.splice(2, 0, ''))],
    ['the status column is moved to the right edge', (cells) => cells.forEach((row) => row.push(...row.splice(3, 1)))],
  ];

  test.each(edits)('when %s before any one call, every row still gets its own', (_what, change) => {
    for (let at = 1; ; at++) {
      const rows = people(30).map((row, index) => [...row.slice(0, 3), '', `Note ${index}`, '']);
      const { sheet, run } = setUp(
        rows,
        (...asked) => (isUnknown(asked[0].first_name) ? findsNobody : findsEverybody)(...asked),
        HEADERS,
      );
      const started = value(startRun(run, request({ outputs: { status: 4, email: 6 } }), 100));
      let calls = 0;
      sheet.meanwhile = () => void (++calls === at && change(sheet.cells));
      const { state } = finish(run, started);
      if (calls < at) break;
      const headerRow = sheet.cells.findIndex(([first]) => first === 'First name');
      const cell = (row: string[], header: string) => row[sheet.cells[headerRow]?.indexOf(header) ?? -1];
      const wrong = sheet.cells.slice(headerRow + 1).filter((row) => {
        const [first, last] = [cell(row, 'First name'), cell(row, 'Last name')];
        if (first === '' || first === undefined) return cell(row, 'Email') !== '' && cell(row, 'Email') !== undefined;
        const right = isUnknown(first) ? ['', 'Not found'] : [`${first}.${last}@found.example`.toLowerCase(), 'Found'];
        return (
          cell(row, 'Email') !== right[0] ||
          cell(row, 'eCore status') !== right[1] ||
          cell(row, 'Notes') !== `Note ${first.slice(5)}`
        );
      });
      expect({ at, state, wrong }).toEqual({ at, state: 'done', wrong: [] });
    }
  });
});

test('a found row above the window that a write has hit is found again, when rows were inserted above the headers', () => {
  const { sheet, run } = setUp(people(20));
  finish(run, value(startRun(run, request({ rows: { ranges: [[2, 11]] } }), 100)));
  const started = value(startRun(run, request(), 100));
  beforeWrite(sheet, 1, (cells) => void cells.unshift(['', '', '', '', ''], ['', '', '', '', '']));
  expect(finish(run, started)).toMatchObject({ state: 'done', spent: 10 });
  expect(sheet.cells.slice(3).map((row) => row.slice(3))).toEqual(
    people(20).map(([first, last]) => [`${first}.${last}@found.example`.toLowerCase(), 'Found']),
  );
});

test('Found that was meant for a row with a typed email does not stay beside the next one, when a row is deleted', () => {
  const { sheet, run } = setUp(people(4));
  const started = value(startRun(run, request(), 100));
  sheet.cells[2]?.splice(3, 1, 'typed@by.hand');
  beforeWrite(sheet, 1, (cells) => void cells.splice(1, 1));
  expect(finish(run, started)).toMatchObject({ state: 'done' });
  expect(sheet.cells.slice(1, 4).map((row) => row.slice(3))).toEqual([
    ['typed@by.hand', 'Found'],
    ['first2.last2@found.example', 'Found'],
    ['first3.last3@found.example', 'Found'],
  ]);
});
