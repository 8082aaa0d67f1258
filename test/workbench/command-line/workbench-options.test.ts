import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readWorkbenchOptions } from '../../../workbench/command-line/workbench-options';
import { USUAL_PORT } from '../../../workbench/command-line/start-options';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'project-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder with a manifest is the project, under its own name', () => {
  writeFileSync(join(folder, 'appsscript.json'), '{}');
  expect(readWorkbenchOptions([folder])).toEqual({
    project: folder,
    name: basename(folder),
    list: undefined,
    rules: undefined,
    network: false,
    addOn: false,
    port: USUAL_PORT,
  });
  expect(
    readWorkbenchOptions([
      folder,
      'list.csv',
      '--rules',
      'r.json',
      '--network',
      '--name',
      'Mine',
      '--add-on',
      '--port',
      '5000',
    ]),
  ).toEqual({
    project: folder,
    name: 'Mine',
    list: 'list.csv',
    rules: 'r.json',
    network: true,
    addOn: true,
    port: 5000,
  });
});

test("a folder that clasp knows leads to clasp's", () => {
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, '.clasp.json'), '{ "scriptId": "x", "rootDir": "./dist" }');
  expect(() => readWorkbenchOptions([folder])).toThrow('build the project first');
  writeFileSync(join(folder, 'dist/appsscript.json'), '{}');
  expect(readWorkbenchOptions([folder])!.project).toBe(join(folder, 'dist'));
});

test('what is no project is said so', () => {
  expect(() => readWorkbenchOptions([folder])).toThrow('There is no appsscript.json');
  expect(() => readWorkbenchOptions([join(folder, 'nothing')])).toThrow('is not a folder');
  expect(() => readWorkbenchOptions([])).toThrow();
});
