/**
 * The check is a promise: over every combination of options, on sheets with leftovers, hidden rows, formulas, spaces,
 * placeholders, duplicates and a second sheet, the run takes the rows that the check has counted, spends no more than
 * it has said, and touches no other cell.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Check, Progress, RunRequest } from '../../src/contract';
import { pin } from '../../sidebar/state/request';
import { EMAIL_COLUMN, HEADERS, STATUS_COLUMN } from './support/contacts';
import { EXHAUSTIVE, tell } from './support/exhaustive';
import { addSheet, createScene, shown } from './support/scene';
import type { Scene } from './support/scene';
import { creditsPaid } from './support/payments';
import { openSidebar, requestOf } from './support/sidebar';
import type { Sidebar } from './support/sidebar';

const PLAYS = EXHAUSTIVE ? 4_000 : 60;

/** The people in a row's cells: whom eCore knows by which way, and several ways that some rows share. */
const WAYS = [
  'linkedin',
  'company',
  'website',
  'linkedin and company',
  'linkedin and website',
  'nothing usable',
  'nothing',
] as const;
const EMAILS = ['', '', '', '  ', '-', 'N/A', 'Not found', 'own@list.example', '=formula'] as const;
const STATUSES = [
  '',
  '',
  '',
  'Queued',
  'Queued',
  'Found',
  'Not found',
  'Failed: no answer',
  'Missing data: company',
  'Invalid input: x',
] as const;

interface Row {
  person: number;
  way: (typeof WAYS)[number];
  email: (typeof EMAILS)[number];
  status: (typeof STATUSES)[number];
  hidden: boolean;
  selected: boolean;
}

const rowOf: fc.Arbitrary<Row> = fc.record({
  person: fc.nat(5),
  way: fc.constantFrom(...WAYS),
  email: fc.constantFrom(...EMAILS),
  status: fc.constantFrom(...STATUSES),
  hidden: fc.boolean(),
  selected: fc.boolean(),
});

type Options = Pick<
  RunRequest,
  'take' | 'onlyVisible' | 'overwrite' | 'waterfall' | 'creditCap' | 'firstRows' | 'leftovers'
> & { rows: 'selected' | 'all' | 'without-email' };

const optionsOf: fc.Arbitrary<Options> = fc.record({
  rows: fc.constantFrom('selected', 'all', 'without-email'),
  take: fc.constantFrom('unsettled', 'failed', 'not-found', 'again'),
  onlyVisible: fc.boolean(),
  overwrite: fc.boolean(),
  waterfall: fc.boolean(),
  creditCap: fc.constantFrom(null, null, 1, 3),
  firstRows: fc.constantFrom(null, null, 1, 3),
  leftovers: fc.constantFrom('ask', 'include', 'discard'),
});

interface Situation {
  rows: Row[];
  options: Options;
  /** People whose answers are saved from before, by LinkedIn and by company. */
  saved: number[];
}

const situation: fc.Arbitrary<Situation> = fc.record({
  rows: fc.array(rowOf, { minLength: 1, maxLength: 14 }),
  options: optionsOf,
  saved: fc.subarray([0, 1, 2, 3, 4, 5]),
});

/** eCore knows all but the last, nobody by everything, and one by two ways, either of which costs where two rows share the first. */
const PEOPLE = [
  { found_email: 'p0@found.example', linkedin_url: 'https://www.linkedin.com/in/p0' },
  { found_email: 'p1@found.example', first_name: 'First1', last_name: 'Last1', company_name: 'Firm 1' },
  { found_email: 'p2@found.example', first_name: 'First2', last_name: 'Last2', company_website: 'firm2.example' },
  { found_email: 'p3@found.example', linkedin_url: 'https://www.linkedin.com/in/p3' },
  { found_email: 'p3b@found.example', first_name: 'First3', last_name: 'Last3', company_name: 'Firm 3' },
  { found_email: 'p4@found.example', first_name: 'First4', last_name: 'Last4', company_name: 'Firm 4' },
  { found_email: 'p4b@found.example', first_name: 'First4', last_name: 'Last4', company_website: 'firm4.example' },
];

