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
      sourcemap: 'inline',
      sourcefile: file,
    }),
};
