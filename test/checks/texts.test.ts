import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { ROOT } from '../build/built';

jest.setTimeout(120_000);

/** What a tool says when it finds something, or nothing. */
function complaintsOf(program: string, args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('node_modules', program), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '0' },
  });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

test('every link inside the documentation leads somewhere', () => {
  // `../../releases` and the like are pages of the repository on GitHub.
  const links = [
    '--use',
    'remark-validate-links=repository:false,skipPathPatterns:["/(releases/latest|issues/new/choose)$"]',
  ];
  expect(complaintsOf('remark-cli/cli.js', ['.', '--frail', '--quiet', '--no-stdout', ...links])).toBe('');
});

test('texts and comments are spelled right; a word that is right and not known goes into cspell-words.txt', () => {
  // What has not changed since the last time is not read again.
  const cache = ['--cache', '--cache-strategy', 'content', '--cache-location', '.workbench/cspell-cache'];
  expect(complaintsOf('cspell/bin.mjs', ['--no-progress', '--no-summary', '--dot', ...cache])).toBe('');
});
