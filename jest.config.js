import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

/** Components on the LWC engine in jsdom. Needs nothing but the source. */
const lwc = {
  ...jestConfig,
  displayName: 'lwc',
  rootDir: '.',
  roots: ['<rootDir>/force-app'],
  testPathIgnorePatterns: ['<rootDir>/force-app/main/call-core/'],
  moduleNameMapper: {
    '^lwc$': '<rootDir>/node_modules/@lwc/engine-dom/dist/index.cjs',
    '^@lwc/engine-dom$': '<rootDir>/node_modules/@lwc/engine-dom/dist/index.cjs',
    '^lightning/platformUtilityBarApi$': '<rootDir>/test-support/lightning/platformUtilityBarApi.ts',
  },
};

/** Everything that runs in Node: the pure core, the gateway over real HTTP, scripts, the local servers. */
const node = {
  displayName: 'node',
  rootDir: '.',
  roots: ['<rootDir>/force-app/main/call-core', '<rootDir>/gateway', '<rootDir>/scripts', '<rootDir>/bench'],
  testEnvironment: 'node',
  testMatch: ['**/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'json'],
  transform: { '\\.ts$': '<rootDir>/test-support/stripTypes.js' },
  setupFiles: ['<rootDir>/test-support/disposeSymbol.ts'],
};

// Real servers, real processes: a test may wait for them, but never sleeps.
export default { projects: [lwc, node], testTimeout: 60_000 };
