/** Numbers on record pages: whose are offered, what is called, and where the log of that call goes. */
import type { Workbench } from '../scripts/workbench/startWorkbench.ts';
import { callNamed, countCalls, expectCallTo } from './desk/calls.ts';
import type { Desk } from './desk/desk.ts';
import { person } from './desk/people.ts';
import { dialButton, dialButtons } from './desk/recordPage.ts';
import { signIn } from './desk/signIn.ts';
import { expectTask } from './desk/tasks.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const AVERY = person('calloway');
const CASEY = person('thornbury');
const SAKURA = person('nakamura');

/** Pages of records with numbers: how each record is found, and where a call from its page is logged. */
const PAGES = [
  {
    object: 'Contact',
    find: { Id: AVERY.id },
    numbers: 2,
    calls: ['(209) 555-0123', '+12095550123'],
    who: AVERY.id,
    relatedTo: null,
  },
  {
    object: 'Lead',
    find: { Id: CASEY.id },
    numbers: 2,
    calls: ['617-555-0134', '+16175550134'],
    who: CASEY.id,
    relatedTo: null,
  },
  {
    object: 'Account',
    find: { Name: 'Quillwood Instruments' },
    numbers: 1,
    calls: ['(209) 555-0100', '+12095550100'],
    who: null,
    relatedTo: 'own',
  },
  {
    object: 'Case',
    find: { Subject: 'Display stays dark after update' },
    numbers: 2,
    calls: ['(209) 555-0123', '+12095550123'],
    who: AVERY.id,
    relatedTo: 'own',
  },
  {
    object: 'Opportunity',
    find: { Name: 'Quillwood - 40 handheld gauges' },
    numbers: 1,
    calls: ['(209) 555-0100', '+12095550100'],
    who: null,
    relatedTo: 'own',
  },
  {
    object: 'Task',
    find: { Subject: 'Sent the quote' },
    numbers: 2,
    calls: ['+44 (0)20 7946 0123', '+442079460123'],
    who: person('thackeray').id,
    relatedTo: null,
  },
] as const;

/** The id of the one record that is meant. */
function recordOf({ salesforce }: Workbench, { object, find }: (typeof PAGES)[number]): string {
  const [record] = salesforce.records.find(object, find);
  if (record === undefined) throw new Error(`The workbench has no such ${object}`);
  return String(record['Id']);
}

/** The quick action of the page, among the buttons or behind the last of them. */
async function pressQuickAction(desk: Desk): Promise<void> {
  const main = desk.page.getByRole('main');
  await desk.hands.press(main.getByRole('button', { name: desk.words.say('Dial_Title'), exact: true }));
}

inOneLanguage('ja', (language) => {
  test.use({ means: language === 'ja' ? 'keyboard' : 'mouse' });

  test(
    'every record page offers its numbers, and the call is logged where it was made from',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      test.setTimeout(120_000);
      await desk.visit('/');
      await desk.expectReady();
      for (const place of PAGES) {
        await test.step(place.object, async () => {
          const id = recordOf(workbench, place);
          await desk.page.goto(`/lightning/r/${place.object}/${id}/view`);
          const [shown, number] = place.calls;
          await expect(dialButtons(desk)).toHaveCount(place.numbers);
          await desk.hands.press(dialButton(desk, shown));
          const { callId } = await expectCallTo(workbench, number);
          workbench.zoom.cloud.refuse(callId);
          await expectTask(workbench, callId, {
            WhoId: place.who,
            WhatId: place.relatedTo === 'own' ? id : place.relatedTo,
          });
        });
      }
    },
  );

  test('the quick action calls the first number, from the widget that was never opened', async ({
    desk,
    workbench,
  }) => {
    for (const [one, number] of [
      [AVERY, '+12095550123'],
      [CASEY, '+16175550133'],
    ] as const) {
      await desk.page.goto(one.path);
      await expect(dialButtons(desk).first()).toBeVisible();
      await pressQuickAction(desk);
      const { callId } = await expectCallTo(workbench, number);
      await expect(desk.panel).toBeVisible();
      await expect(desk.card).toContainText(one.name);
      workbench.zoom.cloud.refuse(callId);
      await expectTask(workbench, callId, { WhoId: one.id });
    }
  });
});

inOneLanguage('en_US', (language) => {
  test.use({ means: language === 'ja' ? 'keyboard' : 'mouse' });

  test(
    'a record without a number says so, on its page and to the quick action',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const before = countCalls(workbench);
      await desk.page.goto(SAKURA.path);
      await expect(desk.page.getByRole('main').getByText(desk.words.say('Dial_NoNumber'))).toBeVisible();
      await expect(dialButtons(desk)).toHaveCount(0);
      await pressQuickAction(desk);
      const toast = desk.page.getByRole('status').filter({ hasText: desk.words.say('Dial_NoNumberTitle') });
      await expect(toast).toContainText(desk.words.say('Dial_NoNumber'));
      expect(countCalls(workbench)).toBe(before);
    },
  );

  test('two clicks are one call', { tag: '@all' }, async ({ desk, workbench }) => {
    const before = countCalls(workbench);
    await desk.page.goto(AVERY.path);
    await dialButton(desk, AVERY.phone).dblclick();
    const { callId } = await expectCallTo(workbench, AVERY.e164);
    await expect(desk.card).toHaveCount(1);
    workbench.zoom.cloud.refuse(callId);
    await expect(desk.card).toHaveCount(0);

    await desk.hands.press(desk.tab('Tab_Keypad'));
    await desk.field.fill('0355500101');
    await desk.callButton.dblclick();
    const second = await expectCallTo(workbench, '+81355500101');
    await expect(desk.card).toHaveCount(1);
    workbench.zoom.cloud.refuse(second.callId);
    await expectTask(workbench, second.callId, { WhoId: person('sasaki').id });
    expect(countCalls(workbench)).toBe(before + 2);
  });
});

inOneLanguage('ja', (language) => {
  test.use({ means: language === 'ja' ? 'keyboard' : 'mouse' });

  test(
    'nobody answers, is busy, or declines: History and Task say which',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const { cloud } = workbench.zoom;
      const results = language === 'ja' ? ['応答なし', '話し中', '拒否'] : ['No answer', 'Busy', 'Declined'];
      await desk.page.goto(AVERY.path);
      for (const [end, label, result] of [
        [cloud.noAnswer, 'ResultOutbound_NoAnswer', results[0]],
        [cloud.busy, 'ResultOutbound_Busy', results[1]],
        [cloud.refuse, 'ResultOutbound_Declined', results[2]],
      ] as const) {
        await test.step(label, async () => {
          await desk.hands.press(dialButton(desk, AVERY.phone));
          const { callId } = await expectCallTo(workbench, AVERY.e164);
          await expect(desk.card).toBeVisible();
          end(callId);
          await expect(desk.card).toHaveCount(0);
          await expectTask(workbench, callId, {
            CallDisposition: result,
            CallDurationInSeconds: 0,
            WhoId: AVERY.id,
          });
          await expect(desk.opened).toContainText(desk.words.say(label));
          await expect(desk.opened).toContainText(desk.words.say('Log_Saved'));
          expect(callNamed(workbench, callId)?.phase).toBe('ended');
        });
      }
    },
  );

  test(
    'a number that is clicked before the sign-in is called after it',
    { tag: '@all' },
    async ({ newDesk: desk, workbench }) => {
      await desk.page.goto(AVERY.path);
      await desk.hands.press(dialButton(desk, AVERY.phone));
      await signIn(desk);
      await expectCallTo(workbench, AVERY.e164);
      await expect(desk.card).toContainText(AVERY.name);
    },
  );
});
