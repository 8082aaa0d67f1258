// Builds the add-on: dist/Code.js, dist/Sidebar.html and dist/appsscript.json, the three files that are pushed to Google.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { minify } from 'terser';
import { banner, constants } from './build/constants.mjs';
import { declarations } from './build/declarations.mjs';
import { bundleSidebar } from './sidebar/bundle.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const outdir = resolve(root, 'dist');

async function bundleCode() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    entryPoints: ['src/index.ts'],
    // es2019 without class fields is what Apps Script's V8 parses everywhere: https://developers.google.com/apps-script/guides/v8-runtime
    target: 'es2019',
    format: 'iife',
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    define: constants(root),
    logLevel: 'warning',
    write: false,
  });
  // Each formula cell loads all of it: terser finds some kilobytes more than esbuild does.
  // No function but a class is called with `new`, and no getter does more than get.
  const compress = { passes: 2, hoist_funs: true, pure_getters: true, unsafe_arrows: true, unsafe_methods: true };
  let code = outputFiles[0].text;
  // What it has written once it shortens once more.
  for (let round = 0; round < 2; round++) ({ code } = await minify(code, { ecma: 2019, compress }));
  return code;
}

rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });
const [code, page] = await Promise.all([bundleCode(), bundleSidebar(root)]);
writeFileSync(resolve(outdir, 'Code.js'), banner(root) + (await declarations(root, code)) + code);
writeFileSync(resolve(outdir, 'Sidebar.html'), page);
copyFileSync(resolve(root, 'appsscript.json'), resolve(outdir, 'appsscript.json'));
