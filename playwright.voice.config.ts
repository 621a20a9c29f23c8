/** Journeys over the browser line: run by `npm test -- voice` where there is a real engine (`scripts/test/voice.ts`). */
import { defineConfig } from '@playwright/test';
import all from './playwright.config.ts';
import { AUDIO_FLAGS } from './test-support/voice/audioFlags.ts';

const { launchOptions, ...use } = all.use ?? {};

export default defineConfig({
  ...all,
  testDir: 'e2e/voice',
  testIgnore: [],
  // Engine, registrar and telephones beside the workbench: a second set would only wait for the first.
  workers: 1,
  use: {
    ...use,
    launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), ...AUDIO_FLAGS] },
  },
});
