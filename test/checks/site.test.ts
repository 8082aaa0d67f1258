import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { ROOT } from '../build/built';

jest.setTimeout(120_000);

let folder: string;
/** Path → text of each page. */
let pages: Map<string, string>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  execFileSync(process.execPath, ['node_modules/@11ty/eleventy/cmd.cjs', '--config=eleventy.config.mjs', '--quiet'], {
    cwd: ROOT,
    env: { ...process.env, SITE_FOLDER: folder, REPOSITORY_URL: 'https://github.com/owner/repository' },
  });
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  pages = new Map(files.map((file) => [join(folder, file), readFileSync(join(folder, file), 'utf8')]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linksOf = (page: string) =>
  [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, link]) => link!.replaceAll('&amp;', '&'));

/** What a link inside the site names, or what is wrong with it. */
function follow(from: string, link: string): string | null {
  const [path = '', fragment] = link.split('#');
  let target = path === '' ? from : join(dirname(from), path);
  if (existsSync(target) && statSync(target).isDirectory()) target = join(target, 'index.html');
  if (!existsSync(target)) return `${link} leads to nothing`;
  if (fragment === undefined || readFileSync(target, 'utf8').includes(`id="${decodeURIComponent(fragment)}"`))
    return null;
  return `${link} names a heading that is not there`;
}

test('the site has a page for each that Google asks for, and the help', () => {
  for (const place of ['', 'help', 'privacy', 'terms', 'support', 'security', 'install'])
    expect(existsSync(join(folder, place, 'index.html'))).toBe(true);
});

test('every link inside it leads somewhere', () => {
  const broken = [...pages].flatMap(([from, page]) =>
    linksOf(page)
      .filter((link) => !/^(?:https?:|mailto:)/.test(link))
      .flatMap((link) => follow(from, link) ?? [])
      .map((mistake) => `${from.slice(folder.length + 1)}: ${mistake}`),
  );
  expect(broken).toEqual([]);
});

test('what is no page of the site leads to its file in the repository, or to a page of GitHub\u2019s', () => {
  const outside = [...pages.values()].flatMap(linksOf).filter((link) => link.includes('github.com/owner/repository/'));
  expect(outside.length).toBeGreaterThan(0);
  const ofGithub = /\/(?:releases\/latest|issues\/new\/choose)$/;
  expect(outside.filter((link) => ofGithub.test(link)).length).toBeGreaterThan(1);
  for (const link of outside.filter((link) => !ofGithub.test(link))) {
    const [, path] = /^https:\/\/github\.com\/owner\/repository\/(?:blob|tree)\/main\/([^#]*)/.exec(link) ?? [];
    expect([link, path !== undefined && existsSync(join(ROOT, path))]).toEqual([link, true]);
  }
});

test('it loads nothing from other sites and runs no script', () => {
  for (const page of pages.values())
    expect(page).not.toMatch(/<script|<link[^>]+https?:|<img[^>]+src="https?:|@import/);
});

test("the listing's pictures have the sizes that Google asks for", () => {
  const listing = join(ROOT, 'docs/listing');
  const sizes = readdirSync(listing).flatMap((name) => {
    if (!name.endsWith('.png')) return [];
    const header = readFileSync(join(listing, name));
    return [`${name} ${header.readUInt32BE(16)}x${header.readUInt32BE(20)}`];
  });
  expect(sizes.sort()).toEqual([
    'banner-220x140.png 220x140',
    ...[120, 128, 32, 48, 96].map((size) => `icon-${size}.png ${size}x${size}`),
  ]);
});
