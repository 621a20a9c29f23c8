/** Texts: from the widget to Zoom and to the Task, and from Zoom to the widget. */
import { SEND_TEXT_PATH } from '../scripts/workbench/zoom/faults.ts';
import { QUIET_PAGE } from './desk/desk.ts';
import { meansIn } from './desk/hands.ts';
import { MINAMI, person } from './desk/people.ts';
import { textButton } from './desk/recordPage.ts';
import { expectTaskSaying, sentTexts, textsOn } from './desk/texts.ts';
import { expect, inBothLanguages, inOneLanguage, test } from './journeys.ts';

const AVERY = person('calloway');
const CASEY = person('thornbury');
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

inBothLanguages((language) => {
  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      // One way in each language; all ways before a release.
      const sending = { tag: language === 'ja' ? '@all' : [] };
      const receiving = { tag: language === 'ja' ? [] : '@all' };

      test(
        'a new message to a Contact by name is sent, delivered, and on the Task that the icon opens',
        sending,
        async ({ desk, workbench }) => {
          const words = `こんにちは, Avery 😀 ${language} ${means}`;
          const texts = textsOn(desk);
          await desk.visit(QUIET_PAGE);
          await desk.expectReady();
          await texts.open();
          await desk.hands.press(desk.button('Text_New'));
          await desk.hands.write(texts.to, 'Callo');
          const options = desk.panel.getByRole('option');
          await expect(options).toHaveCount(2);
          await desk.hands.pick(texts.to, options.first());
          await expect(desk.panel.getByText(`Avery Calloway · +1 209 555 0123`)).toBeVisible();

          await texts.say(words);

          await expect(texts.message(words)).toContainText(desk.words.say('Text_StateDelivered'));
          expect(sentTexts(workbench, words)).toMatchObject([{ to: [AVERY.e164] }]);
          const task = await expectTaskSaying(workbench, words);
          expect(task['WhoId']).toBe(AVERY.id);
          await desk.hands.press(desk.button('Log_OpenTask'));
          await expect(desk.page).toHaveURL(new RegExp(String(task['Id'])));
        },
      );

      test(
        'a text that comes is counted, read when it is seen, and answered',
        receiving,
        async ({ desk, workbench }) => {
          const [asked, answered] = [`Ready? ${language} ${means}`, `Yes. ${language} ${means}`];
          const texts = textsOn(desk);
          await desk.visit(QUIET_PAGE);
          await desk.expectReady();

          workbench.zoom.texts.textAgent({ from: CASEY.e164, toUserId: MINAMI.zoomId, text: asked });
          await expect(desk.tab('Tab_Texts')).toHaveAccessibleName(desk.words.say('Tab_TextsUnread', 1));
          await expect(desk.page.getByRole('button', { name: 'Zoom Phone (1)', exact: true })).toBeVisible();
          await texts.open();
          await desk.hands.press(texts.thread(new RegExp(CASEY.name)));

          await expect(texts.message(asked)).toBeVisible();
          await expect(desk.tab('Tab_Texts')).toHaveAccessibleName(desk.words.say('Tab_Texts'));
          await expect(texts.field).toBeFocused();
          await texts.say(answered);
          await expect(texts.message(answered)).toContainText(desk.words.say('Text_StateDelivered'));
          expect((await expectTaskSaying(workbench, answered))['Description']).toContain(asked);
        },
      );
    });
  }
});

