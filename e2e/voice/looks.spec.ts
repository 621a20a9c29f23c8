/** How calls over the browser line look, in every state: nothing for axe to find, nothing cut off. */
import { cards } from '../desk/incoming.ts';
import { QUIET_PAGE } from '../desk/desk.ts';
import { looksOf } from '../desk/looks.ts';
import { expect, inBothLanguages, test } from './fixtures.ts';
import { callAgent, onCard } from './talk.ts';

test.slow();

inBothLanguages(() => {
  test('from the ring to the end', { tag: '@all' }, async ({ desk, phoneOf }, testInfo) => {
    const { say } = desk.words;
    const look = looksOf(desk, testInfo);
    const [caller, other] = await Promise.all([phoneOf('sasaki'), phoneOf('calloway')]);
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();

    await callAgent(caller);
    const ringing = cards(desk, 'Call_Incoming');
    await expect(ringing).toBeVisible();
    await look('line ringing');
    await onCard(desk, ringing, 'Controls_Accept').click();
    const connected = cards(desk, 'Call_Connected');
    await expect(desk.comment).toBeVisible();
    await look('line connected');

    await onCard(desk, connected, 'Tab_Keypad').click();
    await connected.getByRole('button', { name: '5', exact: true }).click();
    await expect(connected).toContainText(say('Controls_DigitsSent', '5'));
    await look('line keypad');
    await onCard(desk, connected, 'Controls_Transfer').click();
    await look('line transfer');
    await connected.getByRole('textbox', { name: say('Controls_TransferTo') }).fill('calloway');
    await expect(connected.getByRole('button', { name: /Calloway/ }).first()).toBeVisible();
    await look('line transfer to somebody');
    await desk.page.keyboard.press('Escape');

    await callAgent(other);
    await expect(onCard(desk, cards(desk, 'Call_Incoming'), 'Controls_HoldAndAccept')).toBeVisible();
    await look('line second call');
    await other.command('hangup');
    await onCard(desk, connected, 'Controls_Hold').click();
    await expect(cards(desk, 'Call_OnHold')).toBeVisible();
    await look('line on hold');
    await onCard(desk, cards(desk, 'Call_OnHold'), 'Controls_Resume').click();

    await desk.page.evaluate(() => {
      window.spoilNetwork();
    });
    await expect(connected).toContainText(say('Quality_Poor'));
    await look('line quality poor');
    await connected.getByRole('button', { name: say('Quality_Poor') }).click();
    await look('line quality details');
    await onCard(desk, connected, 'Controls_End').click();
    await expect(desk.card).toHaveCount(0);

    await desk.chooseFromMenu('Audio_Title');
    await expect(desk.panel.getByRole('combobox', { name: say('Audio_Ringer') })).toBeVisible();
    await look('line devices');
    await desk.button('Audio_Close').click();

    await desk.page.evaluate(() => {
      const refused = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      navigator.mediaDevices.getUserMedia = refused;
    });
    await callAgent(caller);
    await onCard(desk, ringing, 'Controls_Accept').click();
    await desk.expectError('line.microphoneRefused');
    await look('line microphone refused');
    await onCard(desk, ringing, 'Controls_Decline').click();
    await expect(desk.card).toHaveCount(0);
    await desk.hands.press(desk.tab('Tab_Keypad'));
  });
});
