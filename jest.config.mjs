export default {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testEnvironment: 'node',
  transform: { '(\\.(tsx?|mjs)|/@faker-js/.+\\.js)$': '<rootDir>/test/esbuild-transform.cjs' },
  // These ship only ES modules; jest loads CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(hucre|@faker-js)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.workbench/'],
};
