import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as esbuild from 'esbuild';
import { checkLicences } from '../../checks/licences.mjs';
import { shippedPackages } from '../../workbench/release/shipped-licences';
import { ROOT } from '../build/built';

test('every package that is installed is under a free licence', () => expect(checkLicences(ROOT)).toEqual([]));

test('what is built in is what package.json calls its dependencies, and what the release names', async () => {
  const { metafile } = await esbuild.build({
    absWorkingDir: ROOT,
    entryPoints: ['src/index.ts', 'sidebar/main.tsx'],
    outdir: 'unused',
    bundle: true,
    write: false,
    metafile: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  const packages = Object.keys(metafile.inputs).flatMap(
    (file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
  );
  expect([...new Set(packages)].sort()).toEqual(shippedPackages(ROOT).sort());
});

test('the list of packages names no place to fetch them from', () => {
  expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
});
