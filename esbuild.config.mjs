// Builds the add-on: dist/Code.js, dist/Sidebar.html and dist/appsscript.json, the three files that are pushed to Google.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import GasPlugin from 'gas-webpack-plugin';
import webpack from 'webpack';
import { banner, constants } from './build/constants.mjs';
import { bundleSidebar } from './sidebar/bundle.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const outdir = resolve(root, 'dist');
// es2019 without class fields is what Apps Script's V8 parses everywhere: https://developers.google.com/apps-script/guides/v8-runtime
const common = {
  absWorkingDir: root,
  bundle: true,
  target: 'es2019',
  outdir,
  define: constants(root),
  logLevel: 'warning',
};

/**
 * Gives every `global.NAME = function NAME(…) {…}` of the bundle a top-level `function NAME(…) {}`, with its JSDoc:
 * Apps Script only sees entry points that are declared.
 */
const declareEntryPoints = {
  name: 'declare-entry-points',
  setup(build) {
    build.onEnd(async ({ errors }) => {
      if (errors.length) return;
      const code = resolve(outdir, 'Code.js');
      // `@preserve` is there only to carry the comment through esbuild; Sheets would show it.
      writeFileSync(code, readFileSync(code, 'utf8').replace(/^ \* @preserve\n/gm, ''));
      const compiler = webpack({
        mode: 'production',
        target: ['web', common.target],
        devtool: false,
        entry: code,
        output: { path: outdir, filename: 'Code.js' },
        optimization: { minimize: false },
        plugins: [new GasPlugin()],
      });
      await new Promise((done, fail) => {
        compiler.run((error, stats) =>
          error || stats.hasErrors() ? fail(error ?? new Error(stats.toString())) : compiler.close(done),
        );
      });
      writeFileSync(code, banner(root) + readFileSync(code, 'utf8'));
    });
  },
};

/**
 * Minifies everything behind the front door: each formula cell loads Code.js. `src/index.ts` itself stays as written,
 * because Sheets shows its parameter names and comments while somebody types.
 */
const minifyCore = {
  name: 'minify-core',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]add-on\.ts$/ }, async ({ path }) => {
      const { outputFiles } = await esbuild.build({
        ...common,
        entryPoints: [path],
        format: 'esm',
        minify: true,
        charset: 'utf8',
        legalComments: 'none',
        write: false,
      });
      return { contents: outputFiles[0].text, loader: 'js' };
    });
  },
};

rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });
await Promise.all([
  esbuild.build({
    ...common,
    entryPoints: { Code: 'src/index.ts' },
    minifyWhitespace: true,
    format: 'esm',
    legalComments: 'inline',
    charset: 'utf8',
    plugins: [minifyCore, declareEntryPoints],
  }),
  bundleSidebar(root).then((page) => writeFileSync(resolve(outdir, 'Sidebar.html'), page)),
]);
copyFileSync(resolve(root, 'appsscript.json'), resolve(outdir, 'appsscript.json'));
