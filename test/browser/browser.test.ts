import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser, NO_BROWSER } from './browser';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

test('the browser draws text on a page and on a canvas', async () => {
  const page = await browser.newPage();
  await page.setContent('<p id="text">Jos\u00e9</p><canvas></canvas>');
  const widths = await page.evaluate(() => {
    const text = document.createRange();
    text.selectNodeContents(document.getElementById('text')!);
    return [
      text.getBoundingClientRect().width,
      document.querySelector('canvas')!.getContext('2d')!.measureText('Jos\u00e9').width,
    ];
  });
  expect(widths.every((width) => width > 5)).toBe(true);
  await page.close();
});

test('a CHROME_PATH that names nothing is said together with the command that installs a browser', async () => {
  const before = process.env.CHROME_PATH;
  process.env.CHROME_PATH = '/no/such/browser';
  try {
    await expect(launchBrowser()).rejects.toThrow(
      `CHROME_PATH names /no/such/browser, but there is no such file. ${NO_BROWSER}`,
    );
  } finally {
    if (before === undefined) delete process.env.CHROME_PATH;
    else process.env.CHROME_PATH = before;
  }
});
