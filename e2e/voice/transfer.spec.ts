/** A call is passed on: to somebody found by name who is not asked, and to somebody who was asked first. */
import { cards } from '../desk/incoming.ts';
import { QUIET_PAGE, type Desk } from '../desk/desk.ts';
import { person } from '../desk/people.ts';
import { expectBothHear } from './audio.ts';
import { expect, inOneLanguage, test } from './fixtures.ts';
import { onCard, talkTo } from './talk.ts';

test.slow();

const TO = person('thackeray');

/** Opens the transfer and finds whom it goes to. */
async function chooseTarget(desk: Desk): Promise<void> {
  const card = cards(desk, 'Call_Connected');
  await desk.hands.press(onCard(desk, card, 'Controls_Transfer'));
  await desk.hands.write(card.getByRole('textbox', { name: desk.words.say('Controls_TransferTo') }), TO.name);
  await desk.hands.press(card.getByRole('button', { name: TO.name }).first());
}

inOneLanguage('en_US', () => {
  test('a call is sent on to somebody who is not asked', { tag: '@all' }, async ({ desk, phoneOf }) => {
    const [caller, target] = await Promise.all([phoneOf('calloway'), phoneOf('thackeray')]);
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();
    await talkTo(desk, caller);

    await chooseTarget(desk);
    await desk.hands.press(onCard(desk, cards(desk, 'Call_Connected'), 'Controls_TransferNow'));
    await target.next('CALL_INCOMING');
    await target.command('accept');

    await target.next('CALL_ESTABLISHED');
    await expect(desk.card).toHaveCount(0);
    const before = await target.received();
    await expect.poll(() => target.received()).toBeGreaterThan(before + 20);
  });

  test('somebody is asked first, and then both are connected', async ({ desk, phoneOf }) => {
    const [caller, target] = await Promise.all([phoneOf('calloway'), phoneOf('thackeray')]);
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();
    await talkTo(desk, caller);
    await expect(desk.comment).toBeVisible();

    await chooseTarget(desk);
    const card = cards(desk, 'Call_Connected');
    await desk.hands.press(onCard(desk, card, 'Controls_AskFirst'));
    await target.next('CALL_INCOMING');
    await target.command('accept');
    await target.next('CALL_ESTABLISHED');
    await expectBothHear(desk.page, target);
    const { name } = person('calloway');
    await desk.hands.press(
      card.getByRole('button', { name: desk.words.say('Controls_Complete', name) }).first(),
    );

    // This telephone does not know that the new call stands for the old one: it rings, and the old one is for the agent to end.
    await target.next('CALL_INCOMING');
    await target.command('accept');
    await expect(
      desk.panel.getByRole('tab', { name: desk.words.say('Tab_HoldQueue'), exact: true }),
    ).toBeVisible();
    await expect(card).toContainText(TO.name);
    await desk.hands.press(onCard(desk, card, 'Controls_End'));
    await expect(desk.card).toHaveCount(0);
    const before = await caller.received();
    await expect.poll(() => caller.received()).toBeGreaterThan(before + 20);
  });
});
