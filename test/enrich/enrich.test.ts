import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { enrich } from '../../enrich/enrich-command';
import type { FaultRule } from '../../workbench/ecore/faults';
import type { JournalEntry } from '../../workbench/ecore/journal';
import { readCsvRows, sampleAnswers } from './sample-answers';

jest.setTimeout(60_000);

const LIST = 'samples/contacts.csv';

let folder: string;
const file = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'enrich-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  exitCode: number;
  printed: string;
  /** Without the request that checks the token. */
  journal: JournalEntry[];
}

async function runEnrich(args: string[], faults: FaultRule[] = []): Promise<Run> {
  let printed = '';
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      printed += String(chunk);
      done();
    },
  });
  writeFileSync(file('faults.json'), JSON.stringify(faults));
  const exitCode = await enrich([...args, '--faults', file('faults.json'), '--journal', file('journal.json')], {
    output,
    environment: {},
  });
  const journal = JSON.parse(readFileSync(file('journal.json'), 'utf8')) as JournalEntry[];
  return { exitCode, printed, journal: journal.filter(({ body }) => JSON.stringify(body) !== '{}') };
}

/** How often the same answer was paid: the stand-in answers the same combination with the same person. */
function timesCharged(journal: JournalEntry[]): number[] {
  const times = new Map<string, number>();
  for (const { charged, body } of journal) {
    const asked = JSON.stringify(body).toLowerCase();
    if (charged > 0) times.set(asked, (times.get(asked) ?? 0) + 1);
  }
  return [...times.values()];
}

const charges = (journal: JournalEntry[]) => journal.reduce((sum, { charged }) => sum + charged, 0);

/** Every row has what the directory knows, and nothing else has changed. */
function expectAllRight(result: string): void {
  const before = readCsvRows(LIST);
  const after = readCsvRows(result);
  expect(after.map((row) => row.slice(0, before[0]!.length))).toEqual(before);
  expect(after[0]!.slice(before[0]!.length)).toEqual(['Email', 'eCore status']);
  const answers = sampleAnswers();
  const shown = after.slice(1).map((row, index) => {
    const [email, status] = row.slice(before[0]!.length);
    return { row: index + 2, email, status: status!.replace(/:.*/, '') };
  });
  expect(shown).toEqual(answers.map(({ email, status }, index) => ({ row: index + 2, email, status })));
}

/** The whole list enriched once, with nothing in the way: what came of it, and the text of the result. */
let whole: Promise<Run & { result: string }> | null = null;
const wholeRun = () =>
  (whole ??= runEnrich([LIST, '--out', file('out.csv')]).then((run) => ({
    ...run,
    result: readFileSync(file('out.csv'), 'utf8'),
  })));

test('every row gets the email that the directory has for it, and each person is paid once', async () => {
  const { exitCode, printed, journal, result } = await wholeRun();
  expect(exitCode).toBe(0);
  writeFileSync(file('out.csv'), result);
  expectAllRight(file('out.csv'));
  expect(new Set(timesCharged(journal))).toEqual(new Set([1]));
  const found = new Set(
    sampleAnswers()
      .filter(({ email }) => email !== '')
      .map(({ person }) => person),
  );
  expect(charges(journal)).toBeGreaterThanOrEqual(found.size);
  expect(printed).toContain(`${charges(journal)} credits spent`);
});

test('a second run on its own output asks for nothing', async () => {
  const { result } = await wholeRun();
  writeFileSync(file('out.csv'), result);
  const { exitCode, printed, journal } = await runEnrich([file('out.csv'), '--out', file('again.csv')]);
  expect({ exitCode, requests: journal.length }).toEqual({ exitCode: 0, requests: 0 });
  expect(printed).toContain('Every row is settled already: nothing to do.');
  expect(readFileSync(file('again.csv'), 'utf8')).toBe(result);
});

test('an empty wallet in the middle stops it, and running it again goes on without paying twice', async () => {
  const first = await runEnrich([LIST, '--out', file('out.csv'), '--credits', '100']);
  expect(first.exitCode).toBe(2);
  expect(first.printed).toMatch(/too few credits.*Top it up in the eCore dashboard, then resume/);
  expect(charges(first.journal)).toBe(100);
  const stopped = readCsvRows(file('out.csv'));
  expect(stopped.filter((row) => row.at(-1) === 'Queued').length).toBeGreaterThan(100);

  const second = await runEnrich([file('out.csv'), '--out', file('out.csv')]);
  expect(second.exitCode).toBe(0);
  expectAllRight(file('out.csv'));
  // The file does not carry the saved answers along: who stands in a settled row and in a queued one is asked for again.
  const settledPeople = new Set(
    sampleAnswers().flatMap(({ person }, index) => (stopped[index + 1]!.at(-1) === 'Found' ? [person] : [])),
  );
  const queuedPeople = new Set(
    sampleAnswers().flatMap(({ person }, index) => (stopped[index + 1]!.at(-1) === 'Queued' ? [person] : [])),
  );
  const inBoth = [...queuedPeople].filter((person) => settledPeople.has(person));
  expect(charges(first.journal) + charges(second.journal)).toBeLessThanOrEqual(
    charges((await wholeRun()).journal) + inBoth.length,
  );
});

