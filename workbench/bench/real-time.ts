import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../../test/browser/browser';
import { PROJECT_NAME } from '../command-line/project-name';
import { readList } from '../files/read-list';
import { repository } from '../repository';
import { startServer } from '../server/start-server';
import { createList } from './list';
import type { BenchList } from './list';

/** The command line and the page with one list, in real time on this machine. */
export interface RealTimeResult {
  rows: number;
  /** `npm run enrich`, once it is built, at a stand-in that answers at once. */
  enrichSeconds: number;
  right: number;
  /** From the address to the sheet, in a browser that has not opened the page before; the middle one of all openings. */
  openSeconds: number;
  openings: number;
}

const OPENINGS = 3;
const PERSON_COLUMNS = [
  'linkedin_url',
  'email',
  'first_name',
  'last_name',
  'company_name',
  'company_website',
  'found_email',
] as const;

export async function measureRealTime(rows: number, seed: number): Promise<RealTimeResult> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const list = createList(rows, undefined, seed);
    const [contacts, people, enriched] = ['contacts.csv', 'people.csv', 'enriched.csv'].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    writeFileSync(contacts, toCsv(list.cells));
    writeFileSync(
      people,
      toCsv([
        [...PERSON_COLUMNS],
        ...list.people.map((person) => PERSON_COLUMNS.map((column) => person[column] ?? '')),
      ]),
    );
    const enrichSeconds = await timed(() =>
      enrich(['--people', people, '--credits', String(rows), '--out', enriched, contacts]),
    );
    const right = await countRight(enriched, list);
    const openSeconds = await openPage(enriched);
    return { rows, enrichSeconds, right, openSeconds, openings: OPENINGS };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const toCsv = (cells: string[][]): string =>
  cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');

async function timed(action: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await action();
  return (performance.now() - started) / 1000;
}

async function enrich(args: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(repository(), '.workbench/enrich.cjs'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`npm run enrich ended with ${code}.`);
}

/** The email stands in the last column but one, the status in the last. */
async function countRight(file: string, { expected }: BenchList): Promise<number> {
  const { sheets } = await readList(file);
  const rows = sheets[0]?.rows ?? [];
  const width = rows[0]?.length ?? 0;
  return expected.filter(({ email, status }, index) => {
    const [foundEmail, foundStatus] = rows[index + 1]?.slice(width - 2) ?? [];
    return String(foundEmail ?? '') === email && String(foundStatus ?? '').startsWith(status);
  }).length;
}

async function openPage(file: string): Promise<number> {
  const root = repository();
  const server = await startServer({
    list: await readList(file),
    projectDirectory: join(root, 'dist'),
    projectName: PROJECT_NAME,
    pageDirectory: join(root, '.workbench/page'),
    // Nothing is asked for while the page opens.
    ecoreOrigin: 'http://127.0.0.1:9',
    live: false,
  });
  const browser = await launchBrowser(root);
  try {
    const times: number[] = [];
    for (let opening = 0; opening < OPENINGS; opening++) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 760 } });
      const page = await context.newPage();
      times.push(
        await timed(async () => {
          await page.goto(server.url);
          await page.getByText('Opening the list…').waitFor({ state: 'detached', timeout: 120_000 });
        }),
      );
      await context.close();
    }
    return times.sort((one, other) => one - other)[Math.floor(OPENINGS / 2)]!;
  } finally {
    await browser.close();
    await server.close();
  }
}