function cellsOf({ person, way, email, status }: Row, index: number): string[] {
  const named = way.includes('company') || way.includes('website');
  const texts: { [header in (typeof HEADERS)[number]]?: string } = {
    Id: way === 'nothing' ? '' : `r${index}`,
    'First name': named ? `First${person}` : '',
    'Last name': named || way === 'nothing usable' ? `Last${person}` : '',
    Company: way.includes('company') ? `Firm ${person}` : '',
    Website: way.includes('website') ? `firm${person}.example` : '',
    LinkedIn: way.includes('linkedin') ? `https://www.linkedin.com/in/p${person}` : '',
    'eCore status': status,
    Email: email === '=formula' ? '' : email,
    Notes: `note ${index}`,
  };
  return HEADERS.map((header) => texts[header] ?? '');
}

async function open({ rows, saved }: Situation): Promise<{ scene: Scene; other: Scene; sidebar: Sidebar }> {
  const cells = [[...HEADERS], ...rows.map(cellsOf)];
  const scene = createScene({ cells, people: PEOPLE, rightFor: () => undefined }, { service: { latency: 5 } });
  const sidebar = openSidebar(scene);
  await sidebar.connect();
  const { workbook, sheetId } = scene;
  await saveAnswers(scene, sidebar, saved);
  rows.forEach(({ email, hidden }, index) => {
    const row = index + 2;
    const formula = '=CONCAT("by ","formula")';
    if (email === '=formula')
      workbook.change(sheetId, { row, column: EMAIL_COLUMN, rows: 1, columns: 1 }, [[{ formula }]]);
    if (hidden) workbook.hideRows(sheetId, row, 1);
  });
  const areas = rows.flatMap(({ selected }, index) =>
    selected ? [{ row: index + 2, column: 1, rows: 1, columns: 3 }] : [],
  );
  const last = areas[areas.length - 1];
  if (last) sidebar.window.select({ sheetId, areas, cell: { row: last.row, column: 1 } });
  return { scene, other: addSheet(scene, 'Others'), sidebar };
}

/** Has a small run on a sheet of its own ask for some people, so that their answers are saved. */
async function saveAnswers(scene: Scene, sidebar: Sidebar, saved: number[]): Promise<void> {
  if (saved.length === 0) return;
  const { workbook } = scene;
  const { id } = workbook.insertSheet('Before');
  const known = saved.flatMap((person): Row[] =>
    (['linkedin', 'company'] as const).map((way) => ({
      person,
      way,
      email: '',
      status: '',
      hidden: false,
      selected: false,
    })),
  );
  const cells = [[...HEADERS], ...known.map(cellsOf)].map((row) =>
    row.map((value) => ({ value: value === '' ? null : value })),
  );
  workbook.change(id, { row: 1, column: 1, rows: cells.length, columns: HEADERS.length }, cells);
  const done = await sidebar.enrich({ sheetId: id });
  if (done.progress?.state !== 'done') throw new Error('The answers could not be saved');
  workbook.deleteSheet(id);
}

