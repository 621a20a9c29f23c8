/** Every state of the tab SMS at every width: nothing for axe to find, nothing cut off. */
import { SEND_TEXT_PATH } from '../scripts/workbench/zoom/faults.ts';
import { QUIET_PAGE } from './desk/desk.ts';
import { looksOf } from './desk/looks.ts';
import { MINAMI, person } from './desk/people.ts';
import { signIn } from './desk/signIn.ts';
import { textsOn } from './desk/texts.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

/** Belongs to two Contacts. */
const SHARED_NUMBER = '+81355500103';
const LONG_WORD = 'https://example.com/'.padEnd(120, 'a/very/long/path/');
const RIGHT_TO_LEFT = 'שלום, מתי תגיעו? 14:30';

test.slow();

inOneLanguage('ja', (language) => {
  test('texts', { tag: '@all' }, async ({ newDesk: desk, freshWorkbench: workbench, signedIn }, testInfo) => {
    const { zoom } = workbench;
    const { say } = desk.words;
    const texts = textsOn(desk);
    const look = looksOf(desk, testInfo);
    const tell = (from: string, text: string) =>
      zoom.texts.textAgent({ from, toUserId: MINAMI.zoomId, text });
    signedIn.language = null;
    await workbench.controls.perform({ do: 'setLanguage', language }, MINAMI.salesforceId);
    await desk.visit(QUIET_PAGE);
    await signIn(desk);
    await desk.expectReady();
    await texts.open();
    await expect(desk.button('Text_New')).toBeVisible();
    await look('no texts yet');

    tell(person('calloway').e164, LONG_WORD);
    tell(SHARED_NUMBER, RIGHT_TO_LEFT);
    await expect(texts.thread(/שלום/)).toBeVisible();
    await look('threads');
    await desk.panel.getByRole('searchbox', { name: say('Text_Search') }).fill('xyzzy');
    await expect(desk.panel.getByText(say('Text_NothingFound'))).toBeVisible();
    await look('no thread found');
    await desk.panel.getByRole('searchbox', { name: say('Text_Search') }).fill('');

    await texts.thread(/example/).click();
    await expect(texts.message('example')).toBeVisible();
    const mended = zoom.faults.add({ kind: 'notRegistered', path: SEND_TEXT_PATH });
    await texts.say('Refused');
    await expect(texts.message('Refused')).toContainText(say('Error_text_notRegistered'));
    mended();
    await texts.field.fill('長い'.repeat(300));
    await look('a thread with a text that was refused, and one that is too long');
    await texts.field.fill('');
    await desk.button('Text_People').click();
    await look('a thread with its person');
    await desk.button('Text_Back').click();
    await texts.thread(/שלום/).click();
    await expect(desk.panel.getByText(say('Who_Several', 2))).toBeVisible();
    await look('a thread of a number with two people');

    await desk.button('Text_Back').click();
    await desk.button('Text_New').click();
    await texts.to.fill('12');
    await texts.to.press('Enter');
    await look('a new message to what is no number');
    await texts.to.fill('Callo');
    await expect(desk.panel.getByRole('option').first()).toBeVisible();
    await look('a new message with people');
    await desk.panel.getByRole('option').first().click();
    await texts.to.fill('03-5550-0101');
    await texts.to.press('Enter');
    await look('a new message to two');
  });
});
