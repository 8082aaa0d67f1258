/**
 * esbuild's options for the page: `main.js` and `main.css` (the page itself) and `frame.js` (the script that gives a
 * sidebar's frame its `google.script`).
 *
 * @param {string} root the repository's folder
 * @param {string} outdir where the three files go
 * @returns {import('esbuild').BuildOptions}
 */
export const pageBuild = (root, outdir) => ({
  absWorkingDir: root,
  entryPoints: { main: 'workbench/page/main.tsx', frame: 'workbench/page/frame/main.ts' },
  outdir,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.svg': 'dataurl', '.ttf': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl' },
  legalComments: 'linked',
  logLevel: 'warning',
});
