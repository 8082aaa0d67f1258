// The sidebar as HtmlService serves it: one page with its script and style inside, because a script project has no other files.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as esbuild from 'esbuild';
import { constants } from '../build/constants.mjs';

/** The text of the page for the project in `root`. */
export async function bundleSidebar(root) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { sidebar: 'sidebar/main.tsx' },
    outdir: 'dist',
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2019',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: constants(root),
    supported: { 'template-literal': false },
    logLevel: 'warning',
  });
  const text = (ending) => outputFiles.find(({ path }) => path.endsWith(ending)).text.trim();
  return (
    readFileSync(resolve(root, 'sidebar/sidebar.html'), 'utf8')
      .replace('/*CSS*/', () => text('.css'))
      // HtmlService would take `<!--` for a comment, `<?` for a template tag, and drops everything behind `//`.
      .replace('/*JS*/', () =>
        text('.js').replaceAll('<!--', '\\x3c!--').replaceAll('<?', '\\x3c?').replaceAll('//', '/\\x2f'),
      )
  );
}
