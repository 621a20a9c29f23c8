/** Which Chromium the tests run in. */
import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';

export interface Browser {
  /** Undefined: the one that Playwright has downloaded. */
  readonly executablePath: string | undefined;
  readonly args: string[];
}

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * @param wanted a path, `sparticuz` (the headless shell that npm brings along, for Linux), `playwright`, or undefined for
 * the first of these that is there: one of the system, sparticuz, Playwright's own
 */
export async function findBrowser(wanted: string | undefined): Promise<Browser> {
  if (wanted === 'playwright') return { executablePath: undefined, args: [] };
  if (wanted === 'sparticuz') return sparticuzBrowser();
  if (wanted !== undefined) return { executablePath: wanted, args: [] };
  const system = SYSTEM_BROWSERS.find((file) => existsSync(file));
  if (system !== undefined) return { executablePath: system, args: [] };
  return process.platform === 'linux' ? sparticuzBrowser() : { executablePath: undefined, args: [] };
}

/** Without the arguments that go with it: made for cloud functions, they switch web security off. */
async function sparticuzBrowser(): Promise<Browser> {
  return { executablePath: await sparticuz.executablePath(), args: ['--no-zygote'] };
}
