import { describe, expect, test } from '@jest/globals';
import { guessColumns } from '../../src/columns/guess';
import { findHeaderRow } from '../../src/columns/header-row';
import type { Identifier } from '../../src/identifiers/identifiers';
import { fill, type Others } from './filling';
import { type LabelledRow, type Mark, readHeaderRows } from './header-rows';

const MARKS: { [identifier in Identifier]: Mark } = {
  first_name: 'f',
  last_name: 'l',
  full_name: 'n',
  full_name_last_first: 'r',
  last_name_prefix: 'i',
  name_suffix: 's',
  linkedin_url: 'u',
  company_name: 'c',
  company_website: 'w',
  email: 'e',
};
/** Taking a wrong column for one of these asks for somebody else, or writes over somebody else's address. */
const DANGEROUS: Mark[] = ['f', 'l', 'n', 'r', 'u', 'e', 't'];
const LEAST_RIGHT = 0.98;
const ROWS = readHeaderRows();

interface Score {
  columns: number;
  right: number;
  marked: number;
  markedRight: number;
  misses: string[];
  dangers: string[];
}

/** What the guess makes of each column, by its place. */
function guessMarks(row: LabelledRow, rows: string[][]): (Mark | null)[] {
  const { mapping, outputs } = guessColumns(
    row.columns.map(({ header }) => header),
    rows,
  );
  const marks = row.columns.map((): Mark | null => null);
  for (const identifier of Object.keys(MARKS) as Identifier[]) {
    const column = mapping[identifier];
    if (column !== undefined) marks[column - 1] = MARKS[identifier];
  }
  if (outputs.email !== null) marks[outputs.email - 1] = 't';
  return marks;
}

function score(rows: LabelledRow[], fillRow: (row: LabelledRow) => string[][]): Score {
  const total: Score = { columns: 0, right: 0, marked: 0, markedRight: 0, misses: [], dangers: [] };
  for (const row of rows) {
    const guessed = guessMarks(row, fillRow(row));
    row.columns.forEach(({ header, mark, isOptional }, at) => {
      const guess = guessed[at] ?? null;
      // Where there is nothing else to ask with, the emails are asked with.
      const isAskedInstead = guess === 'e' && mark === 't' && hasOnlyEmails(row);
      const isRight = guess === mark || isAskedInstead || (isOptional && (guess === null || guess === 'e'));
      total.columns += 1;
      total.marked += mark === null ? 0 : 1;
      total.right += isRight ? 1 : 0;
      total.markedRight += isRight && mark !== null ? 1 : 0;
      if (isRight) return;
      const miss = `${row.source}: “${header}” is ${mark ?? 'none'}, guessed ${guess ?? 'none'}`;
      total.misses.push(miss);
      if (guess !== null && DANGEROUS.includes(guess)) total.dangers.push(miss);
    });
  }
  return total;
}

function hasOnlyEmails({ columns }: LabelledRow): boolean {
  const has = (mark: Mark): boolean => columns.some((column) => column.mark === mark);
  return !has('u') && !((has('n') || has('r') || (has('f') && has('l'))) && (has('c') || has('w')));
}

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(2)} %`;

function report(title: string, { columns, right, marked, markedRight, misses }: Score): void {
  const lines = [
    `${title}: ${right} of ${columns} columns right (${percent(right, columns)}), ${markedRight} of ${marked} of those that are identifiers (${percent(markedRight, marked)})`,
    ...misses.map((miss) => `  ${miss}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

describe('rows of headers as people have them', () => {
  test('are three hundred and more, half of them from documented formats', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(300);
    expect(ROWS.filter(({ isDocumented }) => isDocumented).length * 2).toBeGreaterThanOrEqual(ROWS.length);
    expect(new Set(ROWS.map(({ columns }) => columns.map(({ header }) => header).join('|'))).size).toBe(ROWS.length);
  });

  test.each<[string, (row: LabelledRow) => string[][]]>([
    ['by their headers alone', () => []],
    ['with the values that such columns have', ({ columns }) => fill(columns, 'natural')],
  ])('%s: 98 of 100 columns are right, and no guess is dangerous', (title, fillRow) => {
    const total = score(ROWS, fillRow);
    report(title, total);
    expect(total.dangers).toEqual([]);
    expect(total.right / total.columns).toBeGreaterThanOrEqual(LEAST_RIGHT);
    expect(total.markedRight / total.marked).toBeGreaterThanOrEqual(LEAST_RIGHT);
  });

  test.each<[Others]>([['emails'], ['names'], ['sites']])(
    'with %s of others in every column that is none of ours, no guess is dangerous',
    (others) => {
      const people = ROWS.filter(({ columns }) => columns.some(({ mark }) => mark !== null && 'flnru'.includes(mark)));
      expect(score(people, ({ columns }) => fill(columns, others)).dangers).toEqual([]);
    },
  );

  test('are found below a title, a note and figures', () => {
    const missed: string[] = [];
    for (const { source, columns } of ROWS) {
      const headers = columns.map(({ header }) => header);
      const above = [
        ['Attendees of the spring fair'],
        ['Report generated', '08/09/2026 02:31 PM', 'https://report.example/1'],
        [''],
      ];
      const row = findHeaderRow([...above, headers, ...fill(columns, 'natural')]);
      const hasIdentifiers = columns.filter(({ mark }) => mark !== null).length > 1;
      if (hasIdentifiers && row !== 4) missed.push(`${source}: ${row}`);
    }
    expect(missed).toEqual([]);
  });
});
