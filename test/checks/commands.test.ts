import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ROOT } from '../build/built';

jest.setTimeout(60_000);

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: { [name: string]: string };
};
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Where each command of the README is run: a file, and what in it does. */
const RUN_BY: { [command: string]: [file: string, by: string] } = {
  install: ['.ci/run', 'npm install'],
  test: ['.ci/run', 'npm test'],
  'test:exhaustive': ['workbench/launch.cjs', "command === 'test:exhaustive'"],
  build: ['workbench/launch.cjs', "'esbuild.config.mjs'"],
  check: ['workbench/launch.cjs', "'node_modules/typescript/bin/tsc'"],
  start: ['test/browser/started.ts', '.workbench'],
  jest: ['workbench/launch.cjs', 'node_modules/jest/bin/jest.js'],
  enrich: ['test/checks/commands.test.ts', '.workbench/enrich.cjs'],
  workbench: ['test/checks/commands.test.ts', "'workbench'])"],
  bench: ['test/workbench/bench/options.test.ts', 'options'],
  package: ['test/build/package.test.ts', 'packageRelease('],
  deploy: ['test/workbench/deploy/with-clasp.test.ts', 'createClasp('],
  conformance: ['test/workbench/conformance/conformance.test.ts', 'conformanceTable('],
  'conformance:push': ['test/workbench/deploy/target.test.ts', 'CONFORMANCE'],
  screenshots: ['test/browser/screenshots.test.ts', 'npm run screenshots'],
  site: ['test/checks/site.test.ts', 'eleventy'],
};

/** The commands that a text tells its readers to type: what npm is asked for, and the options behind `--`. */
function commandsIn(text: string): { name: string; options: string[] }[] {
  const typed = [...text.matchAll(/```sh\n([\s\S]*?)```|`(npm [^`\n]+)`/g)].flatMap(([, block, span]) =>
    (block ?? span)!.split(/\n|&&/),
  );
  return typed.flatMap((line) => {
    const [, name, rest = ''] = /^\s*npm (?:run )?(?:--silent )?([a-z:]+)(.*)$/.exec(line) ?? [];
    return name === undefined
      ? []
      : [{ name, options: [...rest.matchAll(/ (--[a-z-]+)/g)].map(([, option]) => option!) }];
  });
}

const OF_NPM = ['install', 'version', 'ci', 'audit'];
const TEXTS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];

test.each(TEXTS)('%s names only commands that there are', (file) => {
  const unknown = commandsIn(read(file)).filter(({ name }) => !OF_NPM.includes(name) && !(name in scripts));
  expect(unknown).toEqual([]);
});

test('every command of the README is run by a test, or by .ci/run', () => {
  const names = new Set(commandsIn(read('README.md')).map(({ name }) => name));
  expect(names.size).toBeGreaterThan(10);
  for (const name of names) {
    const [file, by] = RUN_BY[name] ?? [];
    expect([name, file !== undefined && existsSync(join(ROOT, file)) && read(file).includes(by!)]).toEqual([
      name,
      true,
    ]);
  }
});

describe('the README\u2019s options are those of', () => {
  const helpOf = (name: string) =>
    execFileSync(process.execPath, [join('.workbench', `${name}.cjs`), '--help'], { cwd: ROOT, encoding: 'utf8' });

  test('npm run enrich', () => {
    const paragraph = /npm run enrich -- .*?(?=\n`npm start` takes)/s.exec(read('README.md'))![0];
    for (const [option] of paragraph.matchAll(/--[a-z]+/g)) expect(helpOf('enrich')).toContain(option);
  });
  test('npm start', () => {
    const [sentence] = /`npm start` takes .*/.exec(read('README.md'))!;
    for (const [option] of sentence!.matchAll(/--[a-z]+/g)) expect(helpOf('start')).toContain(option);
  });
  test.each(['deploy', 'conformance-push', 'package', 'bench', 'workbench'])('npm run %s', (name) => {
    const help = helpOf(name);
    expect(help).toMatch(/^Usage: /);
    const options = TEXTS.flatMap((file) => commandsIn(read(file)))
      .filter((command) => command.name === name.replace('-push', ':push'))
      .flatMap((command) => command.options);
    for (const option of options) if (option !== '--') expect(help).toContain(option);
  });
});

describe('the list that the README enriches', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'readme-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is enriched as it says', () => {
    const [, line] = /```sh\nnpm run enrich -- (.*)\n```/.exec(read('README.md'))!;
    const out = join(folder, 'enriched.csv');
    const args = line!.split(' ').map((word) => (word === 'enriched.csv' ? out : word));
    execFileSync(process.execPath, ['.workbench/enrich.cjs', ...args], { cwd: ROOT });
    expect(readFileSync(out, 'utf8')).toMatch(/@.*,Found/);
  });
});
