// Builds the workbench into .workbench/: the commands and what they run, for Node; with `--page` also the browser page,
// which is large and therefore only built when something it is made of has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { pageBuild } from './page/bundle.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const outdir = resolve(root, '.workbench');
const pageDirectory = resolve(outdir, 'page');
const fingerprintFile = resolve(pageDirectory, 'inputs.json');

const commands = {
  absWorkingDir: root,
  entryPoints: {
    start: 'workbench/command-line/start.ts',
    enrich: 'enrich/enrich.ts',
    deploy: 'workbench/command-line/deploy.ts',
    workbench: 'workbench/command-line/workbench.ts',
    package: 'workbench/command-line/package.ts',
    bench: 'workbench/command-line/bench.ts',
    conformance: 'workbench/command-line/conformance.ts',
    'conformance-push': 'workbench/command-line/conformance-push.ts',
  },
  outdir,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  // CommonJS, because Univer's packages do not load as ES modules on Node 20.
  format: 'cjs',
  target: 'node20',
  sourcemap: 'linked',
  external: ['@univerjs/*', 'esbuild', 'playwright-core', '@sparticuz/chromium'],
  logLevel: 'warning',
};

/** What tells whether the page is up to date: sizes and times of its sources, and the packages' versions. */
function fingerprint(inputs) {
  const hash = createHash('sha256').update(readFileSync(resolve(root, 'package-lock.json')));
  for (const input of inputs) {
    const file = resolve(root, input);
    const { size, mtimeMs } = existsSync(file) ? statSync(file) : { size: 0, mtimeMs: 0 };
    hash.update(`${input} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function pageIsCurrent() {
  if (!existsSync(fingerprintFile)) return false;
  const { inputs, outputs, hash } = JSON.parse(readFileSync(fingerprintFile, 'utf8'));
  return outputs.every((file) => existsSync(resolve(root, file))) && fingerprint(inputs) === hash;
}

async function buildPage() {
  if (pageIsCurrent()) return;
  const { metafile } = await esbuild.build({ ...pageBuild(root, pageDirectory), metafile: true });
  const inputs = [
    'workbench/page/bundle.mjs',
    ...Object.keys(metafile.inputs).filter((input) => existsSync(resolve(root, input))),
  ];
  mkdirSync(pageDirectory, { recursive: true });
  writeFileSync(
    fingerprintFile,
    JSON.stringify({ inputs, outputs: Object.keys(metafile.outputs), hash: fingerprint(inputs) }),
  );
}

try {
  await Promise.all([esbuild.build(commands), ...(process.argv.includes('--page') ? [buildPage()] : [])]);
} catch (error) {
  // esbuild has already printed what it found in the sources.
  if (!Array.isArray(error.errors)) console.error(error);
  process.exitCode = 1;
}
