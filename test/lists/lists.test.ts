import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { enrich } from '../../enrich/enrich-command';
import type { JournalEntry } from '../../workbench/ecore/journal';
import { detectDelimiter } from '../../workbench/files/csv-delimiter';
import { scanRecords } from '../../workbench/files/csv-scan';
import { LISTS, type ListCase } from './cases';

jest.setTimeout(60_000);

const FILES = join(__dirname, 'files');
/** A directory in which nobody of the lists stands. */
const NOBODY = 'linkedin_url,email,found_email\nhttps://www.linkedin.com/in/nobody,,nobody@nowhere.example\n';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lists-'));
  writeFileSync(join(folder, 'nobody.csv'), NOBODY);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  printed: string;
  asked: object[];
  charged: number;
  /** The file as lines of cells, before and after. */
  before: string[][];
  after: string[][];
}

async function run({ file, hasPeople }: ListCase): Promise<Run> {
  let printed = '';
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      printed += String(chunk);
      done();
    },
  });
  const path = join(FILES, `${file}.csv`);
  const people = hasPeople ? join(FILES, `${file}.people.csv`) : join(folder, 'nobody.csv');
  const [out, journal] = [join(folder, 'out.csv'), join(folder, 'journal.json')];
  await enrich([path, '--out', out, '--people', people, '--journal', journal], { output, environment: {} });
  const entries = (JSON.parse(readFileSync(journal, 'utf8')) as JournalEntry[]).filter(
    ({ body }) => JSON.stringify(body) !== '{}',
  );
  return {
    printed,
    asked: entries.map(({ body }) => body as object),
    charged: entries.reduce((sum, entry) => sum + entry.charged, 0),
    before: readLines(path),
    after: readLines(out),
  };
}

function readLines(path: string): string[][] {
  const text = readFileSync(path, 'utf8');
  const { delimiter, start } = detectDelimiter(text);
  return [...scanRecords(text, start, delimiter)].map(({ cells }) => cells);
}

/** `first_name: A`, from what the command prints before it begins. */
function columnsIn(printed: string): { [label: string]: string } {
  const columns: { [label: string]: string } = {};
  for (const [, label = '', letter = ''] of printed.matchAll(/^ {2}([A-Z][^:\n]*): column ([A-Z]+)/gm)) {
    columns[label] = letter;
  }
  return columns;
}

const letterOf = (index: number): string => String.fromCharCode(65 + index);

describe('lists as people have them', () => {
  test.each(LISTS)('$file: $shows', async (list) => {
    const { printed, asked, charged, before, after } = await run(list);
    expect(printed).toContain(`headers in row ${list.headerRow}\n`);
    const { Result: result, ...mapped } = columnsIn(printed);
    expect(mapped).toEqual(list.columns);
    expect(result ?? 'new').toBe(list.result);
    expect(asked).toEqual(list.asked);
    expect(charged).toBe(list.charged ?? 0);

    const width = before[list.headerRow - 1]?.length ?? 0;
    const written: { [cell: string]: string } = {};
    after.forEach((cells, row) => {
      cells.forEach((text, column) => {
        if (text === (before[row]?.[column] ?? '')) return;
        // What is written into new columns, by their header; the rest by its place.
        const header = after[list.headerRow - 1]?.[column] ?? '';
        written[column < width ? `${letterOf(column)}${row + 1}` : `${header} ${row + 1}`] = text;
      });
    });
    const statuses = Object.entries(list.statuses).map(([row, status]) => [`eCore status ${row}`, status]);
    expect(written).toEqual({
      [`eCore status ${list.headerRow}`]: 'eCore status',
      ...(list.result === 'new' ? { [`Email ${list.headerRow}`]: 'Email' } : {}),
      ...Object.fromEntries(statuses),
      ...list.emails,
    });
  });
});
