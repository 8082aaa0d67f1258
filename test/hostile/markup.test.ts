import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { SidebarApi } from '../../src/contract';
import { launchBrowser } from '../browser/browser';
import { openSidebar } from '../browser/sidebar-page';
import type { OpenOptions } from '../browser/sidebar-page';
import { otherRun, progress } from '../sidebar/builders';
import { fakeApi } from '../sidebar/fake-api';
import { found, openDocument, OWNER } from './support/document';
import type { HostileDocument } from './support/document';
import { MARKUP } from './support/payloads';

jest.setTimeout(30_000);

/** What the page itself is made of; whatever else appears came out of a text. */
const OWN_ELEMENTS =
  'main p b h1 h2 form div label input button span fieldset legend select option nav ol li a bdi ul section dl dt dd progress footer code small strong'.split(
    ' ',
  );
const EVERYTHING = MARKUP.join(' ');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

/** Opens the page, walks through it, and looks at each stop for anything that is not its own. */
async function walk(
  api: Parameters<typeof openSidebar>[1],
  options: OpenOptions,
  steps: (page: Page, look: () => Promise<string>) => Promise<void>,
): Promise<void> {
  const { page, complaints, close } = await openSidebar(browser, api, options);
  page.setDefaultTimeout(8_000);
  try {
    await steps(page, async () => {
      const seen = await page.evaluate(() => ({
        elements: [...new Set([...document.querySelectorAll('#app *')].map((element) => element.localName))],
        handlers: [...document.querySelectorAll('*')]
          .flatMap((element) => [...element.attributes])
          .filter(
            ({ name, value }) => /^on|^srcdoc$|^style$/.test(name) || (name !== 'title' && /javascript:/i.test(value)),
          ).length,
        hosts: [...document.querySelectorAll('a')]
          .map(({ host }) => host)
          .filter((host) => !/(^|\.)ecoreservice\.com$/.test(host)),
        scripts: document.querySelectorAll('script').length,
        styles: document.querySelectorAll('style').length,
        pwned: 'pwned' in window,
        text: document.body.innerText,
      }));
      expect(seen.elements.filter((name) => !OWN_ELEMENTS.includes(name))).toEqual([]);
      expect(seen).toMatchObject({ hosts: [], handlers: 0, scripts: 1, styles: 1, pwned: false });
      return seen.text;
    });
    expect(complaints).toEqual([]);
  } finally {
    await close();
  }
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

/** The page on the built add-on instead of a fake. */
function serverOf(spreadsheet: HostileDocument): { call(name: keyof SidebarApi, args: unknown[]): unknown } {
  const window = spreadsheet.script.window(OWNER);
  return {
    call(name, args) {
      const { value, thrown } = window.call(name, ...args);
      if (thrown) throw new Error(thrown.message);
      return value;
    },
  };
}

test('a sheet made of markup goes through the whole sidebar as text', async () => {
  const [sheetName = '', ...samples] = MARKUP;
  const cells = [
    [...MARKUP.slice(0, 4), 'LinkedIn'],
    ...samples.map((sample, index) => [
      sample,
      MARKUP[index % 3]!,
      sample,
      sample,
      index < 2 ? `https://www.linkedin.com/in/person-${index}` : sample,
    ]),
    ['', '', '', '', 'https://www.linkedin.com/in/fails'],
  ];
  const spreadsheet = openDocument({
    cells,
    sheetName,
    respond: ({ linkedin_url = '' }) =>
      linkedin_url.endsWith('fails')
        ? { status: 500, body: EVERYTHING }
        : found(MARKUP[1], { message: EVERYTHING, error: EVERYTHING }),
  });
  spreadsheet.connect();
  await walk(serverOf(spreadsheet), {}, async (page, look) => {
    await heading(page, 'Match your columns');
    const text = await look();
    expect(text).toContain(sheetName);
    // Long headers are cut.
    for (const header of MARKUP.slice(0, 4)) expect(text).toContain(header.slice(0, 20));
    await press(page, 'Change columns');
    await page.getByLabel('Full name', { exact: true }).selectOption({ index: 2 });
    await page.getByLabel('Company name').selectOption({ index: 3 });
    expect(await look()).toContain(MARKUP[1]);
    await press(page, 'Choose rows');
    await page.getByLabel('All rows').check();
    await press(page, 'Check');
    await heading(page, /^Ready to enrich/);
    await look();
    await press(page, /^Enrich \d+ rows$/);
    for (
      let waits = 0;
      waits < 60 && !(await page.getByRole('heading', { level: 1, name: /^(?:Done|\d+ rows? left)$/ }).isVisible());
      waits++
    )
      await page.clock.runFor(1_000);
    expect(await look()).toContain(sheetName);
  });
  const { workbook, sheetId } = spreadsheet;
  const { lastRow, lastColumn } = workbook.sheet(sheetId);
  const area = { row: 1, column: 1, rows: lastRow, columns: lastColumn };
  expect(workbook.formulas(sheetId, area).flat().filter(Boolean)).toEqual([]);
});

test('failed rows are named by their markup, as text', async () => {
  const spreadsheet = openDocument({
    cells: [
      ['Full name', 'Company'],
      [`${MARKUP[1]} Lee`, 'Acme'],
      [`Ann ${MARKUP[0]}`, 'Acme'],
    ],
    respond: () => ({ status: 500, body: EVERYTHING }),
    sheetName: MARKUP[1]!,
  });
  spreadsheet.connect();
  await walk(serverOf(spreadsheet), { intent: { rows: 'all', take: 'unsettled' } }, async (page, look) => {
    await press(page, /^Enrich \d+ rows$/);
    await heading(page, 'Done');
    await page.getByRole('heading', { level: 2, name: 'Failed' }).waitFor();
    expect(await look()).toContain(`Ann ${MARKUP[0]}`);
  });
});

/** The same value with every text in it replaced, but for those that the page goes by. */
function poisoned(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return ['state', 'code', 'runId', 'reason'].includes(key) ? value : EVERYTHING;
  if (Array.isArray(value)) return value.map((item) => poisoned(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, poisoned(inside, name)]));
}

