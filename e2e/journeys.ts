/** What a journey of an agent has: a language, a clean workbench, and a browser that is signed in to Zoom Phone or not. */
import type { BrowserContext } from '@playwright/test';
import { deskOn, type Desk } from './desk/desk.ts';
import type { Means } from './desk/hands.ts';
import { makeQuiet } from './desk/quiet.ts';
import { signIn } from './desk/signIn.ts';
import { LANGUAGES, wordsIn, type Language, type Words } from './desk/words.ts';
import { expect, test as base } from './fixtures.ts';

export { expect };

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

interface WorkerFixtures {
  /**
   * The browser that has signed in last, and in which language: the gateway writes logs in the language that the agent
   * had then.
   */
  signedIn: { language: Language | null; state: StorageState };
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
      await use({ language: null, state: { cookies: [], origins: [] } });
    },
    { scope: 'worker' },
  ],
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
    await page.addInitScript(closeWorkbenchPanel);
    await use(deskOn({ page, url: workbench.url, words, means }));
  },
  desk: async ({ newDesk: desk, context, workbench, language, signedIn }, use) => {
    if (signedIn.language === language) {
      await context.addCookies(signedIn.state.cookies);
    } else {
      await desk.visit('/');
      await signIn(desk);
      await agreeToCallControl(desk, workbench.gateway?.url ?? '');
      signedIn.state = await context.storageState();
      signedIn.language = language;
    }
    await use(desk);
  },
});

/** The page has its whole width. */
function closeWorkbenchPanel(): void {
  window.localStorage.setItem('workbench.panel', 'false');
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
