/** An agent who is in a Zoom meeting is asked before a call goes out; who may be, as far as Zoom tells, is not. */
import { countCalls, expectCallTo, expectEnterCalls } from './desk/calls.ts';
import { QUIET_PAGE, type Desk } from './desk/desk.ts';
import { hasFocus } from './desk/hands.ts';
import { MINAMI } from './desk/people.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const PRESENCE = '/v2/users/me/presence_status';

inOneLanguage('ja', (language) => {
  test.use({ means: language === 'ja' ? 'keyboard' : 'mouse' });

  test(
    'in a meeting the agent is asked whether to go on with the call',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const { cloud, client, faults, requests } = workbench.zoom;
      const { say } = desk.words;
      const question = desk.panel.getByRole('alertdialog', { name: say('Meeting_Title') });
      const button = (label: string) => question.getByRole('button', { name: say(label), exact: true });
      const dial = async () => {
        await desk.hands.write(desk.field, '0355500101');
        await desk.page.keyboard.press('Enter');
      };
      const before = countCalls(workbench);
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();

      client(MINAMI.zoomId).set({ inMeeting: true });
      await dial();
      await expect(question).toContainText(say('Meeting_Question', '03-5550-0101'));
      await expect.poll(() => hasFocus(button('Common_Continue'))).toBe(true);
      if (desk.hands.means === 'keyboard') await desk.page.keyboard.press('Escape');
      else await desk.hands.press(button('Common_Cancel'));
      await expect(question).toHaveCount(0);
      await expect(desk.callButton).toBeEnabled();
      expect(countCalls(workbench)).toBe(before);

      await dial();
      if (desk.hands.means === 'keyboard') {
        await expect.poll(() => hasFocus(button('Common_Continue'))).toBe(true);
        await desk.page.keyboard.press('Enter');
      } else await desk.hands.press(button('Common_Continue'));
      const { callId } = await expectCallTo(workbench, '+81355500101');
      await expect(desk.card).toHaveAccessibleName(say('Call_Calling'));
      cloud.refuse(callId);
      await expect(desk.card).toHaveCount(0);
      await desk.hands.press(desk.tab('Tab_Keypad'));
      // Of the cancelled dial nothing has come.
      expect(countCalls(workbench)).toBe(before + 1);

      client(MINAMI.zoomId).set({ inMeeting: false });
      await expectNotAsked(desk, workbench);

      client(MINAMI.zoomId).set({ inMeeting: true });
      faults.add({ kind: 'forbidden', parts: ['rest'], path: PRESENCE });
      await expectNotAsked(desk, workbench);
      const asked = requests.list.filter(({ path }) => path === PRESENCE);
      expect(asked.map(({ status }) => status).slice(-4)).toEqual([200, 200, 200, 403]);
    },
  );
});

async function expectNotAsked(desk: Desk, workbench: Parameters<typeof expectEnterCalls>[1]): Promise<void> {
  await desk.hands.write(desk.field, '0355500101');
  await expectEnterCalls(desk, workbench, '+81355500101');
}
