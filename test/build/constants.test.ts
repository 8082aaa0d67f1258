import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { banner, constants, helpUrl } from '../../build/constants.mjs';

const folder = mkdtempSync(join(tmpdir(), 'constants-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function rootWith(fields: object): string {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '1.2.3', ...fields }));
  return folder;
}

test('Help leads to the site that a release names, else to the home page, else to eCore', () => {
  const site = { homepage: 'https://example.com/add-on/' };
  expect(helpUrl(rootWith(site), { HELP_URL: 'https://owner.github.io/name/help/' })).toBe(
    'https://owner.github.io/name/help/',
  );
  expect(helpUrl(rootWith(site), {})).toBe('https://example.com/add-on/help/');
  expect(helpUrl(rootWith({}), {})).toBe('https://docs.ecoreservice.com');
});

test('the version is written in as a text, and stands in the first line', () => {
  expect(constants(rootWith({}), {}).ADD_ON_VERSION).toBe('"1.2.3"');
  expect(banner(rootWith({}))).toMatch(/^\/\/ eCore Email Enrichment .* version 1\.2\.3\..*\n$/);
});