inOneLanguage('en_US', (language) => {
  test.use({ means: language === 'ja' ? 'keyboard' : 'mouse' });

  test(
    'a text that Zoom refuses says why, and Retry sends it once',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const texts = textsOn(desk);
      const words = `Refused first, ${language}`;
      const mended = workbench.zoom.faults.add({ kind: 'notRegistered', path: SEND_TEXT_PATH });
      await beginText(desk);
      await texts.say(words);

      const message = texts.message(words);
      await expect(message).toContainText(desk.words.say('Error_text_notRegistered'));
      await expect(message).toContainText(desk.words.say('Help_text_notRegistered'));
      mended();
      await desk.hands.press(message.getByRole('button', { name: desk.words.say('Text_Retry') }));

      await expect(message).toContainText(desk.words.say('Text_StateDelivered'));
      expect(sentTexts(workbench, words)).toHaveLength(1);
    },
  );

  test(
    'a text that Zoom takes without an answer is looked for, and not sent again',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const texts = textsOn(desk);
      workbench.zoom.faults.add({ kind: 'dropAfter', path: SEND_TEXT_PATH, times: 1 });
      await beginText(desk);
      const words = `Taken in silence, ${language}`;
      await texts.say(words);

      await expect(texts.message(words)).toContainText(desk.words.say('Text_StateDelivered'));
      expect(sentTexts(workbench, words)).toHaveLength(1);
    },
  );

  test(
    'a picture goes with a text, and one of another kind is refused at the field',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const texts = textsOn(desk);
      const words = `With a picture, ${language}`;
      await beginText(desk);
      const picker = desk.panel.locator('input[type=file]');
      await picker.setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('no') });
      await expect(desk.panel.getByText(desk.words.say('Error_text_fileType'))).toBeVisible();
      await picker.setInputFiles({
        name: 'dot.png',
        mimeType: 'image/png',
        buffer: Buffer.from(PIXEL, 'base64'),
      });
      await expect(desk.panel.getByRole('img', { name: 'dot.png' })).toBeVisible();
      await texts.say(words);

      await expect(texts.message(words)).toContainText(desk.words.say('Text_StateDelivered'));
      expect(sentTexts(workbench, words)[0]?.files).toMatchObject([{ base64: PIXEL }]);
    },
  );

  test(
    'somebody new is made a Lead in the thread, and answered with a template whose gap is filled in',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      const { say } = desk.words;
      const texts = textsOn(desk);
      const asked = `A quote, please. ${language}`;
      const family = language === 'ja' ? 'Newcomer' : 'Newman';
      await desk.visit(QUIET_PAGE);
      await desk.expectReady();
      const from = language === 'ja' ? '+12095550178' : '+12095550179';
      workbench.zoom.texts.textAgent({ from, toUserId: MINAMI.zoomId, text: asked });
      await texts.open();
      await desk.hands.press(texts.thread(new RegExp(from.slice(-7, -4) + ' ' + from.slice(-4))));
      await expectTaskSaying(workbench, asked);

      await desk.hands.press(desk.button('Text_People'));
      await desk.hands.press(desk.panel.getByRole('button', { name: say('Who_NewLead') }));
      const fill = async (label: string, text: string) => {
        const name = new RegExp(`^[* ]*${say(label)}$`);
        await desk.hands.write(desk.panel.getByRole('textbox', { name }), text);
      };
      await fill('NewPerson_FirstName', 'Nora');
      await fill('NewPerson_LastName', family);
      await fill('NewPerson_Company', 'New Ltd');
      await desk.hands.press(desk.button('NewPerson_Create'));
      await expect(desk.panel.getByRole('button', { name: say('Who_EditName') })).toBeFocused();
      const [lead] = workbench.salesforce.records.find('Lead', { LastName: family });
      expect(lead).toMatchObject({ Phone: from, Company: 'New Ltd' });
      await expect
        .poll(async () => (await expectTaskSaying(workbench, asked))['WhoId'], { timeout: 30_000 })
        .toBe(lead?.['Id']);
      await desk.hands.press(desk.button('Text_People'));

      await desk.hands.choose(
        desk.button('Text_Templates'),
        desk.panel.getByRole('menuitem', { name: 'Callback' }),
      );
      await expect(texts.field).toHaveValue(/^Hi Nora, this is .+ call you at \{!time\}\.$/);
      await expect(texts.field).toBeFocused();
      await expect(desk.panel.getByText(say('Error_text_gap'))).toBeVisible();
      await expect(desk.button('Text_Send')).toBeDisabled();
      // The gap is marked, and typed over.
      await desk.page.keyboard.type('noon');
      await desk.page.keyboard.press('Enter');
      const answer = texts.message('call you at noon.');
      await expect(answer).toContainText(say('Text_StateDelivered'));
    },
  );

  test('who says STOP is written to no more, and the reason stands in the place of the field', async ({
    desk,
    workbench,
  }) => {
    const texts = textsOn(desk);
    const stranger = '+12095550177';
    const say = (text: string) =>
      workbench.zoom.texts.textAgent({ from: stranger, toUserId: MINAMI.zoomId, text });
    await desk.visit(QUIET_PAGE);
    await desk.expectReady();
    say('Who is it?');
    await texts.open();
    await desk.hands.press(texts.thread(/209 555 0177/));
    await expect(texts.field).toBeVisible();
    say('STOP');

    await expect(desk.panel.getByText(desk.words.say('Help_text_optedOut'))).toBeVisible();
    await expect(texts.field).toHaveCount(0);
    say('START');
    await expect(texts.field).toBeVisible();
  });
});

/** From the page of a Contact. */
async function beginText(desk: Parameters<typeof textsOn>[0]): Promise<void> {
  await desk.visit('/');
  await desk.expectReady();
  await desk.page.goto(AVERY.path);
  await desk.hands.press(textButton(desk, AVERY.phone));
  await expect(desk.panel.getByText(/Avery Calloway · /)).toBeVisible();
}
