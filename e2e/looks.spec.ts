/** Every state of the widget at every width: nothing for axe to find, nothing cut off. */
import type { Workbench } from '../scripts/workbench/startWorkbench.ts';
import { expectCallTo } from './desk/calls.ts';
import type { Desk } from './desk/desk.ts';
import { looksOf } from './desk/looks.ts';
import { EMILY, HARUTO, MINAMI } from './desk/people.ts';
import { openSignInWindow, signIn } from './desk/signIn.ts';
import { expect, inOneLanguage, test as base } from './journeys.ts';

/** Little beside the widget, so that axe has little to look at. */
const QUIET_PAGE = '/lightning/o/Case/list';
/** Belongs to two Contacts. */
const SHARED_NUMBER = '+81355500103';

type Look = ReturnType<typeof looksOf>;

const test = base.extend<{ look: Look }>({
  look: async ({ newDesk }, use, testInfo) => {
    await use(looksOf(newDesk, testInfo));
  },
});

test.slow();

inOneLanguage('ja', (language) => {
  test(
    'signing in, and why it did not work',
    { tag: '@all' },
    async ({ newDesk: desk, look, workbench, signedIn }) => {
      const { zoom: zoomWords, say } = desk.words;
      workbench.zoom.deauthorise(MINAMI.zoomId);
      signedIn.language = null;
      const fails = async (code: string, name: string) => {
        await desk.expectError(code);
        await look(name);
      };

      await desk.visit(QUIET_PAGE);
      await expect(desk.button('SignIn_Button')).toBeVisible();
      await look('signed out');
      const declined = await openSignInWindow(desk);
      await expect(desk.panel.getByText(say('SignIn_Waiting')).first()).toBeVisible();
      await look('signing in');
      await declined.getByRole('button', { name: zoomWords.decline }).click();
      await fails('signIn.denied', 'sign-in declined');
      await (await openSignInWindow(desk, 'Common_Retry')).close();
      await fails('signIn.windowClosed', 'sign-in window closed');
      await desk.panel.getByLabel(say('SignIn_CodeLabel')).fill('wrong');
      await desk.button('SignIn_UseCode').click();
      await fails('signIn.expired', 'sign-in with a wrong code');

      const up = workbench.zoom.faults.add({ kind: 'unavailable', parts: ['rest'] });
      const late = await openSignInWindow(desk, 'Common_Retry');
      await late.getByRole('button', { name: zoomWords.authorize }).click();
      await fails('zoom.unavailable', 'sign-in while Zoom is down');
      up();
      await workbench.gateway?.kill('SIGTERM');
      await (await openSignInWindow(desk, 'Common_Retry')).close();
      await fails('gateway.unreachable', 'sign-in while the gateway is down');
      await workbench.gateway?.start();
      await desk.page.evaluate(() => (window.open = () => null));
      await desk.button('Common_Retry').click();
      await fails('signIn.popupBlocked', 'sign-in window blocked');

      await desk.as(HARUTO);
      await desk.visit(QUIET_PAGE);
      const unlicensed = await openSignInWindow(desk);
      await unlicensed.getByRole('button', { name: zoomWords.authorize }).click();
      await fails('zoom.noPhoneLicence', 'sign-in without a licence');
      await desk.as(EMILY);
      await desk.visit(QUIET_PAGE);
      await expect(desk.panel.getByRole('alert')).toBeVisible();
      await look('not admitted');
    },
  );

  test('the keypad', { tag: '@all' }, async ({ desk, look, workbench }) => {
    const { say } = desk.words;
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();
    await look('keypad');
    await desk.field.fill('03555001');
    await look('keypad with a number');
    await desk.field.fill(language === 'ja' ? '松本' : 'Callo');
    await expect(desk.panel.getByRole('option').first()).toBeVisible();
    await look('keypad with people');
    await desk.field.fill('中村');
    await expect(desk.panel.getByText(say('Search_NoNumber'))).toBeVisible();
    await desk.field.press('ArrowDown');
    await look('keypad with a person without a number');
    await desk.field.fill('Bartholomew Featherstonehaugh');
    await expect(desk.panel.getByText(/Featherstonehaugh/)).toBeVisible();
    await look('keypad with nobody found');
    await workbench.salesforce.down();
    await desk.field.fill('Calloway');
    await expect(desk.panel.getByText(say('Search_Failed'))).toBeVisible();
    await look('keypad while Salesforce is down');
    await workbench.salesforce.up();
    await desk.field.fill('');

    const callerId = desk.panel.getByRole('combobox', { name: say('CallerId_Label') });
    await callerId.click();
    await look('caller IDs');
    const refused = workbench.zoom.faults.add({ kind: 'forbidden', parts: ['rest'] });
    await desk.panel.getByRole('option', { name: say('CallerId_Hide') }).click();
    await desk.expectError('zoom.refused');
    refused();
    await look('caller ID refused');
    await desk.button('Common_Ok').click();
    await desk.panel.getByRole('button', { name: say('Session_Menu') }).click();
    await expect(desk.panel.getByRole('menuitem').first()).toBeVisible();
    await look('menu');
    await desk.panel.getByRole('menuitem', { name: say('Pad_Show') }).click();
    await expect(desk.panel.locator('iframe')).toBeVisible();
    await look('keypad beside the pad');
  });

  test(
    'what stands between the wish to call and the call',
    { tag: '@all' },
    async ({ desk, look, workbench }) => {
      const { say } = desk.words;
      const { zoom } = workbench;
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();
      for (const [number, title] of [
        ['110', 'Warning_EmergencyTitle'],
        ['0990512345', 'Warning_PremiumTitle'],
      ] as const) {
        await call(desk, number);
        const question = desk.panel.getByRole('alertdialog', { name: say(title) });
        await expect(question).toBeVisible();
        await look(`question ${number}`);
        await question.getByRole('button', { name: say('Common_Cancel') }).click();
      }
      zoom.client(MINAMI.zoomId).set({ inMeeting: true });
      await call(desk, '0355500101');
      const meeting = desk.panel.getByRole('alertdialog', { name: say('Meeting_Title') });
      await expect(meeting).toBeVisible();
      await look('question meeting');
      await meeting.getByRole('button', { name: say('Common_Cancel') }).click();
      zoom.client(MINAMI.zoomId).set({ inMeeting: false });
      await call(desk, '12');
      await expect(desk.panel.getByRole('alert')).toBeVisible();
      await look('no number');

      zoom.faults.add({ kind: 'hang', parts: ['pad'] });
      await call(desk, '0355500101');
      await expect(desk.panel.getByText(say('Call_Calling'))).toBeVisible();
      await expect(desk.button('Common_Cancel')).toHaveCount(0);
      await look('dialing');
      await desk.expectError('dial.noResponse');
      await look('dialed without a call');
      zoom.faults.reset();
      await desk.button('Common_Cancel').click();

      zoom.pad(MINAMI.zoomId).signOut();
      await desk.page.reload();
      await desk.openPanel();
      await expect(desk.panel.getByText(say('Pad_NotReadyTitle'))).toBeVisible();
      await look('pad not ready');
      await call(desk, '0355500101');
      await desk.expectError('dial.padNotReady');
      await look('dialed while the pad is not ready');
    },
  );

  test('calls', { tag: '@all' }, async ({ desk, look, workbench }) => {
    const { say } = desk.words;
    const { zoom } = workbench;
    const agent = zoom.agent(MINAMI.zoomId);
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();
    await call(desk, '0355500101');
    const { callId } = await expectCallTo(workbench, '+81355500101');
    await expect(desk.card).toHaveAccessibleName(say('Call_Calling'));
    await look('ringing at the other end');
    zoom.cloud.answer(callId);
    await expect(desk.card).toHaveAccessibleName(say('Call_Connected'));
    await desk.card.getByRole('textbox').fill('Wants forty gauges by March 😀\n四十台、三月まで');
    await look('talking');
    agent.startRecording(callId);
    agent.mute(callId);
    await expect(desk.card).toContainText(say('Call_Muted'));
    await expect(desk.card).toContainText(say('Call_Recording'));
    await look('talking, muted and recorded');
    agent.hold(callId);
    await expect(desk.card).toHaveAccessibleName(say('Call_OnHold'));
    zoom.cloud.ringAgent({ from: SHARED_NUMBER, toUserId: MINAMI.zoomId });
    await expect(desk.card).toContainText(say('Who_Several', 2));
    await look('held, and somebody calls');
    await desk.panel.getByRole('tab', { name: say('Tab_HoldQueueCount', 1) }).click();
    await look('hold queue');
    await desk.tab('Tab_Keypad').click();
    zoom.cloud.hangUp(callId);
    for (const { callId: other, phase } of zoom.cloud.calls())
      if (phase !== 'ended') zoom.cloud.hangUp(other);
    await expect(desk.card).toHaveCount(0);

    await unknownCaller(desk, look, workbench);

    const via = { name: 'Customer support for the Kansai region', extension: 2001 };
    const withheld = zoom.cloud.ringAgent({ from: null, toUserId: MINAMI.zoomId, via });
    await expect(desk.card).toContainText(say('Call_NumberWithheld'));
    await look('a withheld number calls');
    zoom.cloud.hangUp(withheld);
    await expect(desk.card).toHaveCount(0);
    zoom.cloud.ringAgent({ from: '1090', toUserId: MINAMI.zoomId });
    await expect(desk.card).toContainText(say('Call_Internal'));
    await look('a colleague calls');
    const page = await desk.page.context().newPage();
    await page.goto(QUIET_PAGE);
    await expect(desk.panel.getByText(say('Pad_Elsewhere'))).toBeVisible();
    await look('the pad is in another tab');
    await page.close();
  });

  test('History', { tag: '@all' }, async ({ newDesk: desk, freshWorkbench: workbench, signedIn, look }) => {
    const { say } = desk.words;
    const { zoom, salesforce, gateway } = workbench;
    signedIn.language = null;
    await workbench.controls.perform({ do: 'setLanguage', language }, MINAMI.salesforceId);
    await desk.visit(QUIET_PAGE);
    await signIn(desk);
    await desk.expectReady();
    await desk.tab('Tab_History').click();
    await expect(desk.panel.getByText(say('History_Empty'))).toBeVisible();
    await look('history empty');
    await desk.tab('Tab_Keypad').click();
    await call(desk, '0355500101');
    const consent = desk.panel.getByRole('alertdialog', { name: say('Consent_Title') });
    await expect(consent).toBeVisible();
    await look('question of consent');
    await consent.getByRole('button', { name: say('Common_Cancel') }).click();

    const talk = async (from: string | null) => {
      const ringing = zoom.cloud.ringAgent({ from, toUserId: MINAMI.zoomId });
      zoom.agent(MINAMI.zoomId).accept(ringing);
      await expect(desk.card).toHaveAccessibleName(say('Call_Connected'));
      zoom.cloud.hangUp(ringing);
      await expect(desk.card).toHaveCount(0);
    };
    const faulty = async (on: boolean, fault: 'salesforceLimit' | 'taskValidation') => {
      await workbench.controls.perform({ do: 'setFault', fault, on }, MINAMI.salesforceId);
    };
    const hung = salesforce.faults.add({
      match: { object: 'Task' },
      times: Infinity,
      effect: { kind: 'hang' },
    });
    await talk('+81355500101');
    await desk.newest.getByRole('button', { name: say('Log_CloseSaves'), exact: true }).click();
    await expect(desk.newest).toContainText(say('Log_Saving'));
    await look('log being saved');
    hung();
    await talk('+12095550123');
    await expect(desk.newest).toContainText(say('Log_Saved'));
    await look('log saved');
    await faulty(true, 'taskValidation');
    await desk.newest.getByRole('button', { name: say('FollowUp_Button'), exact: true }).click();
    await desk.newest.getByRole('button', { name: say('FollowUp_Create'), exact: true }).click();
    await expect(desk.newest).toContainText('salesforce.validation');
    await look('follow-up refused');
    await faulty(false, 'taskValidation');

    await faulty(true, 'salesforceLimit');
    await talk(SHARED_NUMBER);
    await expect(desk.newest).toContainText('salesforce.limitReached');
    await look('log waiting');
    await faulty(false, 'salesforceLimit');
    await faulty(true, 'taskValidation');
    await talk(null);
    await expect(desk.newest).toContainText('salesforce.validation');
    await look('log refused');
    await faulty(false, 'taskValidation');
    await talk('+442079460123');
    await desk.newest.getByRole('button', { name: say('Log_Delete'), exact: true }).click();
    await expect(desk.newest).toContainText(say('Log_Deleted'));
    await look('log deleted');
    await desk.newest.getByRole('button', { expanded: true }).click();
    await look('history');

    salesforce.signIns.revokeAll(MINAMI.salesforceId);
    await talk('+819055500101');
    await expect(desk.panel.getByText(say('SignIn_AgainSalesforce'))).toBeVisible();
    await look('sign-in needed again');
    await gateway?.kill('SIGTERM');
    await expect(desk.panel.getByText(say('Connection_OfflineHelp'))).toBeVisible();
    await look('reconnecting');
  });
});

