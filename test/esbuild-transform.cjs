const { transformSync } = require('esbuild');

/** jest's transform: TypeScript (and the few packages that ship only ES modules) to CommonJS. */
module.exports = {
  process: (source, file) =>
    transformSync(source, {
      loader: /\.tsx$/.test(file) ? 'tsx' : /\.ts$/.test(file) ? 'ts' : 'js',
      format: 'cjs',
      target: 'node20',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      // What the build writes in, so that nothing depends on today's version (build/constants.mjs).
      define: { ADD_ON_VERSION: '"0.0.0-test"', ADD_ON_HELP: '"https://help.example/"' },
      sourcemap: 'inline',
      sourcefile: file,
    }),
};
