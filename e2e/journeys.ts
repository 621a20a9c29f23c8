/** What a journey of an agent has: a language, a clean workbench, and a browser that is signed in to Zoom Phone or not. */
import type { BrowserContext, Page } from '@playwright/test';
import { USERS, type WorkbenchUser } from '../scripts/workbench/parties.ts';
import type { Workbench } from '../scripts/workbench/startWorkbench.ts';
import { deskOn, type Desk } from './desk/desk.ts';
import type { Means } from './desk/hands.ts';
import { LANGUAGES, wordsIn, type Language, type Words } from './desk/words.ts';
import { expect, test as base } from './fixtures.ts';

export { expect };

export const MINAMI = userNamed('minami');

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

interface WorkerFixtures {
  /** Browsers that have signed in, by language. */
  signedInStates: Map<Language, StorageState>;
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
  signedInStates: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await use(new Map());
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
  newDesk: async ({ page, words, means }, use) => {
    await use(deskOn(page, words, means));
  },
  desk: async ({ page, context, workbench, words, means, language, signedInStates }, use) => {
    const known = signedInStates.get(language);
    const desk = deskOn(page, words, means);
    if (known !== undefined) await context.addCookies(known.cookies);
    await page.goto('/');
    await desk.openPanel();
    if (known === undefined) {
      await signIn(desk);
      await agreeToCallControl(workbench, page);
      signedInStates.set(language, await context.storageState());
    }
    await desk.expectReady();
    await use(desk);
  },
});

/** Runs a group of tests once in English and once in Japanese. */
export function inBothLanguages(group: (language: Language) => void): void {
  for (const language of LANGUAGES) {
    test.describe(language === 'ja' ? 'in Japanese' : 'in English', () => {
      test.use({ language });
      group(language);
    });
  }
}
