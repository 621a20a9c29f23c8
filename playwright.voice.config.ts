/** Journeys over the browser line: run by `npm test -- voice` where there is a real engine (`scripts/test/voice.ts`). */
import { defineConfig } from '@playwright/test';
import all from './playwright.config.ts';

/** A microphone that beeps, for which nobody has to be asked, and addresses that the engine can reach. */
const AUDIO = [
  '--no-sandbox',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

const { launchOptions, ...use } = all.use ?? {};

export default defineConfig({
  ...all,
  testDir: 'e2e/voice',
  testIgnore: [],
  // Engine, registrar and telephones beside the workbench: a second set would only wait for the first.
  workers: 1,
  use: { ...use, launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), ...AUDIO] } },
});
