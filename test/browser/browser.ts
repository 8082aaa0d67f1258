import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { findInstalledBrowsers } from './installed-browsers';
import { unpackChromium } from './packaged-chromium';
import type { BrowserProgram } from './packaged-chromium';

/** Nothing of a browser's own business goes out to the network, which a test must not need. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-first-run',
  '--no-pings',
  '--dns-prefetch-disable',
  '--font-render-hinting=none',
];

/** Said when there is no browser: tests that need one fail with it. */
export const NO_BROWSER =
  'No Chrome or Chromium was found for the browser tests. Install one with "npx playwright-core install chromium", or set CHROME_PATH to the program of one that you have.';

/**
 * Starts a headless browser: the one that CHROME_PATH names, else an installed one, else the one that comes with npm (Linux on
 * x64). Throws an error that names the command to install one when there is none that starts.
 */
export async function launchBrowser(root = process.cwd()): Promise<Browser> {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, but there is no such file. ${NO_BROWSER}`);
    return launch(plainProgram(named));
  }
  const failures: string[] = [];
  for (const find of listPrograms(root)) {
    try {
      return await launch(await find());
    } catch (failure) {
      failures.push(String(failure).split('\n')[0]!);
    }
  }
  throw new Error([NO_BROWSER, ...failures].join('\n  '));
}

function listPrograms(root: string): (() => BrowserProgram | Promise<BrowserProgram>)[] {
  const installed = [...findInstalledBrowsers(process.env, process.platform), chromium.executablePath()].filter(
    (file) => existsSync(file),
  );
  const packaged = process.platform === 'linux' && process.arch === 'x64' ? [() => unpackChromium(root)] : [];
  return [...installed.map((file) => () => plainProgram(file)), ...packaged];
}

const plainProgram = (executablePath: string): BrowserProgram => ({ executablePath, env: {}, args: [] });

/** Gives the browser a temporary folder of its own, which goes when it closes. */
async function launch({ executablePath, env, args }: BrowserProgram): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'browser-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const browser = await chromium.launch({
      executablePath,
      args: [...QUIET, ...args],
      env: { ...definedOnly(process.env), ...env, TMPDIR: folder },
    });
    browser.on('disconnected', () => void remove());
    return browser;
  } catch (failure) {
    await remove();
    throw failure;
  }
}

function definedOnly(env: NodeJS.ProcessEnv): { [name: string]: string } {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
