import { describe, expect, test } from '@jest/globals';
import { checkRun } from '../../../src/run/check-run';
import { startRun } from '../../../src/run/start-run';
import { finish, request, setUp, value } from '../support/memory-run';
import { findsEverybody } from '../support/memory-services';

const HEADERS = ['First name', 'Last name', 'Website', 'Email to check', 'LinkedIn', 'Email', 'eCore status'];
const CHOICE = {
  mapping: { first_name: 1, last_name: 2, company_website: 3, email: 4, linkedin_url: 5 },
  outputs: { email: 6, status: 7 },
  headers: HEADERS,
};

/** A list whose cells link as given by row and column. */
function linked(rows: string[][], links: { [place: string]: string }) {
  const list = setUp(
    rows.map((row) => [...row, '', '']),
    findsEverybody,
    HEADERS,
  );
  const asked: number[] = [];
  list.sheet.links = (row, column, count) => {
    asked.push(column);
    return Array.from({ length: count }, (_, index) => links[`${row + index} ${column}`] ?? '');
  };
  return { ...list, asked };
}

describe('a cell that shows a label and links to what is meant (situation 33)', () => {
  test.each([
    [
      'a website',
      ['Ann', 'Lee', 'Our website', '', ''],
      '2 3',
      'https://acme.example/',
      { company_website: 'https://acme.example/' },
    ],
    ['an email', ['', '', '', 'Write to Ann', ''], '2 4', 'mailto:ann@acme.example', { email: 'ann@acme.example' }],
    [
      'a profile',
      ['', '', '', '', 'Ann Lee'],
      '2 5',
      'https://www.linkedin.com/in/ann',
      { linkedin_url: 'https://www.linkedin.com/in/ann' },
    ],
  ])('counts as %s', (_what, row, place, link, body) => {
    const { services, run } = linked([row], { [place]: link });
    expect(value(checkRun(run, request(CHOICE)))).toMatchObject({ rowsTaken: 1, lookups: 1, unusable: null });
    expect(finish(run, value(startRun(run, request(CHOICE), 1)))).toMatchObject({ state: 'done', found: 1, spent: 1 });
    expect(services.asked).toEqual([expect.objectContaining(body)]);
  });

  test('links nowhere as often as a text is read, and is said', () => {
    const { asked, run, sheet } = linked(
      Array.from({ length: 40 }, () => ['Ann', 'Lee', 'Our website', '', '']),
      {},
    );
    expect(value(checkRun(run, request(CHOICE)))).toMatchObject({ unusable: { count: 40 }, lookups: 0 });
    expect(asked).toEqual([3]);
    finish(run, value(startRun(run, request(CHOICE), 0)));
    expect(sheet.cells[1]?.[6]).toMatch(/^Invalid input: .*web address/);
  });

  test('is not looked for where the text is what is meant already', () => {
    const { asked, run } = linked([['Ann', 'Lee', 'acme.example', 'ann@acme.example', 'linkedin.com/in/ann']], {});
    value(checkRun(run, request(CHOICE)));
    expect(asked).toEqual([]);
  });
});
