import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { fakeApi } from '../sidebar/fake-api';
import type { FakeApi } from '../sidebar/fake-api';
import { launchBrowser } from './browser';
import { openSidebar } from './sidebar-page';
import type { OpenOptions } from './sidebar-page';

type OpenPage = (api?: Pick<FakeApi, 'call'>, options?: OpenOptions) => Promise<Page>;

/** One browser for the tests of a file. Sidebars are closed after each test, and what their pages complain of fails it. */
export function sidebarOpener(): OpenPage {
  let browser: Browser;
  const opened: { complaints: string[]; close: () => Promise<void> }[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterEach(async () => {
    const sidebars = opened.splice(0);
    await Promise.all(sidebars.map(({ close }) => close()));
    expect(sidebars.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
  afterAll(() => browser?.close());

  return async (api = fakeApi(), options = {}) => {
    const sidebar = await openSidebar(browser, api, options);
    opened.push(sidebar);
    sidebar.page.setDefaultTimeout(8_000);
    return sidebar.page;
  };
}

/** Presses the button of that name. */
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

/** Waits for the page under that heading. */
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
