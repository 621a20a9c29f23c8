import { createRequire } from 'node:module';
import { ALL_MEANS } from './test-support/allMeans.ts';

const require = createRequire(import.meta.url);
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

/** Components on the LWC engine in jsdom. Needs nothing but the source. */
const lwc = {
  ...jestConfig,
  displayName: 'lwc',
  rootDir: '.',
  roots: ['<rootDir>/force-app'],
  testPathIgnorePatterns: ['<rootDir>/force-app/main/call-core/'],
  // jsdom lays nothing out.
  setupFiles: [...(jestConfig.setupFiles ?? []), '<rootDir>/test-support/lightning/sight.ts'],
  moduleNameMapper: {
    '^lwc$': '<rootDir>/node_modules/@lwc/engine-dom/dist/index.cjs',
    '^@lwc/engine-dom$': '<rootDir>/node_modules/@lwc/engine-dom/dist/index.cjs',
    '^lightning/platformUtilityBarApi$': '<rootDir>/test-support/lightning/platformUtilityBarApi.ts',
    // jsdom cannot read a container query.
    '/(zoomPhonePad|phone|zoomPhoneExternalList|zoomPhoneDays)\\.css$':
      '<rootDir>/test-support/lightning/noStyles.ts',
  },
};

const REAL_ENGINES = '\\.voice\\.test\\.ts$';

/** Everything that runs in Node: the pure core, the gateway over real HTTP, scripts, the local servers. */
const node = {
  displayName: 'node',
  rootDir: '.',
  roots: [
    '<rootDir>/force-app/main/call-core',
    '<rootDir>/gateway',
    '<rootDir>/scripts',
    '<rootDir>/bench',
    '<rootDir>/open-cti',
  ],
  testEnvironment: 'node',
  testMatch: ['**/__tests__/**/*.test.ts'],
  testPathIgnorePatterns: [
    REAL_ENGINES,
    // The workbench as a page, and its pad, played in a browser: `npm run test:all`. The journeys use both.
    ...(ALL_MEANS ? [] : ['embed/__tests__/pad', 'workbench/__tests__/startWorkbench']),
  ],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'js', 'json'],
  // The widget's own logic, where a test plays it against a gateway that runs.
  moduleNameMapper: {
    '^c/zoomCallCore$': '<rootDir>/force-app/main/call-core/lwc/zoomCallCore/zoomCallCore.ts',
    '^c/(zoomPhoneText.+)$': '<rootDir>/force-app/main/texting/lwc/$1/$1.ts',
    '^c/(.+)$': '<rootDir>/force-app/main/softphone/lwc/$1/$1.ts',
  },
  transform: { '\\.ts$': '<rootDir>/test-support/stripTypes.js' },
  setupFiles: ['<rootDir>/test-support/disposeSymbol.ts'],
  globalSetup: '<rootDir>/test-support/beforeNodeTests.ts',
};

/** The browser line with a real engine: `npm test -- voice` gives it a network of its own, where the programs for it are there. */
const voice = {
  ...node,
  displayName: 'voice',
  roots: ['<rootDir>/gateway'],
  testMatch: ['**/__tests__/**/*.voice.test.ts'],
  // What goes wrong in a call takes its time: `npm run test:all`, or by name.
  testPathIgnorePatterns: ALL_MEANS
    ? []
    : ['browserLine(Audio|Life|Nodes|Transfer)\\.voice', 'deskPhoneWebhooks\\.voice'],
};

// Real servers, real processes: a test may wait for them, but never sleeps.
export default { projects: [lwc, node, voice], testTimeout: 60_000 };
