/** External Zoom Call Logs: calls that the widget never saw are found by day, and saved or dismissed. */
import { addDays, dayOf } from '#call-core';
import type { Desk } from './desk/desk.ts';
import {
  EXTERNAL_LOGS,
  externalLogsOn,
  missElsewhere,
  talkElsewhere,
  untilRecorded,
} from './desk/externalLogs.ts';
import { meansIn } from './desk/hands.ts';
import { MINAMI, person } from './desk/people.ts';
import { signIn } from './desk/signIn.ts';
import { expectTask, tasksOf } from './desk/tasks.ts';
import { errorWords, type Language } from './desk/words.ts';
import { expectAccessible } from './fixtures.ts';
import { expect, inOneLanguage, test } from './journeys.ts';
import type { Workbench } from '../scripts/workbench/startWorkbench.ts';

const AVERY = person('calloway');
const SASAKI = person('sasaki');
const STRANGER = '+12095550177';
const RULE = 'Calls from strangers are not logged.';

/** Calls of the time before anybody was signed in: on the mobile phone, on the desk phone, and a missed one. */
async function callsBefore(workbench: Workbench, language: Language) {
  await workbench.controls.perform({ do: 'setLanguage', language }, MINAMI.salesforceId);
  const calls = {
    missed: missElsewhere(workbench, STRANGER),
    onDesk: talkElsewhere(workbench, SASAKI.e164, 'deskPhone'),
    mobile: talkElsewhere(workbench, AVERY.e164),
  };
  await untilRecorded(workbench, Object.values(calls));
  return calls;
}

/** From the tab, which says that nobody is signed in, to the widget and back. */
async function signInFromTab(desk: Desk): Promise<void> {
  const logs = externalLogsOn(desk);
  await desk.page.goto(EXTERNAL_LOGS);
  await expect(logs.text('External_SignedOut')).toBeVisible();
  await desk.hands.press(logs.button('External_OpenWidget'));
  await expect(desk.panel).toBeVisible();
  await signIn(desk);
  await expect(logs.button('External_Search')).toBeVisible();
  await desk.pressItem();
  await expect(desk.panel).toBeHidden();
}

inOneLanguage('ja', (language) => {
  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test('calls made before the sign-in, on other devices, are all selected and saved once', async ({
        newDesk: desk,
        freshWorkbench: workbench,
        signedIn,
      }) => {
        signedIn.language = null;
        const { say } = desk.words;
        const logs = externalLogsOn(desk);
        const { missed, mobile, onDesk } = await callsBefore(workbench, language);
        await signInFromTab(desk);

        await logs.search();
        await expect(logs.rows).toHaveCount(3);
        await expect(logs.text('External_Selected', 3, 3)).toBeVisible();
        await expect(logs.selectAll).toBeChecked();
        await expect(logs.row(say('External_DeviceMobile'))).toContainText('555 0123');
        await expect(logs.row(say('ResultInbound_Missed'))).toContainText('555 0177');
        await expectAccessible(desk.page, { frames: false });
        for (const callId of [missed, mobile, onDesk]) expect(tasksOf(workbench, callId)).toEqual([]);

        workbench.salesforce.validationRules.push({
          object: 'Task',
          message: RULE,
          refuses: ({ CallObject }) => CallObject === missed,
        });
        await desk.hands.press(logs.button('External_Save'));
        await expect(logs.rows.filter({ hasText: say('Log_Saved') })).toHaveCount(2);
        const refused = logs.rows.filter({ hasText: say('Common_SalesforceSays', RULE) });
        await expect(refused).toContainText(say('Common_Code', 'salesforce.validation'));
        await expectAccessible(desk.page, { frames: false });
        const retry = refused.getByRole('button', { name: say('Log_Retry'), exact: true });
        await desk.hands.goTo(retry);
        workbench.salesforce.validationRules.splice(0);
        await desk.hands.pressHere(retry);
        await expect(logs.rows.filter({ hasText: say('Log_Saved') })).toHaveCount(3);
        await expectTask(workbench, mobile, { WhoId: AVERY.id });
        await expectTask(workbench, onDesk, { WhoId: SASAKI.id });
        const taskId = await expectTask(workbench, missed, {});

        await desk.hands.press(
          logs.row('555 0177').getByRole('button', { name: new RegExp(`^${say('Log_OpenTask')}`) }),
        );
        await expect(desk.page).toHaveURL(new RegExp(taskId));
        await logs.open();
        await logs.search();
        await expect(logs.text('External_Empty')).toBeVisible();
        for (const callId of [missed, mobile, onDesk]) expect(tasksOf(workbench, callId)).toHaveLength(1);
      });

      test(
        'dates are chosen in a calendar, three days at most; a dismissed call stays away, and comes back',
        { tag: '@all' },
        async ({ newDesk: desk, freshWorkbench: workbench, signedIn }) => {
          signedIn.language = null;
          const { say } = desk.words;
          const logs = externalLogsOn(desk);
          const calls = await callsBefore(workbench, language);
          await signInFromTab(desk);
          const today = dayOf(Date.now(), 'Asia/Tokyo');

          await logs.pick('from', addDays(today, -3));
          await expect(logs.to).toHaveValue(shownDay(addDays(today, -1), language));
          await logs.pick('to', today);
          await logs.search();
          const [tooMany] = errorWords(desk.words, 'externalCalls.tooManyDays');
          await expect(logs.tab.getByRole('alert').filter({ hasText: tooMany })).toBeVisible();
          await logs.pick('from', today);
          await expect(logs.to).toHaveValue(shownDay(today, language));
          await logs.search();
          await expect(logs.rows).toHaveCount(3);

          const dismiss = logs.row('555 0177').getByRole('button');
          await desk.hands.press(dismiss);
          await expect(logs.rows).toHaveCount(2);
          await expect(logs.button('Common_Undo')).toBeFocused();
          await desk.hands.press(logs.button('Common_Undo'));
          await expect(logs.rows).toHaveCount(3);
          await desk.hands.press(dismiss);
          await expect(logs.rows).toHaveCount(2);

          await logs.open();
          await logs.search();
          await expect(logs.rows).toHaveCount(2);
          expect(workbench.zoom.cloud.calls().map(({ callId }) => callId)).toContain(calls.missed);
          await desk.hands.press(logs.button('External_DismissedList', 1));
          const putAway = logs.tab.getByRole('table', { name: say('External_DismissedList', 1) });
          await expectAccessible(desk.page, { frames: false });
          await desk.hands.press(putAway.getByRole('button'));
          await expect(logs.rows).toHaveCount(3);

          await workbench.salesforce.down();
          await logs.search();
          await expect(logs.tab.getByRole('alert')).toContainText(
            say('Common_Code', 'salesforce.unavailable'),
          );
          await workbench.salesforce.up();
          await desk.hands.press(logs.button('External_SearchAgain'));
          await expect(logs.rows).toHaveCount(3);
        },
      );
    });
  }
});

/** As the date boxes show a day. */
function shownDay(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-US', {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  return format.format(Date.parse(day));
}
