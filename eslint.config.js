import lwc from '@salesforce/eslint-config-lwc/recommended-ts.js';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

const SOURCES = ['**/*.ts'];
const LWC = ['force-app/main/*/lwc/**/*.ts', 'scripts/workbench/shell/lwc/**/*.ts'];
const TESTS = ['**/__tests__/**/*.ts', 'e2e/**/*.ts', 'test-support/**/*.ts'];

/** One rule of ARCHITECTURE.md: what code in `files` may not import, and why. */
function layer(files, patterns, ignores = []) {
  return {
    files,
    ignores,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: patterns.map(([regex, message]) => ({ regex, message })) },
      ],
    },
  };
}

const NO_JSFORCE = ['^jsforce', 'jsforce is used in gateway/salesforce and scripts/ only.'];
const NO_WORKBENCH = ['scripts/workbench', 'The product never knows the workbench: it sees a base URL.'];

/** What needs types to be judged is in .oxlintrc.json: oxlint does it in a sixth of the time. */
export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'build',
      '.workbench',
      'force-app/**/*.js',
      'test-results',
      'playwright-report',
    ],
  },
  ...lwc.map((config) => ({ ...config, files: LWC })),
  ...tseslint.configs.strict.map((config) => ({ ...config, files: SOURCES })),
  {
    files: SOURCES,
    languageOptions: { parser: tseslint.parser },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // TypeScript itself finds what these look for, in a tenth of the time.
      'import/namespace': 'off',
      'import/named': 'off',
      'import/default': 'off',
      'no-console': 'error',
      'no-void': 'off',
      // oxlint's return-await knows in which places it is none.
      'no-return-await': 'off',
      // TypeScript proves both: every case of a union is covered, every path returns.
      'consistent-return': 'off',
      'default-case': 'off',
      // Parts that need each other are tied by functions, which run when all parts are there.
      'no-use-before-define': ['error', { functions: false, classes: false, variables: false }],
      // Jobs and tries follow each other on purpose.
      'no-await-in-loop': 'off',
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
      // A factory holds the functions that share its state, so it is as long as a class would be.
      'max-lines-per-function': ['warn', { max: 125, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: LWC,
    // Whatever starts a timer returns what stops it, and the component that holds it calls that when it goes.
    rules: { '@lwc/lwc/no-async-operation': 'off' },
  },
  layer(
    ['force-app/main/call-core/**/*.ts'],
    [
      ['^(lwc|lightning/|@salesforce/|c/|node:)', 'call-core runs anywhere: no platform, no DOM, no Node.'],
      ['^\\.\\./', 'call-core imports only itself and its two libraries.'],
      NO_JSFORCE,
    ],
    TESTS,
  ),
  layer(
    ['force-app/main/!(call-core)/**/*.ts'],
    [
      ['^(node:|fastify|pg|pino)', 'The package runs in the browser.'],
      ['gateway/', 'The package meets the gateway through c/zoomCallCore only.'],
      NO_JSFORCE,
      NO_WORKBENCH,
    ],
    TESTS,
  ),
  layer(
    ['gateway/**/*.ts'],
    [['^(lwc|lightning/|@salesforce/)', 'The gateway knows no platform module.'], NO_JSFORCE, NO_WORKBENCH],
    ['gateway/salesforce/**', ...TESTS],
  ),
  layer(
    ['gateway/salesforce/**/*.ts'],
    [['^(lwc|lightning/|@salesforce/)', 'The gateway knows no platform module.'], NO_WORKBENCH],
    TESTS,
  ),
  layer(
    ['gateway/{agents,calls,doctor,people,texts}/**/*.ts'],
    [
      ['^(fastify|pg|pg-boss|pino|node:http)', 'Use cases meet the outside through their ports.'],
      ['/(http|zoom|salesforce|storage|jobs)/', 'Use cases meet the outside through their ports.'],
      NO_JSFORCE,
      NO_WORKBENCH,
    ],
    TESTS,
  ),
  {
    files: ['gateway/**/*.ts'],
    ignores: ['gateway/main.ts', ...TESTS],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only main.ts reads the environment.' },
      ],
    },
  },
  {
    // Put all parts together, and are as long as there are parts.
    files: [
      'gateway/gateway.ts',
      'force-app/main/softphone/lwc/zoomPhoneUtilityItem/zoomPhoneUtilityItem.ts',
    ],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  {
    files: ['scripts/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['gateway/numbers/{emergency,charged}Numbers.ts', '**/generatedFindings.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: TESTS,
    plugins: { jest },
    rules: {
      'jest/no-focused-tests': 'error',
      'jest/no-identical-title': 'error',
      'jest/no-disabled-tests': 'error',
      // Tests that share servers which take seconds to start stand together.
      'max-lines': ['warn', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
