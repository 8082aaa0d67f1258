import { expect } from '@jest/globals';
import { build } from 'esbuild';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { pageBuild } from '../../workbench/page/bundle.mjs';
import { startServer } from '../../workbench/server/start-server';
import type { StoredValue } from '../../workbench/workbook/workbook';
import { createPageWindow, type PageWindow } from './page-window';

/** A running workbench with its first window. */
export interface Workbench {
  window: PageWindow;
  /** Opens another window; the query is what stands behind the page's address. */
  open(query: string): Promise<PageWindow>;
  /** Errors on the pages' consoles that nobody expected. */
  complaints: string[];
  /** Takes away the complaints that fit: a test that breaks something on purpose. */
  expectComplaint(pattern: RegExp): void;
  stopServer(): Promise<void>;
  close(): Promise<void>;
}

let built: Promise<string> | null = null;

/** The page, built once for all tests of a file. */
function buildPage(): Promise<string> {
  built ??= (async () => {
    const outdir = mkdtempSync(join(tmpdir(), 'workbench-page-'));
    process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
    await build({ ...pageBuild(process.cwd(), outdir), legalComments: 'none' });
    return outdir;
  })();
  return built;
}

/** Starts the workbench with a script project and a list, and opens it in a window. */
export async function openWorkbench(
  browser: Browser,
  files: { [name: string]: string },
  rows: StoredValue[][],
): Promise<Workbench> {
  const projectDirectory = mkdtempSync(join(tmpdir(), 'project-'));
  const manifest = { timeZone: 'Etc/UTC', runtimeVersion: 'V8', exceptionLogging: 'STACKDRIVER' };
  for (const [name, text] of Object.entries({ 'appsscript.json': JSON.stringify(manifest), ...files }))
    writeFileSync(join(projectDirectory, name), text);
  const server = await startServer({
    list: { name: 'people', sheets: [{ name: 'People', rows }] },
    projectDirectory,
    projectName: 'Test add-on',
    pageDirectory: await buildPage(),
    ecoreOrigin: 'http://127.0.0.1:9',
    live: false,
    standIn: { token: 'stand-in-token', figures: () => ({ credits: 1000, requests: 0, charged: 0 }) },
  });
  const contexts: BrowserContext[] = [];
  /** A window of its own, not a tab: only one tab of a window takes keys. */
  const openWindow = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 760 } });
    contexts.push(context);
    context.setDefaultTimeout(40_000);
    await context.addInitScript(keepSockets);
    return context.newPage();
  };
  const bench: Workbench = {
    window: null as unknown as PageWindow,
    complaints: [],
    open: async (query) => {
      const page = await openWindow();
      page.on('console', (message) => message.type() === 'error' && bench.complaints.push(message.text()));
      page.on('pageerror', (error) => bench.complaints.push(String(error)));
      await page.goto(server.url + query);
      await page.getByText('Opening the list…').waitFor({ state: 'detached' });
      return createPageWindow(page);
    },
    expectComplaint: (pattern) => {
      bench.complaints = bench.complaints.filter((complaint) => !pattern.test(complaint));
    },
    stopServer: () => server.close(),
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await server.close();
      rmSync(projectDirectory, { recursive: true, force: true });
    },
  };
  try {
    bench.window = await bench.open('');
  } catch (error) {
    const { complaints } = bench;
    await bench.close();
    expect(complaints).toEqual([]);
    throw error;
  }
  return bench;
}

/** Runs in the page: lets a test break the connection as a network would. */
function keepSockets(): void {
  const sockets: WebSocket[] = [];
  Object.assign(window, { sockets });
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL) {
      super(url);
      sockets.push(this);
    }
  };
}
