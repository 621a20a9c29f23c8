/** Somebody calls: who it is, the agent's answer in Zoom's pad, and what stands in History and on the Task. */
import { QUIET_PAGE } from './desk/desk.ts';
import { endInPad, expectOver, padButton, resultIn, ring, talkWith } from './desk/incoming.ts';
import { looksOf } from './desk/looks.ts';
import { MINAMI, person } from './desk/people.ts';
import { expectTask } from './desk/tasks.ts';
import { expect, inOneLanguage, test } from './journeys.ts';
import { QUEUE } from '../scripts/workbench/parties.ts';

/** Who calls, and what is open of theirs. */
const CALLERS = {
  en_US: {
    key: 'calloway',
    account: 'Quillwood Instruments',
    openCase: 'Display stays dark after update',
    open: ['Display stays dark after update', 'Quillwood - 40 handheld gauges'],
  },
  ja: {
    key: 'watanabe',
    account: '森の小径食品株式会社',
    openCase: '納品書の宛名を変更してほしい',
    open: ['納品書の宛名を変更してほしい'],
  },
} as const;
const NOBODYS_NUMBER = '+12095550177';
/** Belongs to two Contacts. */
const SHARED_NUMBER = '+81355500103';

test.slow();

inOneLanguage('en_US', (language) => {
  const caller = person(CALLERS[language].key);
  const { account, open, openCase } = CALLERS[language];

  test('somebody known calls: who it is and what is open is told, the call is accepted, ended and logged', async ({
    desk,
    workbench,
  }, testInfo) => {
    const { say } = desk.words;
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();
    const callId = ring(workbench, caller.e164, { via: QUEUE });

    await expect(desk.card).toHaveAccessibleName(say('Call_Incoming'));
    await expect(desk.page).toHaveURL(new RegExp(caller.id));
    await expect(desk.page).toHaveTitle(`☎ ${say('Call_IncomingFrom', caller.name)}`);
    await expect(desk.item.locator('xpath=ancestor::li')).toHaveClass(/slds-has-notification/);
    const told = [caller.name, account, say('Call_Via', QUEUE.name), say('Pad_AnswerThere'), ...open];
    for (const text of told) await expect(desk.card).toContainText(text);
    await looksOf(desk, testInfo)('somebody known calls');
    await padButton(desk, 'acceptCall').click();

    await expect(desk.card).toHaveAccessibleName(say('Call_Connected'));
    await expect(desk.card.getByRole('timer')).toHaveText(/^0:0\d$/);
    await expect(desk.page).not.toHaveTitle(/☎/);
    await desk.comment.fill('Back on Monday');
    await desk.card.getByRole('button', { name: openCase }).click();
    await expect(desk.page).toHaveURL(/\/lightning\/r\/Case\//);
    await endInPad(desk);
    await expect(desk.comment).toHaveValue('Back on Monday');
    await desk.comment.fill('Back on Tuesday');
    await desk.button('Log_CloseSaves').or(desk.button('Log_CloseSaved')).click();
    await expect(desk.item.locator('xpath=ancestor::li')).not.toHaveClass(/slds-has-notification/);
    const log = { WhoId: caller.id, CallType: 'Inbound', Description: 'Back on Tuesday' };
    const taskId = await expectTask(workbench, callId, { ...log, ...resultIn(language, 'answered') });

    const again = ring(workbench, caller.e164);
    const { CallDisposition: answered } = resultIn(language, 'answered');
    const lastCall = desk.card.getByRole('button', { name: say('Context_LastCall', say('History_Today')) });
    await expect(desk.card).toContainText(answered);
    await lastCall.click();
    await expect(desk.page).toHaveURL(new RegExp(taskId));
    await padButton(desk, 'declineCallFrom').click();
    await expectOver(desk);
    await expect(desk.opened).toContainText(say('ResultInbound_Declined'));
    await expectTask(workbench, again, { WhoId: caller.id, ...resultIn(language, 'declined') });
  });

  test(
    'calls that the agent does not take here: given up, to voicemail, by another member, on other devices',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const { say } = desk.words;
      const { cloud } = workbench.zoom;
      const agent = workbench.zoom.agent(MINAMI.zoomId);
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();

      const unknown = ring(workbench, NOBODYS_NUMBER);
      await expect(desk.card).toContainText(say('Who_NoMatch'));
      const object = language === 'ja' ? 'Lead' : 'Contact';
      await desk.card.getByRole('button', { name: say(`Who_New${object}`), exact: true }).click();
      await desk.button('NewPerson_FullForm').click();
      await expect(desk.page).toHaveURL(new RegExp(`/lightning/o/${object}/new`));
      await expect(desk.page.locator('input[name="Phone"]')).toHaveValue(NOBODYS_NUMBER);
      await desk.page.keyboard.press('Escape');
      cloud.hangUp(unknown);
      await expectOver(desk);
      await expect(desk.opened).toContainText(say('ResultInbound_Missed'));
      await expectTask(workbench, unknown, { WhoId: null, ...resultIn(language, 'missed') });

      const several = ring(workbench, SHARED_NUMBER);
      await expect(desk.card).toContainText(say('Who_Several', 2));
      await expect(desk.page).toHaveURL(new RegExp(QUIET_PAGE));
      const chosen = person('kobayashi');
      await desk.card.getByRole('button', { name: chosen.name }).click();
      await expect(desk.page).toHaveURL(new RegExp(chosen.id));
      cloud.voicemail(several);
      await expectOver(desk);
      await expect(desk.opened).toContainText(say('ResultInbound_Voicemail'));
      await expectTask(workbench, several, { WhoId: chosen.id, ...resultIn(language, 'voicemail') });

      const withheld = ring(workbench, null, { via: QUEUE });
      await expect(desk.card).toContainText(say('Call_NumberWithheld'));
      await expect(desk.card).toContainText(say('Call_Via', QUEUE.name));
      cloud.answeredByOther(withheld);
      await expectOver(desk);
      await expect(desk.opened).toContainText(say('ResultInbound_AnsweredElsewhere'));
      await expectTask(workbench, withheld, { WhoId: null, ...resultIn(language, 'answeredElsewhere') });
      await expect(desk.page).toHaveURL(new RegExp(chosen.id));

      for (const [device, name] of [
        ['mobile', say('Device_Mobile')],
        ['deskPhone', 'Yealink t42s'],
      ] as const) {
        const elsewhere = ring(workbench, caller.e164);
        await expect(desk.card).toContainText(caller.name);
        agent.accept(elsewhere, device);
        await expect(desk.card).toHaveAccessibleName(say('Call_Connected'));
        await expect(desk.card).toContainText(say('Call_OnDevice', name));
        cloud.hangUp(elsewhere);
        await expectOver(desk);
        await expectTask(workbench, elsewhere, { WhoId: caller.id, ...resultIn(language, 'answered') });
      }
    },
  );

  test('during a meeting Zoom asks what is to become of it', { tag: '@all' }, async ({ desk, workbench }) => {
    const { say } = desk.words;
    const client = workbench.zoom.client(MINAMI.zoomId);
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();
    client.set({ inMeeting: true });

    const toVoicemail = ring(workbench, caller.e164);
    await expect(desk.card).toContainText(caller.name);
    await expect(padButton(desk, 'holdMeetingAndAccept')).toBeVisible();
    await expect(padButton(desk, 'acceptCall')).toHaveCount(0);
    await padButton(desk, 'sendToVoicemail').click();
    await expectOver(desk);
    await expect(desk.opened).toContainText(say('ResultInbound_Voicemail'));
    await expectTask(workbench, toVoicemail, { WhoId: caller.id, ...resultIn(language, 'voicemail') });
    expect(client.state().inMeeting).toBe(true);

    for (const [answer, inMeeting] of [
      ['holdMeetingAndAccept', true],
      ['endMeetingAndAccept', false],
    ] as const) {
      const accepted = ring(workbench, caller.e164);
      await padButton(desk, answer).click();
      await expect(desk.card).toHaveAccessibleName(say('Call_Connected'));
      expect(client.state().inMeeting).toBe(inMeeting);
      await endInPad(desk);
      await expectTask(workbench, accepted, { WhoId: caller.id, ...resultIn(language, 'answered') });
    }
  });
});

test(
  'while the gateway is away that is told, and a call that comes in meanwhile is taken and logged later',
  { tag: '@all' },
  async ({ desk, workbench }) => {
    const { say } = desk.words;
    const caller = person('calloway');
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();
    // Of a call that begins before it is there, the pad says nothing.
    await desk.pad.getByRole('heading', { level: 1, includeHidden: true }).waitFor({ state: 'attached' });
    await workbench.gateway?.kill('SIGKILL');
    await expect(desk.panel.getByText(say('Connection_Reconnecting'))).toBeVisible();

    const callId = await talkWith(desk, workbench, caller.e164);
    await endInPad(desk);
    await workbench.gateway?.start();
    await desk.expectReady();
    await expect(desk.opened).toContainText(caller.name);
    await expectTask(workbench, callId, { WhoId: caller.id, ...resultIn('en_US', 'answered') });
  },
);