describe('the same, and nothing paid twice, with', () => {
  const WEATHER: { [name: string]: FaultRule[] } = {
    'a 402 that was a mistake': [{ at: 150, do: '402' }],
    'some requests answered 429': [{ from: 60, to: 75, do: '429' }],
    'a Retry-After': [{ at: 40, do: '429', retryAfter: 1 }],
    'server errors, as JSON and as a page': [
      { every: 7, do: '500-html' },
      { every: 11, do: '500' },
    ],
  };
  test.each(Object.entries(WEATHER))('%s', async (weather, faults) => {
    const first = await runEnrich([LIST, '--out', file('out.csv')], faults);
    // What a server error has cost, if anything, nobody knows.
    expect(first.printed.includes('got lost or could not be read')).toBe(weather.startsWith('server errors'));
    expect(new Set(timesCharged(first.journal))).toEqual(new Set([1]));
    // What was left over is taken once more.
    expect(first.exitCode).toBe(
      readCsvRows(file('out.csv')).some((row) => /^(?:Queued|Failed)/.test(row.at(-1)!)) ? 2 : 0,
    );
    if (first.exitCode === 2) expect((await runEnrich([file('out.csv'), '--out', file('out.csv')])).exitCode).toBe(0);
    expectAllRight(file('out.csv'));
  });
});

test('rows that eCore has not answered are said, and taken again by running it again', async () => {
  writeFileSync(file('short.csv'), readFileSync(LIST, 'utf8').split('\n').slice(0, 31).join('\n'));
  const failing = await runEnrich(
    [file('short.csv'), '--out', file('short-out.csv')],
    [{ from: 19, to: 34, do: '500' }],
  );
  expect(failing.exitCode).toBe(2);
  expect(failing.printed).toMatch(/run it again on that file to (?:go on|retry the rows? that failed)\.$/m);
  const retried = await runEnrich([file('short-out.csv'), '--out', file('short-out.csv')]);
  expect(retried.exitCode).toBe(0);
  const emails = readCsvRows(file('short-out.csv'))
    .slice(1)
    .map((row) => row.at(-2));
  expect(emails).toEqual(
    sampleAnswers()
      .slice(0, emails.length)
      .map(({ email }) => email),
  );
});

test('with connections that break, only what was cut off may cost twice, and it is said', async () => {
  const { exitCode, printed, journal } = await runEnrich(
    [LIST, '--out', file('out.csv')],
    [
      { at: 60, do: 'drop' },
      { at: 170, do: 'drop' },
      { at: 300, do: 'malformed' },
    ],
  );
  expect(exitCode).toBe(0);
  expectAllRight(file('out.csv'));
  const [, unknown = '0'] = /The answers? to (\d+) requests?/.exec(printed) ?? [];
  const [, charged = '0'] = /(\d+) of these credits (?:was|were) charged/.exec(printed) ?? [];
  const lost = Number(unknown) + Number(charged);
  const paidAgain = timesCharged(journal).reduce((sum, times) => sum + times - 1, 0);
  expect(paidAgain).toBeGreaterThan(0);
  expect(lost).toBeGreaterThanOrEqual(paidAgain);
  expect(lost).toBeLessThanOrEqual(3 * 50);
});

test('a refused token ends it with nothing done', async () => {
  await expect(runEnrich([LIST, '--out', file('out.csv'), '--token', 'not-a-token'])).rejects.toThrow(/token/);
  expect(existsSync(file('out.csv'))).toBe(false);
});

test('a list is written as what it is', async () => {
  writeFileSync(file('short.csv'), readFileSync(LIST, 'utf8').split('\n').slice(0, 12).join('\n'));
  await expect(runEnrich([file('short.csv'), '--out', file('out.xlsx')])).rejects.toThrow(/CSV/);
  expect(existsSync(file('out.xlsx'))).toBe(false);
});

const BAD: { [what: string]: { name: string; bytes: Buffer | null; says: RegExp } } = {
  'a list that is not there': { name: 'none.csv', bytes: null, says: /none\.csv/ },
  'a picture': {
    name: 'list.png',
    bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]),
    says: /neither a CSV nor an XLSX file/,
  },
  'a workbook that is none': { name: 'list.xlsx', bytes: Buffer.from('not a zip'), says: /save it as XLSX or CSV/ },
  'another encoding': {
    name: 'list.csv',
    bytes: Buffer.from('Name\nZo\u00EB\n', 'latin1'),
    says: /save it again as "CSV UTF-8"/,
  },
  'an empty list': { name: 'list.csv', bytes: Buffer.from(''), says: /empty/ },
  'a list without people': {
    name: 'list.csv',
    bytes: Buffer.from('Colour,Size\nred,3\n'),
    says: /No column tells who the people are/,
  },
};

test.each(Object.entries(BAD))(
  '%s is answered in one sentence, and nothing is written',
  async (_, { name, bytes, says }) => {
    if (bytes) writeFileSync(file(name), bytes);
    const before = readdirSync(folder);
    const output = new Writable({ write: (_chunk, _encoding, done) => done() });
    const message = await enrich([file(name), '--out', file('out.csv')], { output, environment: {} }).catch(
      (error: Error) => error.message,
    );
    expect(message).toMatch(says);
    expect(message).not.toMatch(/\n/);
    expect(readdirSync(folder)).toEqual(before);
  },
);
