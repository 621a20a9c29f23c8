/** What becomes of a call when something breaks under it: it goes on, or its end is told within the stated seconds. */
import type { Page, WebSocketRoute } from '@playwright/test';
import type { SipPhone } from '../../test-support/voice/baresip.ts';
import { cards } from '../desk/incoming.ts';
import { QUIET_PAGE, type Desk } from '../desk/desk.ts';
import { expectBothHear } from './audio.ts';
import { expect, inOneLanguage, test } from './fixtures.ts';
import { onCard, talkTo } from './talk.ts';

const PEER = 'calloway';

test.slow();

/** From here on the channel to the gateway can be broken. @returns breaks it, without a word to the gateway */
async function throughOurHands(page: Page): Promise<() => Promise<void>> {
  const open = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/api\/line$/, (route) => {
    open.add(route);
    const server = route.connectToServer();
    route.onClose(() => {
      open.delete(route);
      void server.close();
    });
  });
  return async () => {
    for (const route of open) await route.close({ code: 1012 });
    open.clear();
  };
}

async function expectEndedThere(phone: SipPhone, withinMs: number): Promise<void> {
  const closed = () => phone.events.filter(({ type }) => type === 'CALL_CLOSED').length;
  await expect.poll(closed, { timeout: withinMs }).toBeGreaterThan(0);
}

async function canCallAgain(desk: Desk, phone: SipPhone): Promise<void> {
  phone.forget();
  await expect(desk.card).toHaveCount(0);
  await talkTo(desk, phone);
  await expectBothHear(desk.page, phone);
}

inOneLanguage('en_US', () => {
  test('the page is loaded anew: the other end is told at once, and the page has no ghost of the call', async ({
    desk,
    phoneOf,
  }) => {
    const phone = await phoneOf(PEER);
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();
    await talkTo(desk, phone);

    await desk.page.reload();
    await expectEndedThere(phone, 6000);

    await desk.openPanel();
    await desk.expectReady();
    await canCallAgain(desk, phone);
  });

  test(
    'the channel breaks: both go on talking, and the buttons work again',
    { tag: '@all' },
    async ({ desk, phoneOf }) => {
      const phone = await phoneOf(PEER);
      const breakChannel = await throughOurHands(desk.page);
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();
      await talkTo(desk, phone);

      await breakChannel();

      await expectBothHear(desk.page, phone);
      const card = cards(desk, 'Call_Connected');
      await expect(async () => {
        await desk.hands.press(onCard(desk, card, 'Controls_Hold'));
        await expect(cards(desk, 'Call_OnHold')).toHaveCount(1, { timeout: 2000 });
      }).toPass();
      await desk.hands.press(onCard(desk, cards(desk, 'Call_OnHold'), 'Controls_Resume'));
      await expectBothHear(desk.page, phone);
    },
  );

  test('the engine is killed: the end is told within seconds, and the line comes back by itself', async ({
    bed,
    desk,
    phoneOf,
  }) => {
    const phone = await phoneOf(PEER);
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();
    await talkTo(desk, phone);

    await bed.stopEngine('SIGKILL');
    await expect(cards(desk, 'Call_Connected')).toHaveCount(0, { timeout: 5000 });
    await desk.expectError('line.engineAway');
    // Nobody tells a telephone that the engine is gone.
    await phone.command('hangup');
    await bed.startEngine();

    await expect(desk.panel.getByRole('alert')).toHaveCount(0);
    await canCallAgain(desk, phone);
  });

  test(
    'the gateway is killed: the other end hears the end in time, and so does the agent',
    { tag: '@all' },
    async ({ desk, phoneOf, workbench }) => {
      const phone = await phoneOf(PEER);
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();
      await talkTo(desk, phone);
      // Zoom has told of it, and what is written can be kept.
      await expect(desk.comment).toBeVisible();

      await workbench.gateway?.kill('SIGKILL');
      // `reclaim_session_timeout`, and a little.
      await expectEndedThere(phone, 15_000);
      await workbench.gateway?.start();

      await desk.expectReady();
      await canCallAgain(desk, phone);
    },
  );
});
