/** The two modes of saving, the rules for calls that are left out, and the administrator's page for both. */
import type { Locator } from '@playwright/test';
import { deskOn, QUIET_PAGE } from './desk/desk.ts';
import type { Desk } from './desk/desk.ts';
import { meansIn, reach } from './desk/hands.ts';
import { looksOf } from './desk/looks.ts';
import { endInPad, ring, talkWith } from './desk/incoming.ts';
import { ADMIN, person } from './desk/people.ts';
import { orgSettings, setUp } from './desk/settings.ts';
import { signIn } from './desk/signIn.ts';
import { expectNoTask, expectTask, tasksOf } from './desk/tasks.ts';
import { expectAccessible } from './fixtures.ts';
import { expect, inOneLanguage, test as base } from './journeys.ts';

const AUTO = { autoSave: true, logMissed: true };
const SETTINGS_PAGE = '/lightning/n/Zoom_Phone_Settings';
const COMMENT = 'Wants forty gauges 😀\n四十台';

const test = base.extend<{ look: ReturnType<typeof looksOf> }>({
  look: async ({ newDesk }, use, testInfo) => {
    await use(looksOf(newDesk, testInfo));
  },
});

test.slow();

test.afterEach(async ({ desk, workbench }) => {
  await setUp(workbench, desk.page, {}, AUTO);
});

