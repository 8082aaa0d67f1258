import { expect, test } from '@jest/globals';
import { declarations } from '../../build/declarations.mjs';
import { ROOT } from './built';

test('what code puts among the globals is declared, and nothing else of it', async () => {
  const code = 'const inside = 1; globalThis.first = () => inside; Object.assign(globalThis, { second: () => 2 });';
  expect((await declarations(ROOT, code)).replace(/\s+/g, ' ')).toBe('function first() { } function second() { } ');
});

test('the formula is declared with its manual and its parameters', async () => {
  const declared = await declarations(ROOT, 'globalThis.ECORE_EMAIL = () => null;');
  expect(declared).toMatch(/^\/\*\*\n \* Finds a person's email/);
  expect(declared).toMatch(
    /@customfunction\n \*\/\nfunction ECORE_EMAIL\(person, last_name_or_company, company\) \{\s*\}\n$/,
  );
});

test('a build in which no function is declared fails: Apps Script would find none', () =>
  expect(declarations(ROOT, '1 + 1;')).rejects.toThrow('gas-webpack-plugin has declared no function'));
