import { ALL_MEANS } from './test-support/allMeans.ts';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './test-support/browser.ts';

const { executablePath, args } = await findBrowser(process.env['CHROMIUM']);

export default defineConfig({
  testDir: 'e2e',
  // What the workbench is by itself is no product. It, and what is a variant of another journey (`@all`), is run by
  // `npm run test:all`, before a release.
  ...(ALL_MEANS ? {} : { grepInvert: /@all\b/ }),
  // Those with a real engine have a network of their own: `playwright.voice.config.ts`.
  testIgnore: ['**/voice/**', ...(ALL_MEANS ? [] : ['**/workbench/**'])],
  globalSetup: './e2e/buildOnce.ts',
  // Each runs a whole workbench. Half of a journey is waiting: two take two thirds of the time of one.
  workers: 2,
  // A browser and four servers share the machine with another such set; who fails twice has failed, who once is told of.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'en-US',
    timezoneId: 'Asia/Tokyo',
    // Recording costs a third of the time: `npm run e2e -- --trace on` where a failure needs it.
    screenshot: 'only-on-failure',
    launchOptions: { args, ...(executablePath === undefined ? {} : { executablePath }) },
  },
});