/** Of nobody in the workbench. */
const NOBODYS_NUMBER = '+16465557999';

/** A number of nobody, who is made a Lead, in every state of that. */
async function unknownCaller(desk: Desk, look: Look, { zoom, salesforce }: Workbench): Promise<void> {
  const { say } = desk.words;
  const missed = zoom.cloud.ringAgent({ from: NOBODYS_NUMBER, toUserId: MINAMI.zoomId });
  await expect(desk.card).toContainText(say('Who_NoMatch'));
  await look('a number of nobody calls');
  await desk.card.getByRole('combobox').fill('Callo');
  await expect(desk.card.getByRole('option')).toHaveCount(1);
  await desk.card.getByRole('combobox').press('ArrowDown');
  await look('a person is looked for');
  zoom.cloud.hangUp(missed);
  await expect(desk.card).toHaveCount(0);

  const callId = zoom.cloud.ringAgent({ from: NOBODYS_NUMBER, toUserId: MINAMI.zoomId });
  await desk.card.getByRole('button', { name: say('Who_NewLead') }).click();
  await desk.button('NewPerson_Create').click();
  await expect(desk.card.getByRole('textbox', { name: say('NewPerson_LastName') })).toBeFocused();
  await look('a new Lead without a name');
  await desk.card.getByRole('textbox', { name: say('NewPerson_LastName') }).fill('Calloway');
  await desk.card.getByRole('textbox', { name: say('NewPerson_Company') }).fill('Quillwood Instruments');
  salesforce.faults.add({
    match: { object: 'Lead' },
    effect: { kind: 'error', code: 'REQUIRED_FIELD_MISSING' },
  });
  await desk.button('NewPerson_Create').click();
  await desk.expectError('person.fieldMissing');
  await look('a new Lead that Salesforce refuses');
  salesforce.duplicateRules.push({
    name: 'Same_Name',
    object: 'Lead',
    comparedWith: 'Contact',
    action: 'alert',
    message: '',
    matches: (record, other) => record['LastName'] === other['LastName'],
  });
  await desk.button('NewPerson_Create').click();
  await expect(desk.card).toContainText(say('Duplicates_Text'));
  await look('a new Lead that is there already');
  await desk.card.getByRole('button', { name: say('Duplicates_Create') }).click();
  await expect(desk.card).toContainText(say('Earlier_Offer', 1));
  await desk.card.getByRole('button', { name: say('Who_EditName') }).click();
  await look('somebody else is looked for');
  zoom.cloud.hangUp(callId);
  await expect(desk.card).toHaveCount(0);
}

async function call(desk: Desk, number: string): Promise<void> {
  await desk.field.fill(number);
  await desk.field.press('Enter');
}
