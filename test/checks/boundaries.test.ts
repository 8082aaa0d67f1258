import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROOT } from '../build/built';

/**
 * `biome ci`, a part of `npm test`, refuses what breaks the boundaries. Here it is shown to: a tree of its own holds one
 * small file for each of them.
 */
const imports = (path: string): string => `import { thing } from '${path}';\n\nexport const other = thing;\n`;

/** What must be refused, and by which rule. */
const REFUSED: [what: string, file: string, text: string, rule: string][] = [
  ['the core names a Google service', 'src/run/names-google.ts', 'export const run = SpreadsheetApp;\n', 'Globals'],
  ['it names a type of Google', 'src/look/type.ts', 'export type R = GoogleAppsScript.Spreadsheet.Range;\n', 'Globals'],
  ['what answers the page names one', 'src/sidebar-api/names.ts', 'export const run = Logger;\n', 'Globals'],
  ['the core writes into the log', 'src/formula/logs.ts', "console.log('asked');\n", 'Globals'],
  ['the core imports an adapter', 'src/run/adapter.ts', imports('../google/services'), 'Imports'],
  ['the core imports what wires it', 'src/menu/wires.ts', imports('../add-on'), 'Imports'],
  ['the core imports the contract', 'src/run/contract.ts', imports('../contract'), 'Imports'],
  ['the core imports what answers the page', 'src/undo/answers.ts', imports('../sidebar-api/list-rows'), 'Imports'],
  ['the core imports the page', 'src/run/page.ts', imports('../../sidebar/words'), 'Imports'],
  ['a lower room imports the run', 'src/lookups/run.ts', imports('../run/step'), 'Imports'],
  ['a lower room imports the formula', 'src/waves/formula.ts', imports('../formula/sentences'), 'Imports'],
  ['what answers the page imports an adapter', 'src/sidebar-api/adapter.ts', imports('../google/menu'), 'Imports'],
  ['an adapter imports the page', 'src/google/page.ts', imports('../../sidebar/words'), 'Imports'],
  ['the page imports the core', 'sidebar/rows/core.ts', imports('../../src/run/status'), 'Imports'],
  ['the page imports the workbench', 'sidebar/rows/workbench.ts', imports('../../workbench/repository'), 'Imports'],
  ['the workbench imports the add-on', 'workbench/bench/add-on.ts', imports('../../src/version'), 'Imports'],
  ['the workbench imports the page', 'workbench/server/page.ts', imports('../../sidebar/words'), 'Imports'],
  ['the workbench imports enrich', 'workbench/server/enrich.ts', imports('../../enrich/enrich'), 'Imports'],
  ['a circle in src', 'src/run/circle-a.ts', imports('./circle-b'), 'Cycles'],
  [
    'a circle of types',
    'workbench/apps-script/host/circle-a.ts',
    "import type { B } from './circle-b';\n\nexport type A = B[];\n",
    'Cycles',
  ],
  ['a circle in the page', 'sidebar/state/circle-a.ts', imports('./circle-b'), 'Cycles'],
];

const OTHER_HALVES: [file: string, text: string][] = [
  ['src/run/circle-b.ts', imports('./circle-a').replace('{ thing }', '{ other as thing }')],
  ['sidebar/state/circle-b.ts', imports('./circle-a').replace('{ thing }', '{ other as thing }')],
  ['workbench/apps-script/host/circle-b.ts', "import type { A } from './circle-a';\n\nexport type B = A | string;\n"],
];

const ALLOWED: [what: string, file: string, text: string][] = [
  ['an adapter names a Google service', 'src/google/names-google.ts', 'export const run = SpreadsheetApp;\n'],
  ['what wires up imports adapters', 'src/add-on.ts', imports('./google/services')],
  ['the run imports lower rooms', 'src/run/lower.ts', imports('../waves/pace')],
  ['what answers the page imports the contract', 'src/sidebar-api/contract.ts', imports('../contract')],
  ['the page imports the contract', 'sidebar/rows/contract.ts', imports('../../src/contract')],
  ['Google\u2019s objects know each other', 'workbench/apps-script/guest/objects/a.ts', imports('./b')],
  [
    'and the other way round',
    'workbench/apps-script/guest/objects/b.ts',
    imports('./a').replace('{ thing }', '{ other as thing }'),
  ],
];

let folder: string;
let complaints: { [file: string]: string[] };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
  for (const file of ['biome.jsonc', '.gitignore']) copyFileSync(join(ROOT, file), join(folder, file));
  const files = [...REFUSED, ...ALLOWED].map(([, file, text]) => [file, text] as const);
  for (const [file, text] of [...files, ...OTHER_HALVES]) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const biome = join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const { stdout, stderr } = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const found = stdout.indexOf('{');
  if (found < 0) throw new Error(stderr);
  const { diagnostics } = JSON.parse(stdout.slice(found)) as {
    diagnostics: { category: string; location: { path: string } }[];
  };
  complaints = {};
  for (const { category, location } of diagnostics) (complaints[location.path] ??= []).push(category);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RULES: { [name: string]: string } = {
  Globals: 'lint/style/noRestrictedGlobals',
  Imports: 'lint/style/noRestrictedImports',
  Cycles: 'lint/suspicious/noImportCycles',
};

describe('refused', () => {
  test.each(REFUSED)('%s', (_, file, __, rule) => {
    expect(complaints[file]).toEqual([RULES[rule]]);
  });
});

describe('allowed', () => {
  test.each(ALLOWED)('%s', (_, file) => {
    expect(complaints[file]).toBeUndefined();
  });
});
