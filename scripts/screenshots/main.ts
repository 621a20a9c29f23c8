/** `npm run build:screenshots`: the pictures of the documentation, taken from the workbench. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { findBrowser } from '../../test-support/browser.ts';
import { deskOn, type Desk } from '../../e2e/desk/desk.ts';
import { MINAMI } from '../../e2e/desk/people.ts';
import { signIn } from '../../e2e/desk/signIn.ts';
import { LANGUAGES, wordsIn, type Language } from '../../e2e/desk/words.ts';
import { ROOT, startWorkbench, type Workbench } from '../workbench/startWorkbench.ts';
import { photographCall } from './callPictures.ts';

const FOLDER = path.join(ROOT, 'docs/images');

async function openDesk(browser: Browser, workbench: Workbench, language: Language): Promise<Desk> {
  await workbench.controls.perform({ do: 'setLanguage', language }, MINAMI.salesforceId);
  const page = await browser.newPage({
    viewport: { width: 1366, height: 800 },
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
    baseURL: workbench.url,
  });
  const desk = deskOn({ page, url: workbench.url, words: wordsIn(language) });
  await page.goto('/');
  await page.getByRole('button', { name: desk.words.lightning.closePanel }).click();
  await desk.openPanel();
  await signIn(desk);
  await desk.expectReady();
  return desk;
}

mkdirSync(FOLDER, { recursive: true });
const { executablePath, args } = await findBrowser(process.env['CHROMIUM']);
const browser = await chromium.launch({
  args,
  ...(executablePath === undefined ? {} : { executablePath }),
});
const workbench = await startWorkbench({ dataDir: null, ports: 'any' });
try {
  for (const language of LANGUAGES) {
    const desk = await openDesk(browser, workbench, language);
    const fileFor = (name: string) => path.join(FOLDER, `${name}-${language}.png`);
    await photographCall({ desk, workbench, first: language === LANGUAGES[0], fileFor });
    await desk.page.context().close();
  }
  console.log(`The pictures are in ${path.relative(ROOT, FOLDER)}/.`);
} finally {
  await browser.close();
  await workbench.stop();
}
