/** One tab has the audio; the others show its calls and steer them, and none of them takes the lead while somebody talks. */
import { cards } from '../desk/incoming.ts';
import { QUIET_PAGE, deskOn } from '../desk/desk.ts';
import { expectBothHear, expectSilence } from './audio.ts';
import { expect, inOneLanguage, test } from './fixtures.ts';
import { callAgent, onCard, talkTo } from './talk.ts';

test.slow();

inOneLanguage('en_US', () => {
  test(
    'a call in one tab is shown, held, resumed and ended in another',
    { tag: '@all' },
    async ({ desk, context, phoneOf, workbench }) => {
      const phone = await phoneOf('calloway');
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();
      await talkTo(desk, phone);

      const other = deskOn({ page: await context.newPage(), url: workbench.url, words: desk.words });
      await other.visit(QUIET_PAGE);
      const card = cards(other, 'Call_Connected');
      await onCard(other, card, 'Controls_Hold').click();
      await expectSilence(desk.page, phone);
      await onCard(other, cards(other, 'Call_OnHold'), 'Controls_Resume').click();
      await expectBothHear(desk.page, phone, { wasHeld: true });
      await onCard(other, card, 'Controls_End').click();

      await phone.next('CALL_CLOSED');
      for (const { card: shown } of [desk, other]) await expect(shown).toHaveCount(0);

      await callAgent(phone);
      await onCard(other, cards(other, 'Call_Incoming'), 'Controls_Accept').click();
      await phone.next('CALL_ESTABLISHED');
      await desk.page.close();
      await phone.next('CALL_CLOSED');
      await expect(other.card).toHaveCount(0);
    },
  );
});
