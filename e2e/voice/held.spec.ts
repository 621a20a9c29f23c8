/** Four calls on hold and one talked in: each is heard when it is resumed, and no fifth can be held. */
import { cards } from '../desk/incoming.ts';
import { QUIET_PAGE, type Desk } from '../desk/desk.ts';
import { looksOf } from '../desk/looks.ts';
import { person } from '../desk/people.ts';
import { expectBothHear, expectSilence } from './audio.ts';
import { expect, inOneLanguage, test } from './fixtures.ts';
import { onCard, talkTo } from './talk.ts';

const KEYS = ['calloway', 'thackeray', 'vance', 'tanaka', 'sasaki'] as const;

test.slow();

function rows({ panel, words: { say } }: Desk) {
  return panel.getByRole('list', { name: say('Tab_HoldQueue') }).getByRole('listitem');
}

async function openQueue({ panel, words: { say } }: Desk, count: number): Promise<void> {
  await panel.getByRole('tab', { name: say('Tab_HoldQueueCount', count), exact: true }).click();
}

inOneLanguage('ja', () => {
  test('four calls wait on hold, are swapped with one press, and the fifth cannot be held', async ({
    desk,
    phoneOf,
  }, testInfo) => {
    const { say } = desk.words;
    const look = looksOf(desk, testInfo);
    const phones = await Promise.all(KEYS.map((key) => phoneOf(key)));
    const [first, , , , last] = phones;
    if (first === undefined || last === undefined) throw new Error('Too few telephones');
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();

    for (const phone of phones) await talkTo(desk, phone);

    const connected = cards(desk, 'Call_Connected');
    await expect(connected).toContainText(person('sasaki').name);
    await expect(connected).toContainText(say('Hold_Limit'));
    await expect(onCard(desk, connected, 'Controls_Hold')).toHaveCount(0);
    await openQueue(desk, 4);
    await expect(rows(desk)).toHaveCount(4);
    await look('four held over the browser line');

    await desk.button('Controls_ResumeCall', person('calloway').name).click();
    await expect(connected).toContainText(person('calloway').name);
    await expectBothHear(desk.page, first, { wasHeld: true });
    await expectSilence(desk.page, last, { onlyThere: true });
    await expect(rows(desk)).toHaveCount(4);

    await desk.button('Controls_EndCall', person('vance').name).click();
    // What has ended is shown in History.
    await openQueue(desk, 3);
    await expect(rows(desk)).toHaveCount(3);
    await onCard(desk, connected, 'Controls_Hold').click();
    await expect(rows(desk)).toHaveCount(4);
  });
});
