/** What an agent puts on the Task of a call beside the comment: related record, disposition, follow-up. */
import type { Locator } from '@playwright/test';
import type { Workbench } from '../scripts/workbench/startWorkbench.ts';
import type { Desk } from './desk/desk.ts';
import { meansIn, reach } from './desk/hands.ts';
import { endInPad, talkWith } from './desk/incoming.ts';
import { person } from './desk/people.ts';
import { clearSettings, setUp } from './desk/settings.ts';
import { expectTask } from './desk/tasks.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const AVERY = person('calloway');
const LEAD = person('thornbury');
const SETTINGS = {
  SubjectTemplate__c: '{result}: {name} 📞',
  Dispositions__c: 'Interested, call back\n契約成立',
};
const MEANT = {
  subjectTemplate: SETTINGS.SubjectTemplate__c,
  dispositions: ['Interested, call back', '契約成立'],
};

test.slow();
test.afterEach(({ workbench }) => {
  clearSettings(workbench);
});

inOneLanguage('ja', (language) => {
  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test('the Task of a call is related, has its disposition and subject, and is followed up once', async ({
        desk,
        workbench,
      }) => {
        const { say } = desk.words;
        const [broken, account] = [caseOf(workbench), accountOf(workbench)];
        await desk.visit(`/lightning/r/Account/${account.id}/view`);
        await desk.expectReady();
        await setUp(workbench, desk.page, SETTINGS, MEANT);

        const callId = await talkWith(desk, workbench, AVERY.e164);
        await expect(chip(desk.card, say('Related_None'))).toBeChecked();
        // The caller's own page has opened, and is none that a log can be related to.
        await expect(desk.page).toHaveURL(new RegExp(AVERY.id));
        await desk.page.goBack();
        await expect(chip(desk.card, account.name)).toBeVisible();
        await choose(desk, desk.card, broken.name);
        await expect(chip(desk.card, broken.name)).toBeChecked();
        await endInPad(desk);
        await expect(desk.newest).toContainText(say('Log_Saved'));
        const result = language === 'ja' ? '応答' : 'Answered';
        const Subject = `${result}: Avery Calloway 📞`;
        await expectTask(workbench, callId, {
          ...{ WhoId: AVERY.id, WhatId: broken.id, Subject, CallDisposition: result },
        });

        await expect(chip(desk.opened, broken.name)).toBeChecked();
        await choose(desk, desk.opened, account.name);
        await expectTask(workbench, callId, { WhatId: account.id });
        await choose(desk, desk.opened, account.name);
        await expectTask(workbench, callId, { WhatId: null });

        const list = desk.opened.getByRole('combobox', { name: say('Disposition_Label') });
        await pick(desk, list, desk.panel.getByRole('option', { name: '契約成立' }));
        await expectTask(workbench, callId, { CallDisposition: '契約成立' });

        await desk.hands.press(button(desk, 'FollowUp_Button'));
        const subject = desk.opened.getByRole('textbox', { name: say('FollowUp_Subject') });
        await expect(subject).toHaveValue(say('FollowUp_DefaultSubject', 'Avery Calloway'));
        await desk.hands.write(subject, 'Send the quote 見積');
        await desk.hands.press(button(desk, 'FollowUp_Create'));
        const made = desk.opened.getByRole('button', { name: /Send the quote 見積/ });
        await expect(made).toBeVisible();
        expect(workbench.salesforce.records.find('Task', { Subject: 'Send the quote 見積' })).toMatchObject([
          { ZoomCallId__c: expect.stringContaining(`${callId}:`), WhoId: AVERY.id, Status: 'Not Started' },
        ]);
        await desk.hands.press(made);
        await expect(desk.page.getByRole('main')).toContainText('Send the quote 見積');

        await talkWith(desk, workbench, LEAD.e164);
        await expect(desk.page).toHaveURL(new RegExp(LEAD.id));
        await desk.page.goto(`/lightning/r/Account/${account.id}/view`);
        await expect(desk.card).toContainText(say('Related_Lead'));
        await expect(desk.card.getByRole('radio')).toHaveCount(0);
        await endInPad(desk);
        for (const { Id } of workbench.salesforce.records.find('Task', { Subject: 'Send the quote 見積' }))
          workbench.salesforce.records.remove(String(Id));
      });
    });
  }
});

function chip(place: Locator, name: string): Locator {
  return place.getByRole('radio', { name });
}

function button(desk: Desk, label: string): Locator {
  return desk.opened.getByRole('button', { name: desk.words.say(label), exact: true });
}

/** Presses a chip. With the keyboard Tab reaches the one that is chosen, and the arrows the others. */
async function choose({ page, hands }: Desk, place: Locator, name: string): Promise<void> {
  const target = chip(place, name);
  if (hands.means === 'mouse') {
    await target.click();
    return;
  }
  await reach(page, place.getByRole('radio', { checked: true }));
  for (let steps = 0; steps < 8 && !(await target.evaluate((one) => one.matches(':focus'))); steps += 1) {
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Space');
}

async function pick({ hands }: Desk, list: Locator, option: Locator): Promise<void> {
  await hands.press(list);
  await hands.pick(list, option);
}

function caseOf({ salesforce }: Workbench): { id: string; name: string } {
  const [one] = salesforce.records.find('Case', { Subject: 'Display stays dark after update' });
  return { id: String(one?.['Id']), name: `${String(one?.['CaseNumber'])} Display stays dark after update` };
}

function accountOf({ salesforce }: Workbench): { id: string; name: string } {
  const [one] = salesforce.records.find('Account', { Name: 'Quillwood Instruments' });
  return { id: String(one?.['Id']), name: 'Quillwood Instruments' };
}
