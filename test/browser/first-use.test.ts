/**
 * Somebody who has never seen the add-on: from an empty profile to fifty enriched rows, in a real browser on the whole
 * workbench; then the second use. Each click and each key is counted, and so are the seconds of waiting.
 */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, FrameLocator } from 'playwright-core';
import { launchBrowser } from './browser';
import { createPageWindow, type PageWindow } from './page-window';
import { startWorkbench, type Started } from './started';

jest.setTimeout(240_000);
jest.retryTimes(1, { logErrorsBeforeRetry: true });

const MOST_CLICKS = { 'first use': 8, 'second use': 4 };
const MOST_COLUMNS_HEIGHT = 560;

let browser: Browser;
let workbench: Started;
let window: PageWindow;
let sidebar: FrameLocator;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await workbench?.interrupt();
});

/** Counts what a hand does. Moving the mouse along a menu is no click; typing a token is one paste. */
function createHand() {
  const done = { clicks: 0, keys: 0 };
  const startedAt = Date.now();
  return {
    async menu(...labels: string[]) {
      done.clicks += 2;
      await window.choose('Extensions', 'eCore Email Enrichment', ...labels);
    },
    async press(name: string | RegExp) {
      done.clicks += 1;
      await sidebar.getByRole('button', { name, exact: true }).click();
    },
    async into(label: string) {
      done.clicks += 1;
      await sidebar.getByLabel(label).click();
    },
    /** Dragging over the rows: one press of the mouse. */
    async select(a1: string) {
      done.clicks += 1;
      await window.select(a1);
    },
    async paste(text: string) {
      done.keys += 2;
      await window.page.keyboard.insertText(text);
    },
    async enter() {
      done.keys += 1;
      await window.page.keyboard.press('Enter');
    },
    heading: (name: string | RegExp) => sidebar.getByRole('heading', { level: 1, name }).waitFor(),
    told: () => ({ ...done, seconds: (Date.now() - startedAt) / 1000 }),
  };
}

function print(
  what: keyof typeof MOST_CLICKS,
  { clicks, keys, seconds }: ReturnType<ReturnType<typeof createHand>['told']>,
) {
  process.stdout.write(`${what}: ${clicks} clicks, ${keys} keys, ${seconds.toFixed(1)} s\n`);
  expect(clicks).toBeLessThanOrEqual(MOST_CLICKS[what]);
}

/** How high the page is from its first line to its foot, however high the window is. */
const heightOfPage = () =>
  sidebar.locator('#app').evaluate((app) => {
    app.style.minHeight = '0';
    const { height } = app.getBoundingClientRect();
    app.style.minHeight = '';
    return height;
  });

const found = async (rows: string) =>
  (await window.read(rows)).split('\n').filter((line) => line.includes('Found')).length;

test('the first use takes at most 8 clicks, the second at most 4', async () => {
  workbench = await startWorkbench(['--port', '4990']);
  const page = await browser.newPage({ viewport: { width: 1440, height: 800 }, locale: 'en-US' });
  page.setDefaultTimeout(30_000);
  await page.goto(workbench.url);
  await page.getByText('Opening the list\u2026').waitFor({ state: 'detached' });
  window = createPageWindow(page);
  sidebar = page.frameLocator('.side-panel iframe');

  const first = createHand();
  await first.select('A2:I51');
  await first.menu('Open sidebar');
  await first.heading('Connect to eCore');
  // The page never takes the keyboard by itself, so the field is clicked.
  await first.into('API token');
  await first.paste('demo-live-token');
  await first.enter();
  await first.heading('Match your columns');
  const height = await heightOfPage();
  process.stdout.write(`columns of the sample list: ${height} px\n`);
  expect(height).toBeLessThanOrEqual(MOST_COLUMNS_HEIGHT);
  await first.press('Choose rows');
  await first.heading('Which rows?');
  await first.press('Check');
  await first.heading(/^Ready to enrich \d+ rows$/);
  await first.press(/^Enrich \d+ rows$/);
  await first.heading('Done');
  print('first use', first.told());
  expect(await found('J2:K51')).toBeGreaterThan(20);
  expect(await window.read('J52:K52')).toBe('\t');

  const second = createHand();
  await second.select('A52:I101');
  await second.menu('Enrich selected rows');
  await second.heading(/^Ready to enrich \d+ rows$/);
  await second.press(/^Enrich \d+ rows$/);
  await second.heading('Done');
  print('second use', second.told());
  expect(await found('J52:K101')).toBeGreaterThan(20);
});
