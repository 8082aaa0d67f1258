import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { readProject } from '../../../workbench/apps-script/project';
import { seen, simulated } from './simulated/builders';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function folderWith(files: { [path: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const project = (...sources: string[]) => ({
  name: 'Test',
  manifest: {},
  scripts: sources.map((source, index) => ({ name: `File${index + 1}`, source })),
  pages: [],
});

describe('a folder', () => {
  test('gives scripts and pages by path, also from folders below', () => {
    const { manifest, scripts, pages } = readProject(
      folderWith({
        'appsscript.json': '{"timeZone": "Europe/Paris"}',
        'b.js': 'b',
        'a.gs': 'a',
        'deep/c.js': 'c',
        'page.html': '<p>',
        'notes.txt': '',
      }),
    );
    expect(manifest).toEqual({ timeZone: 'Europe/Paris' });
    expect(scripts).toEqual([
      { name: 'a', source: 'a' },
      { name: 'b', source: 'b' },
      { name: 'deep/c', source: 'c' },
    ]);
    expect(pages).toEqual([{ name: 'page', source: '<p>' }]);
  });

  test.each([
    [{ 'a.js': '' }, /There is no appsscript\.json in/],
    [{ 'appsscript.json': '{}', 'a.js': '', 'a.gs': '' }, /Two scripts of .* are named a\./],
  ])('%j is refused', (files, words) => {
    expect(() => readProject(folderWith(files as unknown as { [path: string]: string }))).toThrow(words);
  });
});

describe('loading', () => {
  test('files share one global scope, in their order', () => {
    const script = simulated('', {
      project: project('const one = 1; function both() { return one + two; }', 'const two = 2;'),
    });
    expect(seen(script, 'both')).toBe(3);
  });

  test('a second top-level const of the same name stops everything', () => {
    const script = simulated('', {
      project: project('const same = 1; function fine() { return 1; }', 'const same = 2;'),
    });
    expect(seen(script, 'fine')).toBe("SyntaxError: Identifier 'same' has already been declared");
  });

  test.each([
    ['class A { #secret = 1; }', 'SyntaxError: Private members are not supported by Apps Script (line 2, file File1).'],
    [
      'class A { has(other) { return #secret in other; } #secret() {} }',
      'SyntaxError: Private members are not supported by Apps Script (line 2, file File1).',
    ],
    [
      'class A { static count = 1; }',
      'SyntaxError: Static fields are not supported by Apps Script (line 2, file File1).',
    ],
    ['class A { static make() { return new A(); } }', 1],
    ['const text = "#secret static count = 1";', 1],
  ])('%s', (source, expected) => {
    expect(seen(simulated('', { project: project(`\n${source} function fine() { return 1; }`) }), 'fine')).toBe(
      expected,
    );
  });

  test('global code runs in every execution, under the rights of that execution', () => {
    const source =
      'const count = PropertiesService.getDocumentProperties().getProperty("count"); function onOpen() { SpreadsheetApp.getUi().createMenu("Menu").addToUi(); } function value() { return count; }';
    expect(seen(simulated(source), 'value')).toBeNull();
    const notEnabled = simulated(source, { enabled: false }).window('owner@example.com');
    expect(notEnabled.openDocument()!.thrown!.message).toBe(
      'You do not have permission to call Properties.getProperty',
    );
    expect(notEnabled.state.menus).toEqual([]);
  });
});