/** `2–4, 7` as row numbers. */
function rowsIn(text: string): number[] {
  return text.split(', ').flatMap((range) => {
    const [first = 0, last = first] = range.split('\u2013').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** Every row that the check says will be touched: those taken, those whose `Queued` is cleared or settled. */
function rowsSaid(
  check: Check,
  { options }: Situation,
  before: string[][],
): { taken: Set<number>; touched: Set<number> } {
  const isQueued = (row: number) => before[row - 1]?.[STATUS_COLUMN - 1] === 'Queued';
  const chosen = check.ranges.flatMap(([first, last]) => rowsIn(`${first}\u2013${last}`));
  const all = before.map((_, index) => index + 1).slice(1);
  const skipped = new Set(check.skipped.flatMap(({ rows }) => rowsIn(rows)));
  const included = options.leftovers === 'include' ? all.filter(isQueued) : [];
  const taken = new Set([...chosen, ...included].filter((row) => !skipped.has(row)));
  return { taken, touched: new Set([...taken, ...all.filter(isQueued)]) };
}

const figures = { plays: 0, started: 0, refused: 0, done: 0, stopped: 0, rows: 0, credits: 0, leftovers: 0 };

async function play(played: Situation): Promise<void> {
  figures.plays++;
  const { scene, other, sidebar } = await open(played);
  const { options } = played;
  const before = shown(scene)!;
  const others = shown(other)!;
  const request = requestOf(scene, { ...options, firstRows: null });
  const answer = await sidebar.server.checkRun(request);
  expect(shown(scene)).toEqual(before);
  if (!answer.ok) {
    expect(['nothing-selected', 'header-only']).toContain(answer.problem.code);
    return;
  }
  const check = answer.value;
  const { taken, touched } = rowsSaid(check, played, before);
  expect(check.rowsTaken).toBe(taken.size);
  const hidden = [...taken].filter((row) => played.rows[row - 2]!.hidden);
  expect(check.hidden?.count ?? 0).toBe(hidden.length);
  if (check.hidden) expect(rowsIn(check.hidden.rows)).toEqual(hidden.sort((one, two) => one - two));
  if (options.creditCap !== null) expect(check.mostCredits).toBeLessThanOrEqual(options.creditCap);
  if (check.rowsTaken === 0) return;

  const paidBefore = creditsPaid(scene.ecore);
  const { firstRows } = options;
  const agreed = firstRows === null ? check.mostCredits : Math.min(firstRows, check.mostCredits);
  const started = await sidebar.server.startRun(
    { ...request, firstRows, rows: pin(options.rows, check.ranges) },
    agreed,
  );
  if (!started.ok) {
    figures.refused++;
    // Nothing is started before it is decided what becomes of an earlier run's rows; and a trial may find nobody.
    const isTrial = firstRows !== null && started.problem.code === 'nothing-to-do';
    const isAsked = options.leftovers === 'ask' && check.leftovers !== null && started.problem.code === 'rows-left';
    expect({ isTrial, isAsked, code: started.problem.code }).not.toEqual({
      isTrial: false,
      isAsked: false,
      code: started.problem.code,
    });
    if (isAsked) expect(shown(scene)).toEqual(before);
    expect(creditsPaid(scene.ecore)).toBe(paidBefore);
    return;
  }
  figures.started++;
  if (check.leftovers) {
    figures.leftovers++;
    expect(options.leftovers).not.toBe('ask');
  }
  let progress: Progress = started.value;
  for (let steps = 0; progress.state === 'running'; steps++) {
    const step = await sidebar.server.stepRun(progress.runId);
    if (!step.ok || steps > 40) throw new Error(step.ok ? 'The run does not end' : step.problem.message);
    progress = step.value;
  }

  const after = shown(scene)!;
  const paid = creditsPaid(scene.ecore) - paidBefore;
  figures.rows += progress.total;
  figures.credits += paid;
  figures[progress.state === 'done' ? 'done' : 'stopped']++;
  if (firstRows === null) expect(progress.total).toBe(check.rowsTaken);
  else expect(progress.total).toBeLessThanOrEqual(firstRows);
  expect(progress.spent).toBe(paid);
  expect(paid).toBeLessThanOrEqual(agreed);
  if (progress.state !== 'done') expect(progress.stop?.code).toBe('credit-cap');
  expect(shown(other)).toEqual(others);
  after.forEach((cells, index) => {
    const row = index + 1;
    const [email, status] = [EMAIL_COLUMN - 1, STATUS_COLUMN - 1];
    const was = before[index]!;
    const isOther = (_: string, column: number) => column !== email && column !== status;
    expect(cells.filter(isOther)).toEqual(was.filter(isOther));
    const isTouched = cells[email] !== was[email] || cells[status] !== was[status];
    if (isTouched) expect({ row, said: touched.has(row) }).toEqual({ row, said: true });
    if (cells[email] !== was[email]) expect({ row, taken: taken.has(row) }).toEqual({ row, taken: true });
    if (progress.state === 'done') expect({ row, status: cells[status] }).not.toEqual({ row, status: 'Queued' });
    if (cells[status] === 'Found')
      expect({ row, email: cells[email]!.includes('@') || was[status] === 'Found' }).toEqual({ row, email: true });
  });
  if (firstRows === null && progress.state === 'done') {
    const settled = progress.found + progress.notFound + progress.failed + progress.unusable + progress.blocked;
    expect(settled).toBe(check.rowsTaken);
    expect(progress.unusable).toBe(check.unusable?.count ?? 0);
  }
}

describe('what the check says is what the run does (situations 1, 3, 5, 26, 59)', () => {
  test('over every combination of options, on sheets of every kind', async () => {
    await fc.assert(fc.asyncProperty(situation, play), { numRuns: PLAYS });
    expect(figures.started).toBeGreaterThan(PLAYS / 10);
  }, 3_600_000);

  afterAll(() => tell('check and run', figures));
});

describe('rows that a retry takes', () => {
  const row = (changes: Partial<Row>): Row => ({
    person: 5,
    way: 'company',
    email: '',
    status: 'Not found',
    hidden: false,
    selected: true,
    ...changes,
  });
  const options: Options = {
    rows: 'all',
    take: 'not-found',
    onlyVisible: false,
    overwrite: false,
    waterfall: true,
    creditCap: null,
    firstRows: null,
    leftovers: 'ask',
  };

  test('of what was not found are asked for again, and the check says that they may cost (situation 3)', async () => {
    const { scene, sidebar } = await open({
      rows: [row({}), row({ person: 0, way: 'linkedin' })],
      options,
      saved: [0, 5],
    });
    const request = requestOf(scene, options);
    const check = await sidebar.server.checkRun(request);
    // One is known by now, which is free; the other may be known to eCore by now, and is asked for.
    expect(check).toMatchObject({ value: { rowsTaken: 2, known: 1, lookups: 1, mostCredits: 1 } });
    const paid = creditsPaid(scene.ecore);
    const asked = scene.ecore.journal.length;
    expect(await sidebar.enrich(options)).toMatchObject({
      progress: { state: 'done', found: 1, free: 1, notFound: 1, spent: 0 },
    });
    expect(creditsPaid(scene.ecore)).toBe(paid);
    expect(scene.ecore.journal.length).toBe(asked + 1);
  });

  test('cost a credit each where two share only the first of their ways', async () => {
    const rows = [
      row({ person: 4, way: 'linkedin and company', status: '' }),
      row({ person: 4, way: 'linkedin and website', status: '' }),
    ];
    const { scene, sidebar } = await open({ rows, options, saved: [] });
    const check = await sidebar.server.checkRun(requestOf(scene));
    expect(check).toMatchObject({ value: { rowsTaken: 2, lookups: 2, mostCredits: 2 } });
    expect(await sidebar.enrich()).toMatchObject({ progress: { state: 'done', found: 2, spent: 2 } });
  });
});

test.each(['  ', '-', 'N/A', 'Not found'] as const)(
  'an email cell of %j is no email for the check nor for the run, which fills it (situation 26)',
  async (email) => {
    const rows = [
      { person: 1, way: 'company', email, status: '', hidden: false, selected: true },
      { person: 4, way: 'company', email: 'own@list.example', status: '', hidden: false, selected: true },
    ] as const;
    const options: Options = {
      ...{ rows: 'without-email', take: 'unsettled', onlyVisible: false, overwrite: false, waterfall: false },
      ...{ creditCap: null, firstRows: null, leftovers: 'ask' },
    };
    const { scene, sidebar } = await open({ rows: [...rows], options, saved: [] });
    const check = await sidebar.server.checkRun(requestOf(scene, options));
    expect(check).toMatchObject({ value: { rowsTaken: 1, lookups: 1, mostCredits: 1 } });
    expect(await sidebar.enrich(options)).toMatchObject({ progress: { state: 'done', total: 1, found: 1, spent: 1 } });
    const emails = shown(scene)!
      .slice(1)
      .map((cells) => cells[EMAIL_COLUMN - 1]);
    expect(emails).toEqual(['p1@found.example', 'own@list.example']);
  },
);