describe('a server whose every text is markup', () => {
  const server = () => {
    const api = fakeApi();
    return { api, hostile: { call: (name: keyof SidebarApi, args: unknown[]) => poisoned(api.call(name, args)) } };
  };

  test('shows text from the first step to the last', async () => {
    const { api, hostile } = server();
    api.setOtherRun(otherRun({ silent: true }));
    api.setRun(progress({ state: 'stopped', left: 20, failed: 2, stop: { code: 'no-credits', message: 'x' } }));
    await walk(hostile, {}, async (page, look) => {
      await heading(page, /./);
      expect(await look()).toContain('<script>window.pwned=1</script>');
      await press(page, 'Take over');
      await heading(page, 'Done');
      expect(await look()).toContain('<img src=x onerror=');
    });
  });

  test('shows a refusal as text', async () => {
    const api = fakeApi();
    api.replace({ checkRun: () => ({ ok: false, problem: { code: 'protected', message: EVERYTHING } }) });
    await walk(api, { intent: { rows: 'all', take: 'unsettled' } }, async (page, look) => {
      await page.getByRole('alert').getByText('window.pwned').waitFor();
      expect(await look()).toContain(MARKUP[0]);
    });
  });

  test('shows no word of a thrown error', async () => {
    const before = (name: keyof SidebarApi) => {
      if (name === 'openSidebarState') throw `ScriptError: Error: ${EVERYTHING}`;
    };
    await walk(fakeApi(), { before }, async (page, look) => {
      await page.getByRole('alert').getByText('could not do this').waitFor();
      expect(await look()).not.toContain('window.pwned');
    });
  });
});

test('what is pasted as a token stands nowhere in the page once it is connected', async () => {
  const token = 'kX9-tok3n-0f-th3-own3r-7f3a';
  const spreadsheet = openDocument({
    cells: [
      ['Full name', 'Company'],
      ['Ann Lee', 'Acme'],
    ],
  });
  await walk(serverOf(spreadsheet), {}, async (page, look) => {
    await page.getByLabel('API token').fill(token);
    expect(await page.getByLabel('API token').getAttribute('type')).toBe('password');
    await press(page, 'Connect');
    await heading(page, 'Match your columns');
    await press(page, 'Settings');
    await heading(page, 'Settings');
    expect(await look()).toContain('Your token ends in 7f3a.');
    const everywhere = await page.evaluate(() => {
      const typed = [...document.querySelectorAll('input')].map(({ value }) => value);
      return [
        document.documentElement.outerHTML,
        ...typed,
        JSON.stringify({ ...localStorage, ...sessionStorage }),
        document.cookie,
      ].join('\n');
    });
    expect(everywhere).not.toContain(token);
  });
});

test('a token too short to show its end is shown as connected, and nothing of it', async () => {
  const spreadsheet = openDocument({
    cells: [
      ['Full name', 'Company'],
      ['Ann Lee', 'Acme'],
    ],
  });
  spreadsheet.connect('shorttoken');
  await walk(serverOf(spreadsheet), {}, async (page, look) => {
    await heading(page, 'Match your columns');
    await press(page, 'Settings');
    await heading(page, 'Settings');
    expect(await look()).toContain('Your token is connected.');
    await press(page, 'Change token');
    await page.getByText('A token is connected.').waitFor();
    expect(await look()).not.toMatch(/ttoken|ends in|ending in/);
  });
});
