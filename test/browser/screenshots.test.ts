/**
 * `npm run screenshots`: takes the README's pictures anew, on the whole workbench with a list that shows at a glance who
 * is who. Elsewhere it does nothing.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { parseCsv } from 'hucre/csv';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { animatePng } from './animated-png';
import type { Frame } from './animated-png';
import { launchBrowser } from './browser';
import { createPageWindow, type PageWindow } from './page-window';
import { startWorkbench, type Started } from './started';

jest.setTimeout(400_000);

const IS_WANTED = process.env.SCREENSHOTS === '1';
const SIZE = { width: 1560, height: 680 };
const MOST_BYTES = 1_000_000;
const PEOPLE = 420;
/** A step may take fifteen seconds, and only then the bar moves. */
const MOST_SHOTS = 60;
/** What fits beside each other. */
const LONGEST = { name: 12, company: 26, link: 40 };

let browser: Browser;
let folder: string;
let workbench: Started;
let page: Page;
let window: PageWindow;

beforeAll(async () => {
  if (!IS_WANTED) return;
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), 'pictures-'));
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await workbench?.interrupt();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const fits = (text: string, most: number): boolean => text !== '' && text.length <= most;

/** The sample's people in four columns, so that the results stand beside them. */
function writeList(): string {
  const [headers = [], ...rows] = parseCsv(readFileSync('samples/contacts.csv', 'utf8'), { delimiter: ',' }).map(
    (row) => row.map(String),
  );
  const at = (row: string[], name: string) => (row[headers.indexOf(name)] ?? '').trim();
  const people = rows
    .map((row) => [
      at(row, 'First name') || at(row, 'Full name').replace(/ ?\S+$/, ''),
      at(row, 'Last name') || at(row, 'Full name').replace(/^.* /, ''),
      at(row, 'Company'),
      at(row, 'LinkedIn').replace(/^https?:\/\/(www\.)?/, ''),
    ])
    .map(([first = '', last = '', company = '', link = '']) => {
      const isShort = /^linkedin\.com\/in\/\S+$/.test(link) && link.length <= LONGEST.link;
      return [first, last, company, isShort ? link : ''];
    })
    .filter(
      ([first = '', last = '', company = '']) =>
        fits(first, LONGEST.name) && fits(last, LONGEST.name) && fits(company, LONGEST.company),
    )
    .slice(0, PEOPLE);
  const line = (row: string[]) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
  const file = join(folder, 'leads.csv');
  writeFileSync(file, [line(['First name', 'Last name', 'Company', 'LinkedIn']), ...people.map(line)].join('\n'));
  return file;
}

/** A service that now and then asks for less speed: the bar can be seen on its way. */
function slowDown(): string {
  const file = join(folder, 'faults.json');
  writeFileSync(file, JSON.stringify([{ every: 5, do: '429' }]));
  return file;
}

const sidebar = (): FrameLocator => page.frameLocator('.side-panel iframe');
const press = (name: string | RegExp) =>
  sidebar()
    .getByRole('button', { name, exact: typeof name === 'string' })
    .click();
const heading = (name: string | RegExp) => sidebar().getByRole('heading', { level: 1, name }).waitFor();
const picture = () => page.screenshot({ type: 'png' });
const keep = async (name: string) => writeFileSync(join('docs', `${name}.png`), await picture());

(IS_WANTED ? test : test.skip)('the README\u2019s pictures', async () => {
  workbench = await startWorkbench(['--port', '4995', '--faults', slowDown(), writeList()]);
  page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 1, locale: 'en-US' });
  page.setDefaultTimeout(25_000);
  await page.goto(workbench.url);
  await page.getByText('Opening the list\u2026').waitFor({ state: 'detached' });
  window = createPageWindow(page);

  const fromMenu = (...labels: string[]) => window.choose('Extensions', 'eCore Email Enrichment', ...labels);
  await fromMenu('Open sidebar');
  await sidebar().getByLabel('API token').fill('demo-live-token');
  await press('Connect');
  await heading('Match your columns');
  await press('Choose rows');

  await window.select('A2:D9');
  await press('Check');
  await press(/^Enrich \d+ rows$/);
  await heading('Done');
  await press('Choose more rows');
  await heading('Which rows?');
  await sidebar().getByLabel('All rows').check();
  await press('Check');
  await heading(/^Ready to enrich/);
  await window.select('A2');
  // What the first run has told in the corner goes by itself.
  await page.waitForTimeout(9_000);
  await keep('check');

  const frames: Frame[] = [{ png: await picture(), milliseconds: 1_600 }];
  await press(/^Enrich \d+ rows$/);
  await heading(/^Enriching/);
  let isKept = false;
  for (let shots = 0; shots < MOST_SHOTS; shots++) {
    if (await sidebar().getByRole('heading', { level: 1, name: 'Done' }).isVisible()) break;
    frames.push({ png: await picture(), milliseconds: 250 });
    const bar = sidebar().locator('progress');
    const done = await bar
      .evaluate((element: HTMLProgressElement) => element.value, null, { timeout: 800 })
      .catch(() => 0);
    // On a fast machine the bar may be seen at its beginning only.
    if (shots === 0 || (!isKept && done > 0)) {
      isKept = done > 0;
      await keep('running');
    }
    await page.waitForTimeout(450);
  }
  await heading('Done');
  await page.waitForTimeout(600);
  frames.push({ png: await picture(), milliseconds: 2_500 });
  await keep('sidebar-done');
  const animation = animatePng(frames);
  expect(animation.length).toBeLessThan(MOST_BYTES);
  writeFileSync(join('docs', 'run.png'), animation);

  await page.waitForTimeout(9_000);
  await window.select('G3');
  await page.keyboard.type('=ECORE_EMAIL(D3', { delay: 40 });
  await page.waitForTimeout(450);
  await keep('formula');
  await page.keyboard.press('Escape');
});

test('still pictures become one that moves', () => {
  // A picture of one dot, in two colours.
  const dot = (hex: string) => Buffer.from(hex, 'hex');
  const header = '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de';
  const red = dot(`${header}0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082`);
  const blue = dot(`${header}0000000c49444154789c6360606000000004000127340a080000000049454e44ae426082`);
  const moving = animatePng([
    { png: red, milliseconds: 100 },
    { png: blue, milliseconds: 200 },
    { png: blue, milliseconds: 300 },
  ]);
  const types = [...moving.toString('latin1').matchAll(/IHDR|acTL|fcTL|IDAT|fdAT|IEND/g)].map(([type]) => type);
  expect(types).toEqual(['IHDR', 'acTL', 'fcTL', 'IDAT', 'fcTL', 'fdAT', 'IEND']);
  expect(() =>
    animatePng([
      { png: red, milliseconds: 1 },
      { png: Buffer.from('no'), milliseconds: 1 },
    ]),
  ).toThrow();
});