inOneLanguage('ja', (language) => {
  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test('where agents choose, a call is in Salesforce when it is saved, and not before', async ({
        desk,
        workbench,
        look,
      }) => {
        const { say } = desk.words;
        await start(desk, workbench, { AutoSave__c: false }, { autoSave: false });
        const callId = await talkWith(desk, workbench, person('calloway').e164);
        await desk.hands.press(desk.tab('Tab_History'));
        await expect(desk.newest).toContainText(say('Log_OpenByHand'));
        await endInPad(desk);

        await expect(desk.newest).toContainText(say('Log_Undecided'));
        await look('not saved yet');
        await desk.hands.write(desk.opened.getByRole('textbox'), COMMENT);
        await expectNoTask(workbench, callId);
        await desk.hands.press(desk.button('Log_Save'));
        await expect(desk.newest).toContainText(say('Log_Saved'));
        await expectTask(workbench, callId, { Description: COMMENT, WhoId: person('calloway').id });

        await desk.hands.press(desk.button('Log_CloseSaved'));
        await expect(desk.opened).toHaveCount(0);
        expect(tasksOf(workbench, callId)).toHaveLength(1);
      });

      test(
        'closed without saving it is not in Salesforce, and may be taken back',
        { tag: '@all' },
        async ({ desk, workbench, look }) => {
          const { say } = desk.words;
          await start(desk, workbench, { AutoSave__c: false }, { autoSave: false });
          const callId = await talkWith(desk, workbench, person('sasaki').e164);
          await endInPad(desk);
          await desk.hands.press(desk.button('Log_CloseUnsaved'));

          await expect(desk.opened).toHaveCount(0);
          await expect(desk.newest).toContainText(say('Log_Discarded'));
          await expectNoTask(workbench, callId);
          await look('closed without saving');
          await desk.hands.press(undoOf(desk));
          await expect(desk.newest).toContainText(say('Log_Undecided'));
          await desk.hands.press(summary(desk.newest));
          await desk.hands.press(desk.button('Log_CloseUnsaved'));
          await expect(desk.newest).toContainText(say('Log_Discarded'));
          await desk.page.reload();
          await desk.openPanel();
          await desk.hands.press(desk.tab('Tab_History'));
          await expect(desk.newest).toContainText(say('Log_Discarded'));
          await expectNoTask(workbench, callId);
        },
      );

      test(
        'the logs of one caller are saved and closed together, and those of others are not',
        { tag: '@all' },
        async ({ desk, workbench, look }) => {
          const { say } = desk.words;
          const [caller, other] = [person('vance'), person('pike')];
          await start(desk, workbench, { AutoSave__c: false }, { autoSave: false });
          const finish = async (from: string): Promise<string> => {
            const callId = await talkWith(desk, workbench, from);
            await endInPad(desk);
            await expect(desk.newest).toContainText(say('Log_Undecided'));
            return callId;
          };
          const first = await finish(caller.e164);
          const others = await finish(other.e164);
          const second = await finish(caller.e164);

          await expect(desk.opened).toContainText(say('Log_SaveAllHelp', 2));
          await look('several of one caller');
          await desk.hands.press(desk.button('Log_SaveAll', 2));
          await expect(desk.opened).toHaveCount(0);
          await expectTask(workbench, first, { WhoId: caller.id });
          await expectTask(workbench, second, { WhoId: caller.id });
          await expectNoTask(workbench, others);
        },
      );

      test(
        'a call that a rule leaves out says why, and may be saved by hand',
        { tag: '@all' },
        async ({ desk, workbench, look }) => {
          const { say } = desk.words;
          await start(desk, workbench, { LogMissed__c: false }, { logMissed: false });
          const callId = ring(workbench, person('calloway').e164);
          await expect(desk.card).toHaveCount(1);
          workbench.zoom.cloud.hangUp(callId);
          await expect(desk.newest).toContainText(say('Log_ExcludedMissed'));
          await expect(desk.opened).toContainText(say('Log_ExcludedHelp'));
          await look('left out by a rule');
          await expectNoTask(workbench, callId);

          await desk.hands.press(desk.button('Log_Save'));
          await expect(desk.newest).toContainText(say('Log_Saved'));
          await expectTask(workbench, callId, { WhoId: person('calloway').id });
        },
      );

      test(
        'deleting takes the log from Salesforce alone, with undo',
        { tag: '@all' },
        async ({ desk, workbench }) => {
          const { say } = desk.words;
          await start(desk, workbench, {}, AUTO);
          const callId = await talkWith(desk, workbench, person('calloway').e164);
          await endInPad(desk);
          await expect(desk.newest).toContainText(say('Log_Saved'));
          await expect(desk.opened).toContainText(say('Log_DeleteHelp'));

          await desk.hands.press(desk.button('Log_Delete'));
          await expectNoTask(workbench, callId);
          expect(workbench.zoom.cloud.calls().map((call) => call.callId)).toContain(callId);
          await desk.hands.press(undoOf(desk));
          await expectTask(workbench, callId, { WhoId: person('calloway').id });
        },
      );

      test(
        'what an administrator changes holds at once for an agent on the phone',
        { tag: '@all' },
        async ({ desk, workbench, browser, words }, testInfo) => {
          const { say } = words;
          await start(desk, workbench, {}, AUTO);
          const callId = await talkWith(desk, workbench, person('calloway').e164);
          await desk.hands.press(desk.tab('Tab_History'));
          await expect(desk.newest).toContainText(say('Log_Open'));

          const context = await browser.newContext({
            baseURL: workbench.url,
            viewport: { width: 1280, height: 900 },
          });
          await context.addInitScript(() => {
            if (window.origin.startsWith('http')) window.localStorage.setItem('workbench.panel', 'false');
          });
          const office = deskOn({ page: await context.newPage(), url: workbench.url, words, means });
          await office.as(ADMIN);
          await office.visit(SETTINGS_PAGE);
          const main = office.page.getByRole('main');
          await expect(main).toContainText(say('Settings_SignIn'));
          await signIn(office);
          await expect(main.getByRole('checkbox')).toHaveCount(8);
          const connection = main.getByRole('region', { name: say('Doctor_Title'), exact: true });
          await expect(connection.getByText(say('Doctor_Agents'))).toBeVisible();
          await office.pressItem();
          await expectAccessible(office.page, { frames: false });

          await toggle(office, main.getByRole('checkbox', { name: say('Settings_AutoSave') }));
          await office.hands.write(main.getByRole('textbox', { name: say('Settings_NeverLog') }), 'boss');
          await office.hands.press(main.getByRole('button', { name: say('Settings_Save'), exact: true }));
          await expect(main.getByRole('alert')).toContainText(say('Error_settings_invalidNumber'));
          expect(orgSettings(workbench)).toEqual([]);
          await office.hands.write(
            main.getByRole('textbox', { name: say('Settings_NeverLog') }),
            '03-5550-0101',
          );
          await office.hands.press(main.getByRole('button', { name: say('Settings_Save'), exact: true }));
          await expect(main.getByText(say('Settings_Saved'))).toBeVisible();
          await office.page.screenshot({ path: testInfo.outputPath('settings.png') });
          expect(orgSettings(workbench)).toMatchObject([{ AutoSave__c: false, NeverLog__c: '+81355500101' }]);
          await context.close();

          await expect(desk.newest).toContainText(say('Log_OpenByHand'));
          await endInPad(desk);
          await expect(desk.newest).toContainText(say('Log_Undecided'));
          await expectNoTask(workbench, callId);
          await desk.hands.press(desk.button('Log_CloseUnsaved'));
          await expect(desk.newest).toContainText(say('Log_Discarded'));
        },
      );
    });
  }
});

async function start(
  desk: Desk,
  workbench: Parameters<typeof setUp>[0],
  ...settings: [Parameters<typeof setUp>[2], Parameters<typeof setUp>[3]]
): Promise<void> {
  await desk.visit(QUIET_PAGE);
  await desk.expectReady();
  await setUp(workbench, desk.page, ...settings);
}

function undoOf(desk: Desk): Locator {
  return desk.newest.getByRole('button', { name: desk.words.say('Common_Undo'), exact: true }).first();
}

function summary(entry: Locator): Locator {
  return entry.locator('button[aria-expanded]');
}

/** A checkbox lies behind its drawing. */
async function toggle({ page, hands }: Desk, box: Locator): Promise<void> {
  if (hands.means === 'mouse') {
    await box.click({ force: true });
    return;
  }
  await reach(page, box);
  await page.keyboard.press('Space');
}
