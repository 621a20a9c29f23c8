/** Calls on hold: put there and resumed in Zoom's pad, listed in the hold queue and in History, four at most. */
import { expectCallTo } from './desk/calls.ts';
import { QUIET_PAGE, type Desk } from './desk/desk.ts';
import { cards, padButton, resultIn, ring, talkWith } from './desk/incoming.ts';
import { looksOf } from './desk/looks.ts';
import { person } from './desk/people.ts';
import { expectTask } from './desk/tasks.ts';
import { expect, inOneLanguage, test } from './journeys.ts';
import { QUEUE } from '../scripts/workbench/parties.ts';

const DIALED = person('sasaki');
const CALLERS = ['calloway', 'thackeray', 'vance', 'tanaka'].map(person);

test.slow();

inOneLanguage('en_US', (language) => {
  test('calls wait on hold and are resumed, swapped and found in History; the fifth finds no place', async ({
    desk,
    workbench,
  }, testInfo) => {
    const { say } = desk.words;
    const { cloud } = workbench.zoom;
    const look = looksOf(desk, testInfo);
    const connected = cards(desk, 'Call_Connected');
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();

    await desk.field.fill(DIALED.e164);
    await desk.field.press('Enter');
    const { callId: placed } = await expectCallTo(workbench, DIALED.e164);
    cloud.answer(placed);
    await expect(connected).toHaveText([new RegExp(DIALED.name)]);
    await padButton(desk, 'hold').click();
    await expect(desk.card).toHaveAccessibleName(say('Call_OnHold'));
    await expect(desk.card).toContainText(say('Hold_NoRecording'));
    await expect(padButton(desk, 'hold')).toHaveCount(0);

    const received: string[] = [];
    const [first, ...others] = CALLERS;
    received.push(await talkWith(desk, workbench, first?.e164 ?? '', { via: QUEUE }));
    await openHoldTab(desk, 1);
    await expect(rows(desk)).toHaveText([new RegExp(`${DIALED.name}.*0:\\d\\d`, 's')]);
    await showPadCalls(desk);
    await desk.pad
      .getByRole('listitem')
      .filter({ hasText: desk.words.zoom.onHold })
      .getByRole('button')
      .first()
      .click();
    await expect(connected).toHaveText([new RegExp(DIALED.name)]);
    await expect(rows(desk)).toContainText([first?.name ?? '']);
    await expect(rows(desk)).toContainText([say('Call_Via', QUEUE.name)]);
    await expect(connected).not.toContainText(say('Hold_Limit'));

    for (const { e164 } of others) received.push(await talkWith(desk, workbench, e164));
    await expect(rows(desk)).toHaveCount(4);
    await expect(desk.panel.getByText(say('Hold_Limit'))).toHaveCount(2);
    await expect(connected).toContainText(say('Hold_Limit'));
    await expect(padButton(desk, 'hold')).toBeDisabled();
    await look('four calls on hold');

    const sixth = ring(workbench, person('ellery').e164);
    await expectTask(workbench, sixth, resultIn(language, 'missed'));
    await expect(desk.card).toHaveCount(1);

    await desk.tab('Tab_History').click();
    const held = desk.history.getByRole('button', { name: say('Call_OnHold') });
    await expect(held).toHaveCount(4);
    await held.filter({ hasText: DIALED.name }).click();
    await expect(desk.history.getByText(say('Hold_ResumeThere'))).toBeVisible();
    await expect(desk.panel.locator('iframe')).toBeFocused();
    await look('a held call in History');
    await showPadCalls(desk);
    await padButton(desk, 'resumeCall', '03-5550-0101').click();
    await expect(connected).toHaveText([new RegExp(DIALED.name)]);
    await expect(held).toHaveCount(4);

    for (const callId of [placed, ...received]) cloud.hangUp(callId);
    await expect(desk.card).toHaveCount(0);
    await expect(holdTab(desk, 0)).toBeVisible();
    await expectTask(workbench, placed, { WhoId: DIALED.id, CallType: 'Outbound' });
    for (const [index, callId] of received.entries()) {
      const log = { WhoId: CALLERS[index]?.id, CallType: 'Inbound' };
      await expectTask(workbench, callId, { ...log, ...resultIn(language, 'answered') });
    }
  });
});

function holdTab({ panel, words: { say } }: Desk, count: number) {
  const name = count === 0 ? say('Tab_HoldQueue') : say('Tab_HoldQueueCount', count);
  return panel.getByRole('tab', { name, exact: true });
}

/** What becomes known of a caller moves the tabs down, perhaps from under the mouse. */
async function openHoldTab(desk: Desk, count: number): Promise<void> {
  const tab = holdTab(desk, count);
  await expect(async () => {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true', { timeout: 1000 });
  }).toPass();
}

function rows({ panel, words: { say } }: Desk) {
  return panel.getByRole('list', { name: say('Tab_HoldQueue') }).getByRole('listitem');
}

async function showPadCalls(desk: Desk): Promise<void> {
  await desk.pad.getByRole('navigation').getByRole('button', { name: desk.words.zoom.calls }).click();
}
