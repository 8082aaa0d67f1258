import { mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Intent, SidebarApi } from '../../src/contract';
import { bundleSidebar } from '../../sidebar/bundle.mjs';
import type { FakeApi } from '../sidebar/fake-api';

const SCREENSHOTS = resolve('.workbench/screenshots');
const PAGE_VERSION = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
const ADDRESS = 'http://sidebar.test/';

let built: Promise<string> | null = null;

/** The page as HtmlService would fill its template: what the server says goes, escaped, into attributes. */
async function sidebarPage(intent: Intent | null, codeVersion: string): Promise<string> {
  built ??= bundleSidebar(process.cwd());
  return (await built)
    .replace('<?= intent ?>', () => JSON.stringify(intent).replaceAll('&', '&amp;').replaceAll('"', '&quot;'))
    .replace(/<\?= typeof version .*?\?>/, codeVersion);
}

/** How a call to the server ends: with its value, or with the text of what was thrown. */
type Outcome = { value: unknown } | { thrown: string };

export interface OpenOptions {
  intent?: Intent | null;
  /** The script's, when it is another one than the page's. */
  codeVersion?: string;
  /** Before a call is answered; may wait, or throw what the failure handler is to get. */
  before?: (name: keyof SidebarApi) => void | Promise<void>;
  /** The time on the page's clock; now, when left out. */
  at?: number;
}

/** Opens the built sidebar, as wide as Google draws it, on a fake server. What the page logs or throws comes back in `complaints`. */
export async function openSidebar(
  browser: Browser,
  api: Pick<FakeApi, 'call'>,
  { intent = null, codeVersion = PAGE_VERSION, before = () => undefined, at }: OpenOptions = {},
) {
  const context = await browser.newContext({
    viewport: { width: 300, height: 760 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
    locale: 'en-US',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => complaints.push(message.text()));
  await page.clock.install(at === undefined ? {} : { time: at });
  await page.exposeFunction('callServer', async (name: keyof SidebarApi, args: unknown[]): Promise<Outcome> => {
    try {
      await before(name);
      return { value: api.call(name, args) };
    } catch (thrown) {
      return { thrown: thrown instanceof Error ? `ScriptError: ${String(thrown)}` : String(thrown) };
    }
  });
  await page.addInitScript(installScriptRun);
  const html = await sidebarPage(intent, codeVersion);
  await page.route('**/*', (route) =>
    route.request().url() === ADDRESS
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.abort(),
  );
  await page.goto(ADDRESS);
  return { page, complaints, close: () => context.close() };
}

/** Runs in the page: `google.script.run`, immutable as Google's, on the function that the test exposes. */
function installScriptRun(): void {
  type Handler = (value: unknown) => void;
  const call = (window as unknown as { callServer: (name: string, args: unknown[]) => Promise<Outcome> }).callServer;
  const withHandlers = (success: Handler, failure: Handler): object =>
    new Proxy(
      {},
      {
        get(_, name: string) {
          if (name === 'withSuccessHandler') return (handler: Handler) => withHandlers(handler, failure);
          if (name === 'withFailureHandler') return (handler: Handler) => withHandlers(success, handler);
          return (...args: unknown[]) =>
            void call(name, args).then((outcome) =>
              'thrown' in outcome ? failure(outcome.thrown) : success(outcome.value),
            );
        },
      },
    );
  const nothing = () => undefined;
  (window as unknown as { google: unknown }).google = { script: { run: withHandlers(nothing, nothing) } };
}

/** Keeps a picture of the page in `.workbench/screenshots`. */
export async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const size = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
  await page.screenshot({ path: resolve(SCREENSHOTS, `sidebar-${name}.png`) });
  await page.setViewportSize(size);
}

/** A call that is held back until `release`, for a look at the page meanwhile. */
export function gate() {
  let release: () => void = () => undefined;
  const opened = new Promise<void>((resolveGate) => (release = resolveGate));
  return { opened, release };
}
