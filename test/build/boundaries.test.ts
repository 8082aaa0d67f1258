import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from './built';

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:[cm]?[jt]s|tsx)$/.test(path))
    .map((path) => join(folder, path));

const withoutComments = (file: string): string =>
  readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');

/** The modules of this repository that a file imports, by their paths from its top. */
const imported = (file: string): string[] =>
  [...withoutComments(file).matchAll(/(?:from|import|require)\s*\(?\s*['"](\.[^'"]*)['"]/g)].map(([, path]) =>
    relative(ROOT, join(ROOT, dirname(file), path!)),
  );

const GOOGLE =
  /\b(?:SpreadsheetApp|UrlFetchApp|PropertiesService|CacheService|LockService|HtmlService|ScriptApp|Session|Utilities|Logger)\s*\./;

test('only src/google speaks to Google', () => {
  const speaking = sources('src').filter((file) => GOOGLE.test(withoutComments(file)));
  expect(new Set(speaking.map((file) => dirname(file)))).toEqual(new Set([join('src', 'google')]));
});

test('the workbench knows nothing of the add-on', () => {
  const files = sources('workbench');
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => imported(file).some((path) => /^(?:src|sidebar|enrich)\b/.test(path)))).toEqual([]);
});

test('the add-on knows nothing of the workbench', () => {
  const knowing = [...sources('src'), ...sources('sidebar')].filter((file) =>
    imported(file).some((path) => /^(?:workbench|enrich)\b/.test(path)),
  );
  expect(knowing).toEqual([]);
});
