/** Further fields of the Task: set by an administrator, filled in by an agent. */
import type { Locator } from '@playwright/test';
import type { Desk } from './desk/desk.ts';
import { meansIn, reach } from './desk/hands.ts';
import { endInPad, talkWith } from './desk/incoming.ts';
import { looksOf } from './desk/looks.ts';
import { person } from './desk/people.ts';
import { clearSettings, setUp } from './desk/settings.ts';
import { expectTask } from './desk/tasks.ts';
import type { Language } from './desk/words.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const AVERY = person('calloway');
const NAMES = ['CallReason__c', 'Escalated__c', 'OrderNumber__c'];

/** As Salesforce has them for the user. */
const FIELDS = {
  en_US: { reason: 'Reason for Call', question: 'Question', escalated: 'Escalated', order: 'Order Number' },
  ja: { reason: '問い合わせ種別', question: '質問', escalated: 'エスカレーション済み', order: '注文番号' },
} as const satisfies Record<Language, object>;

test.slow();
test.afterEach(({ workbench }) => {
  workbench.salesforce.fieldsTakenAway.clear();
  clearSettings(workbench);
});

inOneLanguage('ja', (language) => {
  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test(
        'an agent fills in what the administrator has set, and one that is gone is left out',
        { tag: '@all' },
        async ({ desk, workbench }, testInfo) => {
          const words = FIELDS[language];
          await desk.visit('/lightning/o/Case/list');
          await desk.expectReady();
          await setUp(workbench, desk.page, { TaskFields__c: NAMES.join('\n') }, { taskFields: NAMES });

          const callId = await talkWith(desk, workbench, AVERY.e164);
          await endInPad(desk);
          await expect(desk.newest).toContainText(desk.words.say('Log_Saved'));
          const list = desk.opened.getByRole('combobox', { name: words.reason });
          await desk.hands.press(list);
          await desk.hands.pick(list, desk.panel.getByRole('option', { name: words.question }));
          await expect(list).toContainText(words.question);
          await check(desk, desk.opened.getByRole('checkbox', { name: words.escalated }));
          const order = desk.opened.getByRole('textbox', { name: words.order });
          await desk.hands.write(order, 'A-4711-and-far-too-long');
          await expect(order).toHaveValue('A-4711-and-f');
          await expectTask(workbench, callId, {
            ...{ CallReason__c: 'Question', Escalated__c: true, OrderNumber__c: 'A-4711-and-f' },
          });

          workbench.salesforce.fieldsTakenAway.set('Task.OrderNumber__c', 'readOnly');
          await desk.hands.write(order, 'B-1');
          await desk.hands.write(desk.comment, 'Late');
          await expectTask(workbench, callId, { Description: 'Late', OrderNumber__c: 'A-4711-and-f' });
          await expect(desk.opened).toContainText(
            desk.words.say('TaskFields_LeftOut', `${words.order}: B-1`),
          );
          await expect(desk.newest).toContainText(desk.words.say('Log_Saved'));
          await looksOf(desk, testInfo)('further fields of the Task, one left out');
        },
      );
    });
  }
});

async function check({ page, hands }: Desk, box: Locator): Promise<void> {
  if (hands.means === 'mouse') {
    // The box that is seen is drawn over the one that is there.
    await box.click({ force: true });
    await expect(box).toBeChecked();
    return;
  }
  await reach(page, box);
  await page.keyboard.press('Space');
}
