/** A call over the browser line from beginning to end, heard at both ends, and logged once with what Zoom tells of it. */
import { cards } from '../desk/incoming.ts';
import { resultIn } from '../desk/incoming.ts';
import { QUIET_PAGE } from '../desk/desk.ts';
import { meansIn } from '../desk/hands.ts';
import { person } from '../desk/people.ts';
import { expectTask } from '../desk/tasks.ts';
import { expectBothHear, expectSilence } from './audio.ts';
import { expect, inBothLanguages, test } from './fixtures.ts';
import { callAgent, dial, latestAtZoom, onCard } from './talk.ts';

const PEOPLE = { en_US: 'calloway', ja: 'sasaki' } as const;

test.slow();

inBothLanguages((language) => {
  const peer = person(PEOPLE[language]);

  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test('a call goes out: heard at both ends, held, resumed, with digits, and ended here', async ({
        desk,
        phoneOf,
        workbench,
      }) => {
        const phone = await phoneOf(PEOPLE[language]);
        await desk.visit(QUIET_PAGE);
        await desk.expectReady();

        await dial(desk, phone);
        await expect(cards(desk, 'Call_Calling')).toContainText(peer.name);
        await phone.command('accept');
        const card = cards(desk, 'Call_Connected');
        await expectBothHear(desk.page, phone);
        await desk.hands.write(desk.comment, 'Heard');

        await desk.hands.press(onCard(desk, card, 'Controls_Hold'));
        const held = cards(desk, 'Call_OnHold');
        await expectSilence(desk.page, phone);
        await desk.hands.press(onCard(desk, held, 'Controls_Resume'));
        await expectBothHear(desk.page, phone, { wasHeld: true });

        await desk.hands.press(onCard(desk, card, 'Tab_Keypad'));
        for (const digit of '12#') await desk.page.keyboard.press(digit);
        for (const digit of '12#') expect((await phone.next('CALL_DTMF_START')).param).toBe(digit);
        await desk.page.keyboard.press('Escape');

        await desk.hands.press(onCard(desk, card, 'Controls_End'));
        await phone.next('CALL_CLOSED');
        await expect(desk.card).toHaveCount(0);
        const { callId } = await latestAtZoom(workbench, phone.number);
        await expectTask(workbench, callId, { WhoId: peer.id, CallType: 'Outbound', Description: 'Heard' });
      });

      test('calls come in: one is accepted and ended there, one declined, one given up', async ({
        desk,
        phoneOf,
        workbench,
      }) => {
        const phone = await phoneOf(PEOPLE[language]);
        await desk.visit(QUIET_PAGE);
        await desk.expectReady();

        await callAgent(phone);
        const ringing = cards(desk, 'Call_Incoming');
        await expect(ringing).toContainText(peer.name);
        await desk.hands.press(onCard(desk, ringing, 'Controls_Accept'));
        await expectBothHear(desk.page, phone);
        await phone.command('hangup');
        await expect(desk.card).toHaveCount(0);
        const { callId: accepted } = await latestAtZoom(workbench, phone.number);
        const log = { WhoId: peer.id, CallType: 'Inbound' };
        await expectTask(workbench, accepted, { ...log, ...resultIn(language, 'answered') });

        await callAgent(phone);
        await desk.hands.press(onCard(desk, ringing, 'Controls_Decline'));
        await phone.next('CALL_CLOSED');
        await expect(desk.card).toHaveCount(0);
        const { callId: declined } = await latestAtZoom(workbench, phone.number);
        await expectTask(workbench, declined, { ...log, ...resultIn(language, 'declined') });

        await callAgent(phone);
        await expect(ringing).toHaveCount(1);
        await phone.command('hangup');
        await expect(desk.card).toHaveCount(0);
        const { callId: missed } = await latestAtZoom(workbench, phone.number);
        await expectTask(workbench, missed, { ...log, ...resultIn(language, 'missed') });
      });
    });
  }
});
