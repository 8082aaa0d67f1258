import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { constants } from '../../build/constants.mjs';
import type { State } from '../../sidebar/state/state';

const ADDRESS = 'http://gallery.test/';

/** How a person sees the page. */
export const LOOKS = {
  light: { forcedColors: 'none', zoom: 1 },
  'forced colours': { forcedColors: 'active', zoom: 1 },
  'twice as large': { forcedColors: 'none', zoom: 2 },
} as const;
export type Look = keyof typeof LOOKS;

/** The page with the gallery's entry instead of its own. */
async function galleryPage(): Promise<string> {
  const root = process.cwd();
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { gallery: 'test/browser/gallery-page.ts', style: 'sidebar/sidebar.css' },
    outdir: 'gallery',
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: constants(root),
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))!.text;
  return readFileSync(resolve(root, 'sidebar/sidebar.html'), 'utf8')
    .replace('/*CSS*/', () => text('.css'))
    .replace('/*JS*/', () => text('.js').replaceAll('</script', '<\\/script'))
    .replace('<?= intent ?>', 'null')
    .replace(/<\?=.*?\?>/g, '');
}

let built: Promise<string> | null = null;

/** Opens the gallery, as wide as Google draws a sidebar. To a page, being zoomed is having fewer pixels of a larger kind. */
export async function openGallery(browser: Browser, look: Look): Promise<Page> {
  built ??= galleryPage();
  const { forcedColors, zoom } = LOOKS[look];
  const context = await browser.newContext({
    viewport: { width: 300 / zoom, height: 760 / zoom },
    deviceScaleFactor: 1.5 * zoom,
    reducedMotion: 'reduce',
    forcedColors,
    locale: 'en-US',
    timezoneId: 'Etc/UTC',
  });
  const page = await context.newPage();
  const html = await built;
  await page.route('**/*', (route) =>
    route.request().url() === ADDRESS
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.abort(),
  );
  await page.goto(ADDRESS);
  const axe = createRequire(resolve('package.json')).resolve('axe-core/axe.min.js');
  await page.addScriptTag({ content: readFileSync(axe, 'utf8') });
  return page;
}

export async function draw(page: Page, state: State, now: number): Promise<void> {
  await page.evaluate(
    ([drawn, at]) => (window as unknown as { draw(state: unknown, now: number): void }).draw(drawn, at),
    [state as unknown, now] as const,
  );
}

/** What axe-core finds wrong, one line each. */
export async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    interface Axe {
      run(
        options: object,
      ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
    }
    const { axe } = window as unknown as { axe: Axe };
    const forced = matchMedia('(forced-colors: active)').matches;
    const { violations: found } = await axe.run({
      resultTypes: ['violations'],
      // The user's own colours are the user's own affair.
      rules: forced ? { 'color-contrast': { enabled: false } } : {},
    });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
  });
}

/** What no page of the sidebar may show, beside what axe-core looks for. */
export async function faults(page: Page): Promise<string[]> {
  return [...(await findFaults(page)), ...(await findUnseenBar(page))];
}

/** A bar that looks the same when it is empty and when it is full tells nothing. */
async function findUnseenBar(page: Page): Promise<string[]> {
  const bar = page.locator('progress');
  if ((await bar.count()) === 0) return [];
  const value = await bar.evaluate((element: HTMLProgressElement) => element.value);
  const look = async (share: number) => {
    await bar.evaluate((element: HTMLProgressElement, to) => (element.value = to * element.max), share);
    return (await bar.screenshot()).toString('base64');
  };
  const colours = await page.evaluate(colourInTheMiddle, [await look(0), await look(1)]);
  await bar.evaluate((element: HTMLProgressElement, to) => (element.value = to), value);
  return colours[0] === colours[1] ? ['the bar does not show how far it is'] : [];
}

/** Runs in the page: of each PNG picture the colour of the dot in its middle. */
async function colourInTheMiddle(pictures: string[]): Promise<string[]> {
  return Promise.all(
    pictures.map(async (picture) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const canvas = document.createElement('canvas').getContext('2d')!;
      canvas.drawImage(image, -image.width / 2, -image.height / 2);
      return canvas.getImageData(0, 0, 1, 1).data.join();
    }),
  );
}

async function findFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const headings = document.querySelectorAll('h1');
    if (headings.length !== 1) found.push(`${headings.length} headings of the first level`);
    if (document.title === '') found.push('no title');
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) found.push(`${wide} pixels too wide`);
    const blue = document.querySelectorAll('.primary:not([aria-disabled="true"])');
    if (blue.length > 1) found.push(`${blue.length} blue buttons`);
    // At the usual size the end of a long sample may be left out; whoever needs large letters is to see all of it.
    const isNarrow = window.innerWidth < 300;
    for (const element of document.querySelectorAll<HTMLElement>('main *, footer *')) {
      const cut = element.scrollWidth - element.clientWidth;
      const style = getComputedStyle(element);
      const isText = element.children.length === 0 && style.display !== 'inline' && !element.matches('select, option');
      if (cut > 1 && isText && (isNarrow || style.overflowX === 'visible'))
        found.push(`"${element.textContent}" runs out of its box`);
    }
    for (const control of document.querySelectorAll<HTMLElement>('button, a, input, select')) {
      control.scrollIntoView({ block: 'nearest' });
      const { left, right, top, bottom } = control.getClientRects()[0]!;
      const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (seen?.closest('.busy')) continue;
      if (left < 0 || right > window.innerWidth || !seen || !(control.contains(seen) || seen.contains(control)))
        found.push(`${control.outerHTML} can't be reached`);
    }
    window.scrollTo(0, 0);
    return found;
  });
}
