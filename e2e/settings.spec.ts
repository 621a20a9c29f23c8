/** The administrator's page and an agent's widget, open at once: what is set for the agent alone, locked, and taken back. */
import type { Browser } from '@playwright/test';
import { userIdOf } from '../scripts/workbench/seed.ts';
import type { Workbench } from '../scripts/workbench/startWorkbench.ts';
import { deskOn, QUIET_PAGE } from './desk/desk.ts';
import type { Desk } from './desk/desk.ts';
import { meansIn } from './desk/hands.ts';
import { ADMIN, MINAMI } from './desk/people.ts';
import { clearSettings } from './desk/settings.ts';
import { signIn } from './desk/signIn.ts';
import { expectAccessible } from './fixtures.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

test.slow();

test.afterEach(({ workbench }) => {
  clearSettings(workbench);
});

inOneLanguage('ja', (language) => {
  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test('what is set and locked for one agent is in the open widget, and so is the way back', async ({
        desk,
        workbench,
        browser,
        words,
      }, testInfo) => {
        const { say } = words;
        await desk.visit(QUIET_PAGE);
        await desk.expectReady();
        await desk.chooseFromMenu('Alerts_RingTone');
        await expectInMenu(desk, say('Alerts_RingTone'), { isOn: true, isOff: false });

        const office = await openOffice(browser, { workbench, words });
        const main = office.page.getByRole('main');
        await main.getByRole('searchbox', { name: say('Settings_FindOwner') }).fill(MINAMI.agent.lastName);
        await main.getByRole('button', { name: new RegExp(MINAMI.agent.lastName) }).click();
        await expect(main.getByRole('heading', { name: new RegExp(MINAMI.agent.lastName) })).toBeVisible();
        await expect(main).toContainText(say('Settings_FromDefault'));

        await main.getByRole('combobox', { name: say('Settings_RingTone') }).click();
        await main.getByRole('option', { name: say('Settings_Off'), exact: true }).click();
        await main
          .getByRole('button', { name: `${say('Settings_Lock')}: ${say('Settings_RingTone')}` })
          .click();
        await main.getByRole('button', { name: say('Settings_ToOrg') }).click();
        await expect(main.getByRole('alert')).toContainText(MINAMI.agent.lastName);
        await expectAccessible(office.page, { frames: false });
        await office.page.screenshot({ path: testInfo.outputPath('user.png'), fullPage: true });
        await main.getByRole('button', { name: say('Settings_Stay') }).click();
        await main.getByRole('button', { name: say('Settings_Save'), exact: true }).click();
        await expect(main.getByText(say('Settings_Saved'))).toBeVisible();
        expect(workbench.salesforce.records.find('ZoomPhoneSettings__c')).toMatchObject([
          {
            SetupOwnerId: userIdOf('minami'),
            ...{ RingTone__c: 'off', SetHere__c: 'ringTone', Locked__c: 'ringTone' },
          },
        ]);
        await expectInMenu(desk, say('Alerts_RingToneFixed'), { isOn: false, isOff: true });

        const back = `${say('Settings_Inherit')}: ${say('Settings_RingTone')}`;
        await main.getByRole('button', { name: back }).click();
        await main.getByRole('button', { name: say('Settings_Save'), exact: true }).click();
        // What the agent had chosen holds again.
        await expectInMenu(desk, say('Alerts_RingTone'), { isOn: true, isOff: false });
        expect(workbench.salesforce.records.find('ZoomPhoneSettings__c')).toEqual([]);
        await desk.chooseFromMenu('Alerts_RingTone');
        await expectInMenu(desk, say('Alerts_RingTone'), { isOn: false, isOff: false });
        await office.page.context().close();
      });
    });
  }
});

async function openOffice(
  browser: Browser,
  { workbench, words }: { readonly workbench: Workbench; readonly words: Desk['words'] },
): Promise<Desk> {
  const context = await browser.newContext({
    baseURL: workbench.url,
    viewport: { width: 1280, height: 900 },
  });
  await context.addInitScript(() => {
    if (window.origin.startsWith('http')) window.localStorage.setItem('workbench.panel', 'false');
  });
  const office = deskOn({ page: await context.newPage(), url: workbench.url, words });
  await office.as(ADMIN);
  await office.visit('/lightning/n/Zoom_Phone_Settings');
  await signIn(office);
  await office.pressItem();
  return office;
}

/** Opens the menu, looks until it says so, and closes it. */
async function expectInMenu(
  { page, panel, words }: Desk,
  name: string,
  { isOn, isOff }: { readonly isOn: boolean; readonly isOff: boolean },
): Promise<void> {
  const menu = panel.getByRole('button', { name: words.say('Session_Menu') });
  const item = panel.getByRole('menuitemcheckbox', { name, exact: true });
  await menu.click();
  await expect(item).toBeVisible();
  await expect(item).toHaveAttribute('aria-checked', String(isOn));
  await expect(item).toHaveAttribute('aria-disabled', String(isOff));
  await page.keyboard.press('Escape');
}
