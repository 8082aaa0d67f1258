import { expect, test } from '@jest/globals';
import { built } from './built';

const page = built('Sidebar.html');
const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script ?? '');

test('the page has one script, and it is inline', () => {
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(scripts).toHaveLength(1);
  expect(scripts[0]!.length).toBeGreaterThan(10_000);
});

test('the script holds no //: serving drops everything behind one, even inside a text', () => {
  expect(scripts.join().includes('//')).toBe(false);
});

test('the script is plain ASCII, because serving mangles other characters', () => {
  expect(scripts.join().match(/[^\x00-\x7f]/g)).toBeNull();
});

test("the page is a template with two expressions: what the menu item asked for, and the script's version", () => {
  // https://developers.google.com/apps-script/guides/html/templates
  const expressions = ['<?= intent ?>', "<?= typeof version === 'string' ? version : '' ?>"];
  expect(page.match(/<\?.*?\?>/g)).toEqual(expressions);
  expect(page.match(/<\?/g)).toHaveLength(expressions.length);
});

test('the script is one that a browser can parse after HtmlService has read it', () => {
  expect(scripts.join()).not.toMatch(/<!--|<\/script/i);
  expect(() => new Function(scripts.join())).not.toThrow();
});

test('nothing is loaded from elsewhere', () => {
  expect(page).not.toMatch(/<(?:link|img|iframe)\b|\bsrc=|@import|url\((?!data:)/i);
});
