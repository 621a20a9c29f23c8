/** What a journey of an agent has: a language, a clean workbench, and a browser that is signed in to Zoom Phone or not. */
import { ALL_MEANS } from '../test-support/allMeans.ts';
import type { BrowserContext } from '@playwright/test';
import { deskOn, type Desk } from './desk/desk.ts';
import { tellGateway } from './desk/gateway.ts';
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
    async ({}, use) => {
      await use({ language: null, cookies: [] });
    },
    { scope: 'worker' },
  ],
  preparePage: [
    async ({}, use) => {
      await use(closeWorkbenchPanel);
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

/** Runs a group of tests once in English and once in Japanese. */
export function inBothLanguages(group: (language: Language) => void): void {
  for (const language of LANGUAGES) {
    test.describe(nameOf(language), () => {
      test.use({ language });
      group(language);
    });
  }
}

/**
 * Runs a group once, in this language, which is half the time. The main job and the sign-in run in both; everything in
 * both with `ALL_MEANS=1`.
 */
export function inOneLanguage(language: Language, group: (language: Language) => void): void {
  if (ALL_MEANS) inBothLanguages(group);
  else
    test.describe(nameOf(language), () => {
      test.use({ language });
      group(language);
    });
}

function nameOf(language: Language): string {
  return language === 'ja' ? 'in Japanese' : 'in English';
}

/** What the agent answers to the question before the first call, so that journeys about something else need not. */
async function agreeToCallControl({ page }: Desk, gatewayUrl: string): Promise<void> {
  expect(await tellGateway(page, gatewayUrl, 'PUT', '/api/consent', {})).toBe(204);
}
