/** One transform for every suite; which suites run is chosen by the npm scripts (unit: beside the code; e2e: under test/). */
export default {
  rootDir: '.',
  testEnvironment: 'node',
  // two cores shared by two suites, PostgreSQL, Temporal and their own servers: slow is not wrong
  testTimeout: 20_000,
  testSequencer: '<rootDir>/tools/test/longest-first.mjs',
  testMatch: ['<rootDir>/{apps,libs,machines,workflows,tools,test}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', '^content-disposition$': '<rootDir>/test/harness/content-disposition.cjs' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
      },
    ],
  },
};
