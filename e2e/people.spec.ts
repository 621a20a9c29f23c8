/** People are found by their names and called with one of their numbers. */
import { countCalls, expectCallTo, expectEnterCalls } from './desk/calls.ts';
import { QUIET_PAGE } from './desk/desk.ts';
import { meansIn } from './desk/hands.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

inOneLanguage('ja', (language) => {
  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test('people are found by name with each of their numbers, and called with the one that is chosen', async ({
        desk,
        workbench,
      }) => {
        await desk.visit(QUIET_PAGE);
        await desk.hands.write(desk.field, 'Callo');
        const options = desk.panel.getByRole('option');
        await expect(options).toHaveCount(2);
        await expect(options.nth(0)).toContainText('Avery Calloway');
        await expect(options.nth(0)).toContainText('Quillwood Instruments');
        await expect(options.nth(0)).toContainText('+1 209 555 0123');
        await expect(options.nth(1)).toContainText('+1 209 555 0124');
        await expect(desk.panel.getByText(desk.words.say('Search_Results', 1))).toBeVisible();

        if (means === 'mouse') {
          await options.nth(1).click();
        } else {
          await desk.page.keyboard.press('ArrowDown');
          await expect(options.nth(0)).toHaveAttribute('aria-selected', 'true');
          await desk.page.keyboard.press('ArrowDown');
          await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
          const active = await desk.field.getAttribute('aria-activedescendant');
          expect(active).toBe(await options.nth(1).getAttribute('id'));
          await desk.page.keyboard.press('Enter');
        }
        const { callId } = await expectCallTo(workbench, '+12095550124');
        await expect(desk.card).toContainText('Avery Calloway');
        workbench.zoom.cloud.answer(callId);
      });
    });
  }
});

inOneLanguage('ja', () => {
  test(
    'Leads are found as well, by parts of names, in Japanese and by company of the name',
    { tag: '@all' },
    async ({ desk }) => {
      await desk.visit(QUIET_PAGE);
      const options = desk.panel.getByRole('option');
      for (const [typed, found] of [
        ['thornb', /Casey Thornbury/],
        ['佐々木', /佐々木/],
        ['松本', /松本/],
        ['サ', null],
        ['Wei Ling', /Wei Ling Tan/],
        ["O'Neil", null],
        ['김', /김/],
        ['Élodie', /Marchevert/],
      ] as const) {
        await test.step(typed, async () => {
          await desk.field.fill(typed);
          if (found === null)
            await expect(desk.panel.getByText(desk.words.say('Search_NoResults', typed))).toBeVisible();
          else await expect(options.first()).toContainText(found);
        });
      }
      await desk.field.fill('松本');
      await expect(options.first()).toContainText(desk.words.say('Who_Lead'));
      await expect(options.first()).toContainText('株式会社あおぞら鉢植園芸');
    },
  );
});

inOneLanguage('en_US', () => {
  test(
    'a person without a number is found, and cannot be called',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      await desk.visit(QUIET_PAGE);
      await desk.field.fill('中村');
      const option = desk.panel.getByRole('option');
      await expect(option).toContainText(desk.words.say('Search_NoNumber'));
      const before = countCalls(workbench);
      await option.click();
      await desk.field.press('ArrowDown');
      await desk.field.press('Enter');
      await expect(desk.callButton).toBeDisabled();
      expect(countCalls(workbench)).toBe(before);
    },
  );

  test(
    'while Salesforce is down the search says so, and numbers still work',
    { tag: '@all' },
    async ({ desk, workbench }) => {
      await desk.visit(QUIET_PAGE);
      await workbench.salesforce.down();
      await desk.field.fill('Calloway');
      await expect(desk.panel.getByText(desk.words.say('Search_Failed'))).toBeVisible();
      await desk.field.fill('0355500101');
      await expectEnterCalls(desk, workbench, '+81355500101');

      await workbench.salesforce.up();
      await desk.field.fill('Calloway');
      await expect(desk.panel.getByRole('option')).toHaveCount(2);
    },
  );
});
