/** What goes wrong around a call: the agent sees it with its code, nothing is lost, and it is made up for later. */
import { callNamed, countCalls, expectCallTo } from './desk/calls.ts';
import type { Desk } from './desk/desk.ts';
import { MINAMI, person } from './desk/people.ts';
import { dialButton } from './desk/recordPage.ts';
import { expectTask, tasksOf } from './desk/tasks.ts';
import { errorWords } from './desk/words.ts';
import { expect, inOneLanguage, test } from './journeys.ts';
import type { Workbench } from '../scripts/workbench/startWorkbench.ts';

const AVERY = person('calloway');
const RULE = 'Calls to Quillwood need a reason.';

/** The agent calls Avery from her page, and she answers. @returns the call's id */
async function talk(desk: Desk, workbench: Workbench): Promise<string> {
  await desk.page.goto(AVERY.path);
  await desk.hands.press(dialButton(desk, AVERY.phone));
  const { callId } = await expectCallTo(workbench, AVERY.e164);
  workbench.zoom.cloud.answer(callId);
  await expect(desk.card).toHaveAccessibleName(desk.words.say('Call_Connected'));
  return callId;
}

async function type(desk: Desk, number: string): Promise<void> {
  await desk.hands.write(desk.field, number);
  await desk.page.keyboard.press('Enter');
}

inOneLanguage('en_US', (language) => {
  test.use({ means: language === 'ja' ? 'keyboard' : 'mouse' });

  test('the gateway dies during a call: the comment is kept, and saved when it lives again', async ({
    desk,
    workbench,
  }) => {
    const callId = await talk(desk, workbench);
    await workbench.gateway?.kill('SIGKILL');
    await expect(desk.panel.getByText(desk.words.say('Connection_Reconnecting'))).toBeVisible();
    await expect(desk.panel.getByText(desk.words.say('Connection_OfflineHelp'))).toBeVisible();
    await desk.hands.write(desk.comment, 'typed in the dark');
    await desk.hands.press(desk.pad.getByRole('button', { name: desk.words.zoom.end, exact: true }));
    await expect(desk.card).toHaveCount(0);
    await expect(desk.comment).toHaveValue('typed in the dark');
    expect(tasksOf(workbench, callId)).toEqual([]);

    await workbench.gateway?.start();
    await expectTask(workbench, callId, { Description: 'typed in the dark', WhoId: AVERY.id });
    await desk.expectReady();
    await expect(desk.newest).toContainText(desk.words.say('Log_Saved'));
  });

  test('what Salesforce refuses waits in History with its reason, and is saved when nothing stands in the way', async ({
    desk,
    workbench,
  }) => {
    test.setTimeout(120_000);
    const { salesforce, zoom } = workbench;
    const troubles = [
      {
        code: 'salesforce.validation',
        state: 'Log_NeedsYou',
        said: RULE,
        begin: () => {
          salesforce.validationRules.push({ object: 'Task', message: RULE, refuses: () => true });
        },
        end: () => {
          salesforce.validationRules.splice(0);
        },
      },
      {
        code: 'salesforce.limitReached',
        state: 'Log_Waiting',
        said: null,
        begin: () => {
          const effect = { kind: 'error', code: 'REQUEST_LIMIT_EXCEEDED' } as const;
          salesforce.faults.add({ match: { from: 'app' }, times: 1000, effect });
        },
        end: () => {
          salesforce.faults.clear();
        },
      },
      {
        code: 'salesforce.unavailable',
        state: 'Log_Waiting',
        said: null,
        begin: () => salesforce.down(),
        end: () => salesforce.up(),
      },
    ] as const;
    for (const { code, state, said, begin, end } of troubles) {
      await test.step(code, async () => {
        const callId = await talk(desk, workbench);
        await desk.hands.write(desk.comment, code);
        await begin();
        zoom.cloud.hangUp(callId);
        const [text] = errorWords(desk.words, code);
        await expect(desk.newest).toContainText(desk.words.say(state, text));
        await desk.expectError(code);
        if (said !== null) {
          await expect(desk.newest).toContainText(desk.words.say('Common_SalesforceSays', said));
        }
        await expect(desk.comment).toHaveValue(code);
        expect(tasksOf(workbench, callId)).toEqual([]);

        await end();
        // It may be tried by itself a moment earlier: what passes is, and what was typed last comes after the end.
        await desk
          .button('Log_Retry')
          .click({ timeout: 3000 })
          .catch(() => undefined);
        await expect(desk.newest).toContainText(desk.words.say('Log_Saved'));
        await expectTask(workbench, callId, { Description: code, WhoId: AVERY.id });
      });
    }
  });

  test(
    'the page is reloaded in mid-call: the call, its comment and the pad are there again',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const callId = await talk(desk, workbench);
      await desk.hands.write(desk.comment, 'before the reload');
      await desk.page.reload();

      await expect(desk.card).toHaveAccessibleName(desk.words.say('Call_Connected'));
      await expect(desk.card).toContainText(AVERY.name);
      await expect(desk.comment).toHaveValue('before the reload');
      await expect(desk.card.getByRole('timer')).toBeVisible();
      await desk.hands.press(desk.pad.getByRole('button', { name: desk.words.zoom.end, exact: true }));
      await expectTask(workbench, callId, { Description: 'before the reload', WhoId: AVERY.id });
    },
  );
});

