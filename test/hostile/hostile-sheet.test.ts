import { describe, expect, test } from '@jest/globals';
import type { Check, Opening, Progress, SheetColumns } from '../../src/contract';
import type { RowList } from '../../src/contract-around';
import { EDITOR, EDITORS_TOKEN, found, NAMES, NEW_COLUMNS, openDocument, OWNER, peopleNamed } from './support/document';
import { expectSettled } from './support/statuses';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const spelled = (number: number): string =>
  `Name${LETTERS.charAt(Math.floor(number / 676) % 26)}${LETTERS.charAt(Math.floor(number / 26) % 26)}${LETTERS.charAt(number % 26)}`;
const PEOPLE = ['One', 'Two', 'Three'];

/** What a collaborator may have made of a sheet, so that a run breaks its teeth on it. */
describe('a run goes through', () => {
  test.each([
    ['a header of 49,000 characters', [NAMES, ['First name', 'Last name', 'Company'.padEnd(49_000, ' x')]]],
    [
      'three headers of 49,000 characters in three bytes each',
      [NAMES, ['\u540d', '\u59d3', '\u793e'].map((letter) => letter.repeat(49_000))],
    ],
    ['headers that are all the same', [NAMES, ['Name', 'Name', 'Name']]],
    ['headers named like what every object has', [NAMES, ['__proto__', 'constructor', 'toString']]],
    ['headers of control characters', [NAMES, ['\u0000\u0000', '\u0001', '\u202e']]],
  ] as const)('%s', (_what, [mapping, headers]) => {
    const document = openDocument({ cells: [[...headers], ...peopleNamed(PEOPLE).slice(1)] });
    document.connect();
    expect(document.enrich({ headerRow: 1, mapping, outputs: NEW_COLUMNS })).toMatchObject({ state: 'done', found: 3 });
    expect(
      document
        .shown()
        .slice(1)
        .map((row) => row[4]),
    ).toEqual(['Found', 'Found', 'Found']);
    document.have('rememberColumns', [
      { sheetId: document.sheetId, headerRow: 1, mapping, outputs: { email: 4, status: 5 } },
    ]);
    expect(document.have<Opening>('openSidebarState').sheet.remembered).toBe(true);
  });

  test('a sheet of 600 columns with long headers', () => {
    const more = Array.from(
      { length: 597 },
      (_, index) => `One of very many columns of an export with a long name ${index}`,
    );
    const document = openDocument({
      cells: peopleNamed(PEOPLE).map((row, index) => [...row, ...more.map((header) => (index === 0 ? header : 'x'))]),
    });
    document.connect();
    expect(document.enrich({ mapping: NAMES, outputs: NEW_COLUMNS })).toMatchObject({ state: 'done', found: 3 });
    expect(
      document
        .shown()
        .slice(1)
        .map((row) => row.slice(-1)),
    ).toEqual([['Found'], ['Found'], ['Found']]);
  });

  test('cells of 49,000 characters', () => {
    const document = openDocument({
      cells: peopleNamed([...PEOPLE, 'x'.repeat(49_000), `${'Dr. '.repeat(12_000)}Lee`]),
    });
    document.connect();
    expect(document.enrich({ mapping: NAMES, outputs: NEW_COLUMNS })).toMatchObject({
      state: 'done',
      found: 3,
      unusable: 2,
    });
    document
      .shown()
      .slice(1)
      .forEach((row) => expectSettled(row[4]!));
  });

  test('lookups that fail between lookups that do not, however many', () => {
    const failing = process.env.EXHAUSTIVE ? 180 : 45;
    const names = Array.from({ length: failing * 5 }, (_, index) => spelled(index));
    const fails = new Set(names.filter((_, index) => index % 5 === 0));
    const document = openDocument({
      cells: peopleNamed(names),
      respond: ({ last_name = '' }) => (fails.has(last_name) ? { body: '=1+1' } : found(`${last_name}@found.example`)),
    });
    document.connect();
    expect(document.enrich({ mapping: NAMES, outputs: NEW_COLUMNS })).toMatchObject({
      state: 'done',
      found: failing * 4,
      failed: failing,
      left: 0,
    });
    expect(document.script.properties('document').get('run')!.length).toBeLessThan(9_000);
  });
});

