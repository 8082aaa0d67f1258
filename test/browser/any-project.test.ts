import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { createPageWindow } from './page-window';
import { startWorkbench, type Started } from './started';

jest.setTimeout(180_000);

/** A project that has nothing to do with this one's add-on, with rules for what it asks. */
const PROJECT = 'test/workbench/apps-script/scripts-by-others/headlines';
const RULES = [
  {
    url: 'https://news.example/everything?q=*',
    body: { articles: [{ title: 'Harbour opens' }, { title: 'Prices rise' }] },
  },
  { url: 'https://judge.example/*', method: 'post', times: 1, body: { score: 0.8 } },
];

let browser: Browser;
let started: Started;
const folder = mkdtempSync(join(tmpdir(), 'any-project-'));

beforeAll(async () => {
  writeFileSync(join(folder, 'rules.json'), JSON.stringify(RULES));
  writeFileSync(join(folder, 'News.csv'), 'Headline,Score\n');
  browser = await launchBrowser();
  started = await startWorkbench(
    [PROJECT, join(folder, 'News.csv'), '--rules', join(folder, 'rules.json'), '--port', '4931'],
    'workbench',
  );
}, 120_000);
afterAll(async () => {
  await started?.interrupt();
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('any project runs in the page: its menu, its questions, its requests by rules, what it paints', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 760 } });
  const window = createPageWindow(await context.newPage());
  const { page } = window;
  await page.goto(started.url);
  await page.getByText('requests by rules', { exact: true }).waitFor();
  await window.choose('Headlines', 'Judge…');
  await page.locator('dialog input').fill('harbour');
  await page.locator('dialog button', { hasText: /^Ok$/ }).click();
  await window.eventually('A2:B2', 'Harbour opens\t0.8');
  // The second judgement has no rule: the script fails, in the words of the service, and the terminal names the request.
  await page.getByText('DNS error: https://judge.example/v1:score').waitFor();
  expect(started.printed()).toContain('No rule answers POST https://judge.example/v1:score.');
  expect(await page.locator('.page-footer').innerText()).toBe(
    'Requests of the script are answered by rules: nothing leaves this computer.',
  );
  await context.close();
});
