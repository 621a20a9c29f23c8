/** Who it was: an unknown caller becomes a Contact, earlier calls follow, and a log goes to somebody else. */
import type { Locator } from '@playwright/test';
import type { Workbench } from '../scripts/workbench/startWorkbench.ts';
import { QUIET_PAGE, type Desk } from './desk/desk.ts';
import { meansIn } from './desk/hands.ts';
import { endInPad, expectOver, ring, talkWith } from './desk/incoming.ts';
import { looksOf } from './desk/looks.ts';
import { person } from './desk/people.ts';
import { clearSettings, setUp } from './desk/settings.ts';
import { expectTask } from './desk/tasks.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const RULE = 'Which department? / 部署を入力してください。';
const FIRM = { name: 'Saltbox & Lantern Outfitters', number: '+12065550110' };
test.afterEach(({ workbench }) => {
  clearSettings(workbench);
});

/** Of nobody, and of no other journey. */
let last = 7100;

function nextNumber(): string {
  return `+1646555${(last += 1)}`;
}

function box(desk: Desk, place: Locator): Locator {
  return place.getByRole('combobox', { name: desk.words.say('Box_Label') });
}

/** Fills in the form for a new person. */
async function fillIn(desk: Desk, names: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(names))
    await desk.hands.write(desk.panel.getByRole('textbox', { name: desk.words.say(label) }), text);
}

inOneLanguage('en_US', (language) => {
  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test('an unknown caller is made a Contact, an earlier call follows, the next is known at once; then it was somebody else', async ({
        desk,
        workbench,
      }) => {
        const { say } = desk.words;
        const { salesforce, zoom } = workbench;
        const number = nextNumber();
        const lastName = `Underhill${number.slice(-4)}`;
        const found = () => salesforce.records.find('Contact', { LastName: lastName });
        await desk.visit(QUIET_PAGE);
        await desk.expectReady();

        const earlier = ring(workbench, number);
        await expect(desk.card).toContainText(say('Who_NoMatch'));
        zoom.cloud.hangUp(earlier);
        await expectOver(desk);
        await expectTask(workbench, earlier, { WhoId: null });

        const callId = await talkWith(desk, workbench, number);
        await expect(box(desk, desk.card)).toHaveValue('');
        await desk.hands.write(box(desk, desk.card), lastName);
        await expect(desk.card.getByText(say('Search_NoResults', lastName))).toBeVisible();
        salesforce.validationRules.push({ object: 'Contact', message: RULE, refuses: () => true });
        await desk.hands.press(desk.card.getByRole('button', { name: say('Who_NewContact') }));
        const field = desk.card.getByRole('textbox', { name: say('NewPerson_LastName') });
        await expect(field).toHaveValue(lastName);
        await fillIn(desk, { NewPerson_FirstName: 'Robin' });
        await desk.hands.press(desk.button('NewPerson_Create'));
        await desk.expectError('person.refused');
        await expect(desk.card).toContainText(RULE);

        // What is typed outlives the call.
        await endInPad(desk);
        salesforce.validationRules.splice(0);
        await expect(desk.opened.getByRole('textbox', { name: say('NewPerson_FirstName') })).toHaveValue(
          'Robin',
        );
        await desk.hands.press(desk.button('NewPerson_Create'));
        await expect(desk.opened.getByRole('button', { name: say('Who_EditName') })).toBeFocused();
        expect(found()).toMatchObject([{ FirstName: 'Robin', Phone: number }]);
        const [contact] = found();
        await expectTask(workbench, callId, { WhoId: contact?.['Id'] });
        await expect(desk.opened).toContainText(say('Earlier_Offer', 1));
        await desk.hands.press(desk.button('Earlier_Link'));
        await expect(desk.opened).toContainText(say('Earlier_Linked', 1));
        await expectTask(workbench, earlier, { WhoId: contact?.['Id'] });

        const again = ring(workbench, number);
        await expect(desk.card).toContainText(lastName);
        zoom.cloud.hangUp(again);
        await expectOver(desk);
        await expectTask(workbench, again, { WhoId: contact?.['Id'] });
        const other = person('thornbury');
        await desk.hands.press(desk.opened.getByRole('button', { name: say('Who_EditName') }));
        await expect(box(desk, desk.opened)).toBeFocused();
        await desk.hands.write(box(desk, desk.opened), other.name);
        const option = desk.opened.getByRole('option', { name: other.name });
        await expect(option).toContainText(say('Who_Lead'));
        if (means === 'mouse') await option.click();
        else {
          await desk.page.keyboard.press('ArrowDown');
          await desk.page.keyboard.press('Enter');
        }
        await expect(desk.opened.getByRole('button', { name: say('Who_Open', other.name) })).toBeVisible();
        await expectTask(workbench, again, { WhoId: other.id });
      });
    });
  }
});