test.each([
  ['at the head', (index: number) => index < 40],
  ['as every second row', (index: number) => index % 2 === 0],
])('lookups that always fail, %s, keep nobody else from being asked', (_where, isFailing) => {
  const names = Array.from({ length: 100 }, (_, index) => spelled(index));
  const fails = new Set(names.filter((_, index) => isFailing(index)));
  const document = openDocument({
    cells: peopleNamed(names),
    respond: ({ last_name = '' }) =>
      fails.has(last_name) ? { status: 500, body: '' } : found(`${last_name}@found.example`),
  });
  document.connect();
  let progress = document.enrich({ mapping: NAMES, outputs: NEW_COLUMNS });
  // Once nothing else is left it may look like an outage.
  for (let times = 0; times < 2 && progress.state === 'stopped'; times++)
    progress = document.drive(
      document.have<Progress>('resumeRun', [{ runId: progress.runId, takeOver: false, agreedCredits: null }]),
    );
  expect(progress.found).toBe(names.length - fails.size);
  expect(['done', 'ecore-failing']).toContain(progress.stop?.code ?? progress.state);
});

test('a status that somebody else wrote is no reason to ask, nor to fall over', () => {
  const statuses = [
    'Found: =1+1',
    '=Queued',
    'queued<script>',
    'FAILED:',
    'Queued'.repeat(5_000),
    '__proto__',
    'Not found\u202e',
    '',
  ];
  const cells = peopleNamed(statuses.map((_, index) => spelled(index))).map((row, index) => [
    ...row,
    index === 0 ? 'Email' : '',
    index === 0 ? 'eCore status' : statuses[index - 1]!,
  ]);
  const document = openDocument({ cells });
  document.connect();
  const check = document.have<Check>('checkRun', [
    document.request({ mapping: NAMES, outputs: { email: 4, status: 5 } }),
  ]);
  expect(check.rowsTaken + check.skipped.reduce((sum, { count }) => sum + count, 0)).toBe(statuses.length);
  expect(document.requests.filter(({ body }) => body !== '{}')).toEqual([]);
});

test('what reaches the page of endless cells is short, and no character of it is cut in two', () => {
  const rocket = '\ud83d\ude80';
  const endless = rocket.repeat(20_000);
  const cells = [
    [`x${endless}`, `x${endless}`, 'Full name', 'Company', 'eCore status'],
    [`x${endless}`, endless, `A${rocket.repeat(60)} Lee`, 'Acme', `Failed: ${endless}`],
  ];
  const document = openDocument({ cells, respond: () => ({ status: 500, body: '' }) });
  document.connect();
  document.enrich({
    take: 'failed',
    headerRow: 1,
    mapping: { full_name: 3, company_name: 4 },
    outputs: { email: null, status: 5 },
  });
  document.workbook.change(document.sheetId, { row: 2, column: 5, rows: 1, columns: 1 }, [
    [{ value: `Failed: x${endless}` }],
  ]);
  const { rows } = document.have<RowList>('listRows', [{ sheetId: document.sheetId, kind: 'failed', from: 0 }]);
  expect(rows).toHaveLength(1);
  const { columns } = document.have<SheetColumns>('readColumns', [{ headerRow: 1, forget: true }]);
  for (const text of [
    ...rows.flatMap(({ label, reason }) => [label, reason]),
    ...columns.flatMap(({ header, sample }) => [header, sample]),
  ]) {
    expect(text.length).toBeLessThanOrEqual(200);
    expect(text).not.toMatch(/[\ud800-\udfff]/u);
  }
});

test('two people whose pages lie about the same run pay each for what they asked', () => {
  const document = openDocument({ cells: peopleNamed(PEOPLE) });
  document.connect();
  document.connect(EDITORS_TOKEN, EDITOR);
  const { runId } = document.have<Progress>(
    'startRun',
    [document.request({ mapping: NAMES, outputs: NEW_COLUMNS }), 9],
    OWNER,
  );
  document.have('stepRun', [runId], EDITOR);
  expect(document.call('stepRun', ['another-run'], EDITOR)).toMatchObject({
    ok: false,
    problem: { code: 'taken-over' },
  });
  const lookups = document.requests.filter(({ body }) => body !== '{}');
  expect(lookups).toHaveLength(3);
  expect(new Set(lookups.map(({ headers }) => headers.Authorization))).toEqual(new Set([`Token ${EDITORS_TOKEN}`]));
});
