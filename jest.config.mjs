// These ship only ES modules; jest loads CommonJS.
const esm =
  '@faker-js|cjk-regex|collapse-white-space|franc-min|hucre|kdbush|lodash-es|n-gram|nanoid|quickselect|rbush|regexp-util|trigram-utils|unicode-regex';

export default {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testEnvironment: 'node',
  // Also on two cores both are used: by default one would stay idle.
  maxWorkers: '100%',
  setupFiles: ['<rootDir>/test/fast-check-seed.ts'],
  transform: { [`(\\.(tsx?|mjs)|/(${esm})/.+\\.js)$`]: '<rootDir>/test/esbuild-transform.cjs' },
  transformIgnorePatterns: [`/node_modules/(?!(${esm})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.workbench/'],
};
