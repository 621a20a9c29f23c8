/** Recording: by hand in Zoom's pad, not while on hold, failed, and by order of the administrator. */
import { QUIET_PAGE } from './desk/desk.ts';
import { callNamed } from './desk/calls.ts';
import { endInPad, padButton, resultIn, talkWith } from './desk/incoming.ts';
import { looksOf } from './desk/looks.ts';
import { MINAMI, person } from './desk/people.ts';
import { expectTask } from './desk/tasks.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const CALLER = person('calloway');

test.slow();

inOneLanguage('ja', (language) => {
  test('what is recorded, paused, failed or recorded by order is told, and why it cannot be', async ({
    desk,
    workbench,
  }, testInfo) => {
    const { say } = desk.words;
    const { cloud, ...zoom } = workbench.zoom;
    const agent = zoom.agent(MINAMI.zoomId);
    const mark = (label: string) => desk.card.getByText(say(label), { exact: true });
    const log = { WhoId: CALLER.id, ...resultIn(language, 'answered') };
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();

    const byHand = await talkWith(desk, workbench, CALLER.e164);
    await expect(mark('Call_Recording')).toHaveCount(0);
    for (const segments of [1, 2]) {
      await padButton(desk, 'record').click();
      await expect(mark('Call_Recording')).toBeVisible();
      if (segments === 1) await padButton(desk, 'stopRecording').click();
      if (segments === 1) await expect(mark('Call_Recording')).toHaveCount(0);
    }
    agent.pauseRecording(byHand);
    await expect(mark('Call_RecordingPaused')).toBeVisible();
    agent.resumeRecording(byHand);
    await expect(mark('Call_Recording')).toBeVisible();
    await padButton(desk, 'hold').click();
    await expect(mark('Call_RecordingPaused')).toBeVisible();
    await expect(desk.card).toContainText(say('Hold_NoRecording'));
    await expect(padButton(desk, 'stopRecording')).toBeDisabled();
    await padButton(desk, 'resume').click();
    await expect(mark('Call_Recording')).toBeVisible();
    cloud.failRecording(byHand);
    await expect(mark('Call_RecordingFailed')).toBeVisible();
    await padButton(desk, 'record').click();
    await expect(mark('Call_Recording')).toBeVisible();
    await endInPad(desk);
    const caller = callNamed(workbench, byHand)?.callee;
    expect(caller).toMatchObject({ recordings: [{}, { hasFailed: true }, { hasFailed: false }] });
    await expectTask(workbench, byHand, log);

    workbench.zoom.configure({ policy: { autoRecording: 'both' } });
    const byOrder = await talkWith(desk, workbench, CALLER.e164);
    await expect(mark('Call_Recording')).toBeVisible();
    await expect(desk.card).toContainText(say('Call_RecordedAutomatically'));
    await expect(padButton(desk, 'stopRecording')).toBeDisabled();
    expect(() => {
      agent.stopRecording(byOrder);
    }).toThrow('autoRecorded');
    await looksOf(desk, testInfo)('recorded by order');
    await padButton(desk, 'hold').click();
    await expect(mark('Call_RecordingPaused')).toBeVisible();
    await expect(padButton(desk, 'stopRecording')).toBeDisabled();
    await endInPad(desk);
    await expectTask(workbench, byOrder, log);
  });
});