inOneLanguage('ja', (language) => {
  test.use({ means: language === 'ja' ? 'keyboard' : 'mouse' });

  test(
    'webhooks come late, several times and in any order: one call, one Task',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const { webhooks, cloud } = workbench.zoom;
      webhooks.setMode({ extraCopies: 2, shuffleWithinMs: 1500 });
      const callId = await talk(desk, workbench);
      cloud.hangUp(callId);
      await expect(desk.card).toHaveCount(0);
      await expect(desk.newest).toContainText(desk.words.say('Log_Saved'));
      webhooks.setMode({ hold: true });
      await desk.hands.press(dialButton(desk, AVERY.phone));
      const second = await expectCallTo(workbench, AVERY.e164);
      cloud.answer(second.callId);
      await expect(desk.card).toHaveAccessibleName(desk.words.say('Call_Connected'));
      cloud.hangUp(second.callId);
      await expect(desk.card).toHaveCount(0);
      webhooks.setMode({ extraCopies: 0, shuffleWithinMs: 0 });
      webhooks.release('reversed');

      for (const id of [callId, second.callId]) {
        await expectTask(workbench, id, {
          WhoId: AVERY.id,
          CallDisposition: language === 'ja' ? '応答' : 'Answered',
        });
      }
      await webhooks.settled();
      await expect(desk.card).toHaveCount(0);
      expect(tasksOf(workbench, callId)).toHaveLength(1);
      expect(tasksOf(workbench, second.callId)).toHaveLength(1);
    },
  );

  test(
    'a pad that waits for the agent is shown, and says so before anything is dialed',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const before = countCalls(workbench);
      workbench.zoom.pad(MINAMI.zoomId).signOut();
      await desk.visit('/');
      const notReady = desk.panel.getByText(desk.words.say('Pad_NotReadyTitle'), { exact: true });
      await expect(notReady).toBeVisible();
      await type(desk, '0355500101');
      await desk.expectError('dial.padNotReady');
      const { signIn, signInAs } = desk.words.zoom;
      const opened = desk.page.waitForEvent('popup');
      await desk.hands.press(desk.pad.getByRole('button', { name: signIn, exact: true }));
      await (await opened).getByRole('button', { name: signInAs.replace('{0}', MINAMI.name) }).click();
      await expect(notReady).toHaveCount(0);
      expect(countCalls(workbench)).toBe(before);

      await desk.hands.press(desk.button('Common_Retry'));
      await expectCallTo(workbench, '+81355500101');
    },
  );

  test(
    'no Zoom client runs: the widget says that no call began, and offers the Zoom app',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      workbench.zoom.client(MINAMI.zoomId).set({ running: false });
      await desk.visit('/');
      await desk.expectReady();
      await type(desk, '0355500101');
      await expect(desk.panel.getByText(desk.words.say('Call_Calling'))).toBeVisible();
      await desk.expectError('dial.noResponse');
      await expect(desk.pad.getByText(desk.words.zoom.noDevice).first()).toBeVisible();
      const links = await followedLinks(desk);
      await desk.hands.press(desk.button('Pad_UseZoomApp'));
      await expect.poll(links).toEqual(['zoomphonecall://+81355500101?callerid=%2B81355500001']);
      await expect(desk.panel.getByText(desk.words.say('Call_Calling'))).toBeVisible();

      workbench.zoom.client(MINAMI.zoomId).set({ running: true });
      const callId = workbench.zoom.agent(MINAMI.zoomId).dial({ number: '+81355500101' });
      await expect(desk.card).toBeVisible();
      await expect(desk.panel.getByRole('alert')).toHaveCount(0);
      workbench.zoom.cloud.refuse(callId);
      await expectTask(workbench, callId, { WhoId: person('sasaki').id });
    },
  );

  test(
    'emergency and premium numbers are asked about, and called if the agent wants it',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const { say } = desk.words;
      await desk.visit('/');
      for (const [kind, typed, called] of [
        ['Emergency', '110', '110'],
        ['Premium', '0990 555 123', '+81990555123'],
      ] as const) {
        await test.step(kind, async () => {
          const before = countCalls(workbench);
          const question = desk.panel.getByRole('alertdialog', { name: say(`Warning_${kind}Title`) });
          await type(desk, typed);
          await expect(question.getByRole('button', { name: say('Keypad_Call'), exact: true })).toBeFocused();
          await desk.page.keyboard.press('Escape');
          await expect(question).toHaveCount(0);
          expect(countCalls(workbench)).toBe(before);

          await type(desk, typed);
          await desk.hands.press(question.getByRole('button', { name: say('Keypad_Call'), exact: true }));
          const { callId } = await expectCallTo(workbench, called);
          workbench.zoom.cloud.refuse(callId);
          await expect(desk.card).toHaveCount(0);
          expect(callNamed(workbench, callId)?.emergency).toBe(kind === 'Emergency');
          await desk.hands.press(desk.tab('Tab_Keypad'));
        });
      }
    },
  );
});

/** The browser has no Zoom client to hand a link to. @returns gives the links that were followed since */
async function followedLinks({ page }: Desk): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const followed: string[] = [];
    window.open = (url) => {
      followed.push(String(url));
      document.documentElement.dataset['followed'] = JSON.stringify(followed);
      return null;
    };
  });
  return async () => {
    const followed: unknown = JSON.parse(
      await page.evaluate(() => document.documentElement.dataset['followed'] ?? '[]'),
    );
    return Array.isArray(followed) ? followed.map(String) : [];
  };
}
