/** Audio devices in the widget: chosen, tried, and gone in a call. What the browser makes of them is in `e2e/devices.spec.ts`. */
import { QUIET_PAGE } from '../desk/desk.ts';
import type { Desk } from '../desk/desk.ts';
import { cards } from '../desk/incoming.ts';
import { looksOf } from '../desk/looks.ts';
import { expectBothHear } from './audio.ts';
import { expect, inBothLanguages, test } from './fixtures.ts';
import { onCard, talkTo } from './talk.ts';

test.slow();

/** The second of Chromium's stand-ins. */
const HEADSET = 'Fake Audio Input 2';

inBothLanguages(() => {
  test(
    'devices are chosen and tried, by keyboard too, and one is unplugged in a call',
    { tag: '@all' },
    async ({ desk, phoneOf }, testInfo) => {
      const { say } = desk.words;
      const look = looksOf(desk, testInfo);
      const phone = await phoneOf('calloway');
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();

      await desk.chooseFromMenu('Audio_Title');
      const devices = desk.panel.getByRole('region', { name: say('Audio_Title') });
      await expect(devices.getByRole('heading')).toBeFocused();
      const meter = devices.getByRole('meter', { name: say('Audio_LevelLabel') });
      await expect(meter).not.toHaveAttribute('aria-valuetext', say('Audio_LevelNone'));
      const microphone = devices.getByRole('combobox', { name: say('Audio_Microphone') });
      await desk.hands.press(microphone);
      await desk.hands.pick(microphone, devices.getByRole('option', { name: HEADSET }));
      await look('devices');
      await desk.hands.press(devices.getByRole('button', { name: say('Audio_TestVoice') }));
      await expect(devices.getByText(say('Audio_TestRecording'))).toBeVisible();
      await expect(devices.getByText(say('Audio_TestPlaying'))).toBeVisible();
      await devices.getByRole('heading').focus();
      await desk.page.keyboard.press('Escape');
      await expect(devices).toHaveCount(0);
      await expect(desk.panel.getByRole('button', { name: say('Session_Menu') })).toBeFocused();

      await talkTo(desk, phone);
      await expectBothHear(desk.page, phone);
      const connected = cards(desk, 'Call_Connected');
      await expect(connected.getByRole('button', { name: say('Quality_Good') })).toBeVisible();
      await unplug(desk, HEADSET);
      await expect(desk.panel.getByText(say('Audio_MicrophoneGone'))).toBeVisible();
      await expectBothHear(desk.page, phone);
      await look('a microphone is gone');
      await desk.hands.press(desk.panel.getByRole('button', { name: say('Common_Ok'), exact: true }));
      await expect(desk.panel.getByText(say('Audio_MicrophoneGone'))).toHaveCount(0);
      await desk.hands.press(onCard(desk, connected, 'Controls_End'));
      await phone.next('CALL_CLOSED');
    },
  );
});

/** The browser has one device less from now on. */
async function unplug({ page }: Desk, name: string): Promise<void> {
  await page.evaluate((label) => {
    const { mediaDevices } = navigator;
    const all = mediaDevices.enumerateDevices.bind(mediaDevices);
    mediaDevices.enumerateDevices = async () => (await all()).filter((device) => device.label !== label);
    mediaDevices.dispatchEvent(new Event('devicechange'));
  }, name);
}
