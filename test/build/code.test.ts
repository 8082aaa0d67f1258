import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'acorn';
import { SERVER_FUNCTIONS } from '../../src/contract';
import { built, ENTRY_POINTS } from './built';

const code = built('Code.js');

/** A context without anything of Node or the browser, where each Google service tells when it is touched. */
function loaded(): { context: object; touched: string[] } {
  const context: object = createContext(Object.create(null));
  const touched: string[] = [];
  for (const name of GOOGLE_GLOBALS) {
    Object.defineProperty(context, name, { configurable: true, get: () => touched.push(name) });
  }
  runInContext(code, context);
  return { context, touched };
}

const GOOGLE_GLOBALS = [
  'SpreadsheetApp',
  'UrlFetchApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'HtmlService',
  'ScriptApp',
  'Session',
  'Utilities',
  'Logger',
];

const declared = [...code.matchAll(/^function (\w+)\(/gm)].map(([, name]) => name);

test('the file loads in a bare context and touches no Google service while it does', () => {
  // Global code runs in every execution, also where a service is forbidden:
  // https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle
  expect(loaded().touched).toEqual([]);
});

test('the globals are the entry points and what the page may call, and nothing else', () => {
  const before = Object.getOwnPropertyNames(runInContext('globalThis', createContext(Object.create(null))));
  const { context } = loaded();
  const added = Object.getOwnPropertyNames(runInContext('globalThis', context)).filter(
    (name) => !before.includes(name) && !GOOGLE_GLOBALS.includes(name),
  );
  expect(added.sort()).toEqual([...ENTRY_POINTS, ...SERVER_FUNCTIONS].sort());
});

test('each global is declared as a function at the top level, where Apps Script looks for it', () => {
  // https://developers.google.com/apps-script/guides/sheets/functions#naming
  expect(declared.sort()).toEqual([...ENTRY_POINTS, ...SERVER_FUNCTIONS].sort());
});

test('the declarations are filled in when the file loads', () => {
  const { context } = loaded();
  const empty = declared.filter((name) => /\{\s*\}$/.test(String(runInContext(String(name), context))));
  expect(empty).toEqual([]);
});

describe('the formula', () => {
  const [, manual = ''] =
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nfunction ECORE_EMAIL\(person, last_name_or_company, company\)/.exec(code) ?? [];

  test('has its manual directly above it, and its parameters keep the names that Sheets shows', () => {
    // https://developers.google.com/apps-script/guides/sheets/functions#autocomplete
    expect(manual).toContain('@customfunction');
    expect([...manual.matchAll(/@param \{\S+\} (\w+) \w+/g)].map(([, name]) => name)).toEqual([
      'person',
      'last_name_or_company',
      'company',
    ]);
  });

  test('shows nothing in its manual that was only meant for the build', () =>
    expect(manual).not.toContain('@preserve'));
});

test('no text is run as code: nothing but what was pushed is ever executed', () => {
  expect(code).not.toMatch(/\bnew Function\b|\beval\(/);
});

test('the syntax is that of 2019, without class fields', () => {
  // https://developers.google.com/apps-script/guides/v8-runtime
  expect(() => parse(code, { ecmaVersion: 2019, sourceType: 'script' })).not.toThrow();
  expect(() => parse('class Later { field = 1 }', { ecmaVersion: 2019 })).toThrow();
});
