import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { parse } from 'acorn';

const launcher = readFileSync('workbench/launch.cjs', 'utf8');

/** What the launcher says and ends with on a Node of that version, which must not need anything newer to say it. */
function launchedOn(version: string): { said: string[]; exitCode: number | null } {
  const said: string[] = [];
  let exitCode: number | null = null;
  const context = createContext({
    console: { error: (line: string) => said.push(line) },
    process: {
      versions: { node: version },
      exit: (code: number) => {
        exitCode = code;
        throw new Error('ended');
      },
    },
    require: () => {
      throw new Error('needs a package');
    },
  });
  expect(() => runInContext(launcher, context)).toThrow(/^(?:ended|needs a package)$/);
  return { said, exitCode };
}

test.each(['0.12.18', '8.17.0', '16.20.2', '19.9.0'])(
  'Node %s is too old, and one sentence says what to do',
  (version) => {
    expect(launchedOn(version)).toEqual({
      said: [`This needs Node 20 or newer; you have ${version}: install it from https://nodejs.org`],
      exitCode: 1,
    });
  },
);

test.each(['20.0.0', '22.11.0', '100.0.0'])('Node %s goes on', (version) => {
  expect(launchedOn(version)).toEqual({ said: [], exitCode: null });
});

test('even a very old Node can read the launcher far enough to say so', () => {
  expect(() => parse(launcher, { ecmaVersion: 5 })).not.toThrow();
});
