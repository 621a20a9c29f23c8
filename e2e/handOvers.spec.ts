/** Calls that the agent hands over in Zoom's pad: what became of them is told, and each is one Task. */
import { liveCalls } from './desk/calls.ts';
import { QUIET_PAGE, type Desk } from './desk/desk.ts';
import { cards, endInPad, expectOver, padButton, resultIn, talkWith } from './desk/incoming.ts';
import { looksOf } from './desk/looks.ts';
import { MINAMI, person } from './desk/people.ts';
import { expectTask } from './desk/tasks.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const CALLER = person('calloway');
const OTHER = person('thackeray');
/** Sora Ishida, of the same Zoom account. */
const COLLEAGUE = '1090';

test.slow();

inOneLanguage('ja', (language) => {
  const log = { WhoId: CALLER.id, ...resultIn(language, 'answered') };

  test('a call is transferred, sent to voicemail, parked, moved to a meeting', async ({
    desk,
    workbench,
  }, testInfo) => {
    const { say } = desk.words;
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();

    for (const [handOver, outcome] of [
      [() => transfer(desk, 'blindTransfer'), say('Outcome_Transferred', COLLEAGUE)],
      [() => transfer(desk, 'voicemailTransfer'), say('Outcome_SentToVoicemail', COLLEAGUE)],
      [() => padButton(desk, 'park').click(), /\*8\d\d/],
      [() => padButton(desk, 'meet').click(), say('Outcome_Meeting')],
    ] as const) {
      const callId = await talkWith(desk, workbench, CALLER.e164);
      await handOver();
      await expectOver(desk);
      await expect(desk.opened).toContainText(outcome);
      await expectTask(workbench, callId, log);
      workbench.zoom.client(MINAMI.zoomId).set({ inMeeting: false });
    }
    await looksOf(desk, testInfo)('History of hand-overs');
  });

  test(
    'a call is announced to a colleague, kept, announced again and handed over; two calls become a conference',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const { say } = desk.words;
      const { cloud } = workbench.zoom;
      const queue = desk.panel.getByRole('list', { name: say('Tab_HoldQueue') });
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();
      const announced = await talkWith(desk, workbench, CALLER.e164);

      await transfer(desk, 'warmTransfer');
      await expect(cards(desk, 'Call_Calling')).toBeVisible();
      await desk.panel.getByRole('tab', { name: say('Tab_HoldQueueCount', 1) }).click();
      await expect(queue).toContainText(say('Call_Transferring'));
      await padButton(desk, 'cancelTransfer').click();
      await expect(cards(desk, 'Call_Connected')).toContainText(CALLER.name);
      await expect(desk.card).toHaveCount(1);
      await expect(desk.card).not.toContainText(say('Call_Transferring'));

      await transfer(desk, 'warmTransfer');
      await expect(cards(desk, 'Call_Calling')).toBeVisible();
      const second = liveCalls(workbench).find(({ callId }) => callId !== announced)?.callId ?? '';
      cloud.answer(second);
      await padButton(desk, 'completeTransfer').click();
      await expectOver(desk);
      await expect(desk.history).toContainText(say('Outcome_TransferredWarm', COLLEAGUE));
      await expectTask(workbench, announced, log);
      await expectTask(workbench, second, { WhoId: null, CallType: 'Internal' });
      for (const { callId } of liveCalls(workbench)) cloud.hangUp(callId);

      const first = await talkWith(desk, workbench, CALLER.e164);
      const joined = await talkWith(desk, workbench, OTHER.e164);
      await padButton(desk, 'merge').click();
      await expect(desk.card).toHaveCount(2);
      await expect(desk.card.filter({ hasText: say('Outcome_Conference') })).toHaveCount(1);
      await endInPad(desk);
      await expect(desk.history).toContainText(say('Outcome_Conference'));
      await expectTask(workbench, first, log);
      await expectTask(workbench, joined, { ...log, WhoId: OTHER.id });
    },
  );
});

async function transfer(
  desk: Desk,
  how: 'blindTransfer' | 'warmTransfer' | 'voicemailTransfer',
): Promise<void> {
  await padButton(desk, 'transfer').click();
  await desk.pad.getByLabel(desk.words.zoom.transferTo).fill(COLLEAGUE);
  await padButton(desk, how).click();
}
