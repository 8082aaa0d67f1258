/** The gallery: every state of the sidebar in a real browser, as each kind of person sees it. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { NOW, PRESSED, STATES } from '../sidebar/gallery-states';
import { launchBrowser } from './browser';
import { draw, faults, LOOKS, openGallery, violations } from './gallery';
import type { Look } from './gallery';

jest.setTimeout(120_000);

const PICTURES = resolve('.workbench/screenshots/gallery');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

describe.each(Object.keys(LOOKS) as Look[])('%s', (look) => {
  let page: Page;
  beforeAll(async () => {
    page = await openGallery(browser, look);
    mkdirSync(resolve(PICTURES, look), { recursive: true });
  });
  afterAll(() => page?.context().close());

  test.each([
    ...Object.entries(STATES).map(([name, state]) => ({ name, state, button: null })),
    ...Object.entries(PRESSED).map(([name, pressed]) => ({ name, ...pressed })),
  ])('$name: axe-core finds nothing, and nothing is cut off', async ({ name, state, button }) => {
    await draw(page, state, NOW);
    if (button) await page.getByRole('button', { name: button, exact: true }).click();
    const seen = { violations: await violations(page), faults: await faults(page) };
    const size = page.viewportSize()!;
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
    await page.screenshot({ path: resolve(PICTURES, look, `${name}.png`) });
    await page.setViewportSize(size);
    expect(seen).toEqual({ violations: [], faults: [] });
  });
});