inOneLanguage('en_US', () => {
  test(
    'a duplicate rule of the org asks first: the existing person, another one all the same, or none',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const { say } = desk.words;
      const { salesforce } = workbench;
      const [known, number] = [person('calloway'), nextNumber()];
      const rule = {
        name: 'Same_Name',
        object: 'Lead',
        comparedWith: 'Contact',
        message: 'Use one of these records?',
        matches: (record: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>) =>
          record['LastName'] === other['LastName'],
      };
      const made = () => salesforce.records.find('Lead', { Phone: number });
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();
      salesforce.duplicateRules.push({ ...rule, action: 'block' });
      const callId = await talkWith(desk, workbench, number);
      await endInPad(desk);

      await desk.opened.getByRole('button', { name: say('Who_NewLead') }).click();
      await desk.button('NewPerson_Create').click();
      await fillIn(desk, { NewPerson_LastName: 'Calloway', NewPerson_Company: 'Quillwood' });
      await desk.button('NewPerson_Create').click();
      await expect(desk.opened).toContainText(say('Duplicates_Blocked'));
      await expect(desk.button('Duplicates_Create')).toHaveCount(0);
      await desk.button('Duplicates_Back').click();
      salesforce.duplicateRules.splice(0, 1, { ...rule, action: 'alert' });
      await desk.button('NewPerson_Create').click();
      await desk.button('Duplicates_Use', known.name).click();
      await expectTask(workbench, callId, { WhoId: known.id });
      expect(made()).toEqual([]);

      await desk.button('Who_EditName').click();
      await desk.opened.getByRole('button', { name: say('Who_NewLead') }).click();
      await fillIn(desk, { NewPerson_LastName: 'Calloway', NewPerson_Company: 'Quillwood' });
      await desk.button('NewPerson_Create').click();
      await desk.button('Duplicates_Create').click();
      await expect.poll(() => made()).toHaveLength(1);
      await expectTask(workbench, callId, { WhoId: made()[0]?.['Id'] });

      await desk.button('Who_EditName').click();
      await desk.button('Who_Nobody').click();
      await expectTask(workbench, callId, { WhoId: null });
    },
  );
});

inOneLanguage('ja', () => {
  test(
    'the number of an account, which nobody has, is a call with the account',
    { tag: '@all' },
    async ({ desk, workbench }, testInfo) => {
      const { say } = desk.words;
      const [firm] = workbench.salesforce.records.find('Account', { Name: FIRM.name });
      const look = looksOf(desk, testInfo);
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();

      const callId = await talkWith(desk, workbench, FIRM.number);
      await expect(desk.card).toContainText(say('Who_Account'));
      await expect(desk.card.getByRole('radio', { name: FIRM.name })).toBeChecked();
      // The account's page has opened.
      await expect(desk.page).toHaveURL(new RegExp(String(firm?.['Id'])));
      await look('the number of an account');
      await endInPad(desk);

      await expect(desk.newest).toContainText(FIRM.name);
      await expectTask(workbench, callId, { WhoId: null, WhatId: firm?.['Id'] });
    },
  );
});

inOneLanguage('en_US', () => {
  test(
    'the number of a Case alone is a call about it; of two Cases the agent chooses',
    { tag: '@all' },
    async ({ desk, workbench }, testInfo) => {
      const { say } = desk.words;
      const look = looksOf(desk, testInfo);
      const [number, other] = [nextNumber(), nextNumber()];
      const only = caseOf(workbench, 'Call me back', number);
      const [first, second] = [caseOf(workbench, 'One', other), caseOf(workbench, 'Another', other)];
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();
      await setUp(workbench, desk.page, { MatchObjects__c: 'Case' }, { matchObjects: ['Case'] });

      const callId = await talkWith(desk, workbench, number);
      await expect(desk.card).toContainText(say('Who_Record'));
      await expect(desk.card.getByRole('radio', { name: only.name })).toBeChecked();
      await look('the number of a Case');
      // The page of the Case has opened.
      await expect(desk.page).toHaveURL(new RegExp(only.id));
      await endInPad(desk);
      await expect(desk.newest).toContainText(only.name);
      await expectTask(workbench, callId, { WhoId: null, WhatId: only.id });

      const shared = await talkWith(desk, workbench, other);
      await expect(desk.card.getByRole('radio', { name: say('Related_None') })).toBeChecked();
      await expect(desk.card.getByRole('radio', { name: first.name })).not.toBeChecked();
      await look('the number of two Cases');
      await desk.card.getByRole('radio', { name: second.name }).click();
      await endInPad(desk);
      await expectTask(workbench, shared, { WhoId: null, WhatId: second.id });
    },
  );
});

/** A Case of nobody that is to be called back. */
function caseOf({ salesforce }: Workbench, Subject: string, CallbackPhone__c: string) {
  const id = salesforce.records.create('Case', { Subject, CallbackPhone__c });
  return { id, name: `${String(salesforce.records.get(id)?.['CaseNumber'])} ${Subject}` };
}
