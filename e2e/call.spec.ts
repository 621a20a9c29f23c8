/** The main job: a number is clicked on a Contact, and the call with its comment is on that Contact as a Task. */
import { callNamed, expectCallTo } from './desk/calls.ts';
import type { Desk } from './desk/desk.ts';
import { meansIn } from './desk/hands.ts';
import { MINAMI, person } from './desk/people.ts';
import { dialButton, fieldOf, timeline } from './desk/recordPage.ts';
import { signIn } from './desk/signIn.ts';
import { expectNoTask, expectTask } from './desk/tasks.ts';
import type { Language } from './desk/words.ts';
import { expect, inBothLanguages, test } from './journeys.ts';
import type { ZoomCall } from '../scripts/workbench/zoom/calls/zoomCall.ts';

/** Whom the agent calls, and what the log says of it in the agent's language. */
const CALLS = {
  en_US: {
    key: 'calloway',
    account: 'Quillwood Instruments',
    number: '+1 209 555 0123',
    subject: 'Call to Avery Calloway',
    result: 'Answered',
    callType: 'Outbound',
  },
  ja: {
    key: 'sasaki',
    account: '星空かなで電機株式会社',
    number: '03-5550-0101',
    subject: '発信: 佐々木 香織',
    result: '応答',
    callType: '発信',
  },
} as const satisfies Record<Language, object>;

/** Long ways by keyboard, and a workbench that begins anew. */
test.slow();

const COMMENT = 'Wants forty gauges by March 😀\n四十台、三月まで';

/** Where the agent is, whatever the clock of this computer says. */
function todayInTokyo(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' }).format();
}

/** Goes to the Contact and clicks the number. @returns the call that rings at the other end */
async function callFromPage(desk: Desk, workbench: Parameters<typeof expectCallTo>[0]): Promise<ZoomCall> {
  const contact = person(CALLS[desk.words.language].key);
  await desk.page.goto(contact.path);
  await desk.hands.press(dialButton(desk, contact.phone));
  return expectCallTo(workbench, contact.e164);
}

function summary(desk: Desk, isOpen: boolean) {
  return desk.newest.getByRole('button', { expanded: isOpen });
}

/** Zoom's pad is whole and on the screen, at the side of the card. */
async function expectPadBesideCard(desk: Desk): Promise<void> {
  await expect(async () => {
    const [panel, card, pad] = await Promise.all(
      [desk.panel, desk.card, desk.panel.locator('iframe')].map((locator) => locator.boundingBox()),
    );
    if (!panel || !card || !pad) throw new Error('Something of the widget is not shown');
    expect(pad.width).toBeGreaterThanOrEqual(350);
    expect(pad.height).toBeGreaterThanOrEqual(580);
    expect(pad.x).toBeGreaterThanOrEqual(card.x + card.width);
    expect(pad.y).toBeGreaterThanOrEqual(panel.y);
    expect(pad.y + pad.height).toBeLessThanOrEqual(panel.y + panel.height);
    expect(panel.y).toBeGreaterThanOrEqual(0);
  }).toPass({ timeout: 5000 });
}

