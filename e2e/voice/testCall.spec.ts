/** The line tried by the agent alone, and an agent who is not to be disturbed. */
import { QUIET_PAGE } from '../desk/desk.ts';
import { cards } from '../desk/incoming.ts';
import { looksOf } from '../desk/looks.ts';
import { expect, inBothLanguages, test } from './fixtures.ts';
import { callAgent, onCard } from './talk.ts';

test.slow();

inBothLanguages(() => {
  test(
    'a test call is heard and ended; not to be disturbed, nothing rings',
    { tag: '@all' },
    async ({ desk, phoneOf }, testInfo) => {
      const { say } = desk.words;
      const look = looksOf(desk, testInfo);
      const phone = await phoneOf('calloway');
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();

      await desk.chooseFromMenu('Audio_Title');
      const devices = desk.panel.getByRole('region', { name: say('Audio_Title') });
      await desk.hands.press(devices.getByRole('button', { name: say('Audio_TestCall'), exact: true }));
      await expect(devices).toContainText(say('Audio_TestCallHeard'));
      await expect(devices.getByRole('button', { name: say('Quality_Good') })).toBeVisible();
      await look('test call');
      await desk.hands.press(devices.getByRole('button', { name: say('Audio_TestCallEnd') }));
      await expect(devices.getByRole('button', { name: say('Audio_TestCall'), exact: true })).toBeFocused();
      await expect(devices).not.toContainText(say('Audio_TestCallHeard'));
      await devices.getByRole('heading').focus();
      await desk.page.keyboard.press('Escape');

      await desk.chooseFromMenu('Session_DoNotDisturb');
      const notice = desk.panel.getByRole('status').filter({ hasText: say('Session_DoNotDisturbIsOn') });
      await expect(notice).toBeVisible();
      await look('do not disturb');
      await desk.page.reload();
      await desk.openPanel();
      await expect(notice).toBeVisible();
      await callAgent(phone);
      await phone.next('CALL_CLOSED');
      await expect(cards(desk, 'Call_Incoming')).toHaveCount(0);

      await desk.hands.press(notice.getByRole('button', { name: say('Session_DoNotDisturbTurnOff') }));
      await expect(notice).toHaveCount(0);
      await expect(desk.panel.getByRole('button', { name: say('Session_Menu') })).toBeFocused();
      await callAgent(phone);
      await desk.hands.press(onCard(desk, cards(desk, 'Call_Incoming'), 'Controls_Decline'));
      await phone.next('CALL_CLOSED');
    },
  );
});
