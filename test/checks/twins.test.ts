import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { transformSync } from 'esbuild';
import { ROOT } from '../build/built';

/** Modules without anything that could be wrong in them, and what holds their names. */
const WITHOUT_LOGIC: { [module: string]: string } = {
  'src/version.ts': 'one constant, written by the build: test/build/constants.test.ts',
  'src/contract.ts': 'types, and a list of names: test/build/code.test.ts',
  'src/identifiers/identifiers.ts': 'types, and a list of names',
};

/** True when a module is more than types. */
function hasLogic(file: string): boolean {
  const { code } = transformSync(readFileSync(join(ROOT, file), 'utf8'), { loader: 'ts', format: 'esm' });
  return code.replace(/^(?:import|export) .*;$|^export \{[^}]*\};?$|\s+/gm, '') !== '';
}

const modules = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.ts'));
const twinOf = (file: string): string => `test/${file.replace(/\.ts$/, '.test.ts')}`;
const withoutTwin = modules.filter((file) => !existsSync(join(ROOT, twinOf(file))) && hasLogic(file));

test('every module with logic has a test file of its own name, its corners in it', () => {
  expect(modules.length).toBeGreaterThan(100);
  expect(withoutTwin.sort()).toEqual(Object.keys(WITHOUT_LOGIC).sort());
});

test('types alone are no logic', () => {
  expect(hasLogic('src/record/progress.ts')).toBe(false);
  expect(hasLogic('src/sheet/status.ts')).toBe(true);
});
