/** What a journey of an agent has: a language, a clean workbench, and a browser that is signed in to Zoom Phone or not. */
import type { BrowserContext } from '@playwright/test';
import { deskOn, type Desk } from './desk/desk.ts';
import type { Means } from './desk/hands.ts';
import { makeQuiet } from './desk/quiet.ts';
import { signIn } from './desk/signIn.ts';
import { LANGUAGES, wordsIn, type Language, type Words } from './desk/words.ts';
import { expect, test as base } from './fixtures.ts';

export { expect };

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

interface WorkerFixtures {
  /**
   * The browser that has signed in last, and in which language: the gateway writes logs in the language that the agent
   * had then.
   */
  signedIn: { language: Language | null; cookies: Cookies };
  /** One browser for all journeys: with a warm cache a page is there in half the time. */
  sharedBrowser: BrowserContext;
}

interface JourneyFixtures {
  language: Language;
  means: Means;
  words: Words;
  /** No call, no fault, and the agent's settings as on the first day; logs of earlier journeys stay. */
  quiet: undefined;
  /** A desk in a browser that is not signed in to Zoom Phone. */
  newDesk: Desk;
  /** A desk in a browser that is signed in; the widget is not open yet. */
  desk: Desk;
}

export const test = base.extend<JourneyFixtures, WorkerFixtures>({
  language: ['en_US', { option: true }],
  means: ['mouse', { option: true }],
  signedIn: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await use({ language: null, cookies: [] });
    },
    { scope: 'worker' },
  ],
  sharedBrowser: [
    async ({ browser }, use, { project }) => {
      const { viewport = null, locale, timezoneId } = project.use;
      const context = await browser.newContext({ viewport, locale, timezoneId });
      await context.addInitScript(closeWorkbenchPanel);
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ sharedBrowser }, use) => {
    await use(sharedBrowser);
    await forget(sharedBrowser);
  },
  words: async ({ language }, use) => {
    await use(wordsIn(language));
  },
  quiet: [
    async ({ workbench, language }, use) => {
      await makeQuiet(workbench, language);
      await use(undefined);
    },
    { auto: true },
  ],
  newDesk: async ({ page, workbench, words, means }, use) => {
    await use(deskOn({ page, url: workbench.url, words, means }));
  },
  desk: async ({ newDesk: desk, context, workbench, language, signedIn }, use) => {
    if (signedIn.language === language) {
      await context.addCookies(signedIn.cookies);
    } else {
      await desk.visit('/');
      await signIn(desk);
      await agreeToCallControl(desk, workbench.gateway?.url ?? '');
      signedIn.cookies = await context.cookies();
      signedIn.language = language;
    }
    await use(desk);
  },
});

/** The page has its whole width. Runs in every document, also in a browser's own page for an address that does not answer. */
function closeWorkbenchPanel(): void {
  if (window.origin.startsWith('http')) window.localStorage.setItem('workbench.panel', 'false');
}

/** As if nobody had been here. */
async function forget(context: BrowserContext): Promise<void> {
  await context.setOffline(false);
  await context.unrouteAll({ behavior: 'ignoreErrors' });
  await context.clearCookies();
  const [page] = context.pages();
  await page?.evaluate(() => {
    window.localStorage.clear();
  });
  for (const open of context.pages()) await open.close();
}

/** Runs a group of tests once in English and once in Japanese. */
export function inBothLanguages(group: (language: Language) => void): void {
  for (const language of LANGUAGES) {
    test.describe(language === 'ja' ? 'in Japanese' : 'in English', () => {
      test.use({ language });
      group(language);
    });
  }
}

/** What the agent answers to the question before the first call, so that journeys about something else need not. */
async function agreeToCallControl({ page }: Desk, gatewayUrl: string): Promise<void> {
  const status = await page.evaluate(async (url) => {
    const headers = { 'x-zoom-phone-widget': '1', 'content-type': 'application/json' };
    const answer = await fetch(`${url}/api/consent`, {
      method: 'PUT',
      credentials: 'include',
      headers,
      body: '{}',
    });
    return answer.status;
  }, gatewayUrl);
  expect(status).toBe(204);
}
