import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { built, ROOT } from './built';

const manifest = JSON.parse(built('appsscript.json')) as { [field: string]: unknown };

const SCOPES = {
  'https://www.googleapis.com/auth/spreadsheets.currentonly':
    'reads and writes the open spreadsheet, and no other file',
  'https://www.googleapis.com/auth/script.container.ui': 'shows the menu and the sidebar',
  'https://www.googleapis.com/auth/script.external_request': 'asks eCore',
  'https://www.googleapis.com/auth/script.scriptapp': 'goes on with a run whose sidebar was closed',
};

test('the add-on asks for what it needs and for nothing else', () => {
  expect(manifest.oauthScopes).toEqual(Object.keys(SCOPES));
});

test('requests can go to eCore alone', () => {
  // The closing slash is needed: https://developers.google.com/apps-script/manifest/allowlist-url
  expect(manifest.urlFetchWhitelist).toEqual(['https://app.ecoreservice.com/']);
});

test('the runtime is V8, and an editor add-on has no block of its own', () => {
  // https://developers.google.com/workspace/add-ons/concepts/editor-manifests
  expect(manifest.runtimeVersion).toBe('V8');
  expect(manifest).not.toHaveProperty('addOns');
  expect(manifest).not.toHaveProperty('dependencies');
});

test('what is pushed is the manifest of the repository', () => {
  expect(built('appsscript.json')).toBe(readFileSync(join(ROOT, 'appsscript.json'), 'utf8'));
});