inBothLanguages((language) => {
  const { account, number, subject, result, callType, key } = CALLS[language];
  const contact = person(key);

  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test('a number that is clicked on a Contact becomes a call, and the call a Task on the Contact', async ({
        desk,
        workbench,
      }) => {
        const { say, lightning, zoom } = desk.words;
        const { callId } = await callFromPage(desk, workbench);

        await expect(desk.card).toHaveAccessibleName(say('Call_Calling'));
        await expect(desk.card.getByRole('button', { name: say('Who_Open', contact.name) })).toBeVisible();
        for (const text of [contact.name, account, number]) await expect(desk.card).toContainText(text);
        await expect(desk.card.getByText(say('Direction_Outbound'), { exact: true })).toBeAttached();
        await expect(desk.card.getByRole('timer')).toHaveCount(0);
        await expectPadBesideCard(desk);

        workbench.zoom.cloud.answer(callId);
        await expect(desk.card).toHaveAccessibleName(say('Call_Connected'));
        await desk.hands.write(desk.comment, COMMENT);
        await expect(desk.card.getByRole('timer')).toHaveText(/^0:0[2-9]$/);
        await desk.hands.press(desk.pad.getByRole('button', { name: zoom.end, exact: true }));

        await expect(desk.card).toHaveCount(0);
        await expect(desk.tab('Tab_History')).toHaveAttribute('aria-selected', 'true');
        await expect(summary(desk, true)).toBeVisible();
        await expect(desk.newest).toContainText(contact.name);
        await expect(desk.comment).toHaveValue(COMMENT);
        await expect(desk.newest).toContainText(say('Log_Saved'));
        await desk.hands.press(desk.button('Log_CloseSaved'));
        await expect(summary(desk, false)).toBeVisible();

        const call = callNamed(workbench, callId);
        const seconds = Math.round(((call?.endedAt ?? 0) - (call?.answeredAt ?? 0)) / 1000);
        const taskId = await expectTask(workbench, callId, {
          Subject: subject,
          Description: COMMENT,
          Status: 'Completed',
          CallType: 'Outbound',
          CallDisposition: result,
          CallObject: callId,
          TaskSubtype: 'Call',
          ActivityDate: todayInTokyo(),
          WhoId: contact.id,
          WhatId: null,
          OwnerId: MINAMI.salesforceId,
        });
        const told = Number(workbench.salesforce.records.get(taskId)?.['CallDurationInSeconds']);
        expect(Math.abs(told - seconds)).toBeLessThanOrEqual(1);
        expect(told).toBeGreaterThan(0);

        await desk.page.reload();
        await expect(timeline(desk).first()).toContainText(subject);
        await expect(timeline(desk).first()).toContainText('Wants forty gauges by March');
        await desk.hands.press(
          desk.page.getByRole('navigation').getByRole('link', { name: lightning.tasks }),
        );
        const link = desk.page.getByRole('main').locator(`a[href*="${taskId}"]`).first();
        await desk.hands.press(link);
        const { fields } = lightning;
        const [year = '', month = '', day = ''] = todayInTokyo().split('-');
        for (const [field, value] of [
          ['Subject', subject],
          ['Description', 'Wants forty gauges by March 😀'],
          ['Description', '四十台、三月まで'],
          ['CallType', callType],
          ['CallDurationInSeconds', String(told)],
          ['CallDisposition', result],
          ['CallObject', callId],
          [
            'ActivityDate',
            language === 'ja'
              ? `${year}/${Number(month)}/${Number(day)}`
              : `${Number(month)}/${Number(day)}/${year}`,
          ],
          ['WhoId', contact.name],
          ['OwnerId', MINAMI.name],
        ] as const) {
          await expect(fieldOf(desk, fields[field])).toContainText(value);
        }
      });
    });
  }

  test.describe('afterwards', () => {
    test.use({ means: language === 'ja' ? 'keyboard' : 'mouse' });

    test('the other end hangs up; the comment is corrected, the log deleted and brought back', async ({
      desk,
      workbench,
    }) => {
      const { say } = desk.words;
      const { callId } = await callFromPage(desk, workbench);
      workbench.zoom.cloud.answer(callId);
      await expect(desk.card).toHaveAccessibleName(say('Call_Connected'));
      await desk.hands.write(desk.comment, 'first');
      workbench.zoom.cloud.hangUp(callId);

      await expect(summary(desk, true)).toBeVisible();
      await expectTask(workbench, callId, { Description: 'first', WhoId: contact.id });
      await desk.hands.write(desk.comment, 'second thoughts');
      await desk.hands.press(desk.button('Log_CloseSaves'));
      await expectTask(workbench, callId, { Description: 'second thoughts' });

      await desk.hands.press(summary(desk, false));
      await desk.hands.press(desk.button('Log_Delete'));
      await expectNoTask(workbench, callId);
      await expect(desk.newest).toContainText(say('Log_Deleted'));
      await desk.hands.press(
        desk.newest.getByRole('button', { name: say('Common_Undo'), exact: true }).first(),
      );
      await expectTask(workbench, callId, { Description: 'second thoughts', WhoId: contact.id });
      await expect(desk.newest).toContainText(say('Log_Saved'));
    });

    test(
      'what is typed in the moment of the end is not lost',
      { tag: '@all' },
      async ({ desk, workbench }) => {
        const { callId } = await callFromPage(desk, workbench);
        workbench.zoom.cloud.answer(callId);
        await expect(desk.card.getByRole('timer')).toBeVisible();
        await desk.comment.click();
        await desk.page.keyboard.type('half a sen');
        workbench.zoom.cloud.hangUp(callId);
        await expect(desk.card).toHaveCount(0);

        await expect(desk.comment).toHaveValue('half a sen');
        // Otherwise it is saved a while after the last word.
        await desk.hands.press(desk.button('Log_CloseSaves').or(desk.button('Log_CloseSaved')));
        await expectTask(workbench, callId, { Description: 'half a sen' });
      },
    );

    test(
      'before the first call the agent is asked for consent, once',
      { tag: '@all' },
      async ({ newDesk: desk, freshWorkbench: workbench, signedIn }) => {
        signedIn.language = null;
        await workbench.controls.perform({ do: 'setLanguage', language }, MINAMI.salesforceId);
        await desk.visit('/');
        await signIn(desk);
        const question = desk.panel.getByRole('alertdialog', { name: desk.words.say('Consent_Title') });
        await desk.page.goto(contact.path);
        await desk.hands.press(dialButton(desk, contact.phone));
        await expect(question).toContainText(desk.words.say('Consent_Question'));
        await desk.hands.press(question.getByRole('button', { name: desk.words.say('Common_Cancel') }));
        await expect(question).toHaveCount(0);
        expect(workbench.zoom.cloud.calls()).toEqual([]);

        await desk.hands.press(dialButton(desk, contact.phone));
        await desk.hands.press(
          question.getByRole('button', { name: desk.words.say('Common_Ok'), exact: true }),
        );
        const { callId } = await expectCallTo(workbench, contact.e164);
        workbench.zoom.cloud.refuse(callId);
        await expect(desk.card).toHaveCount(0);

        await callFromPage(desk, workbench);
        await expect(question).toHaveCount(0);
      },
    );
  });
});
