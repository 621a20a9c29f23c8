/** The agent's calls: looked for, sorted out by kind, gone through by the keyboard, and as far back as they go. */
import { ALL_MEANS } from '../test-support/allMeans.ts';
import { MINAMI, person } from './desk/people.ts';
import { QUIET_PAGE } from './desk/desk.ts';
import { meansIn } from './desk/hands.ts';
import { signIn } from './desk/signIn.ts';
import { expect, inOneLanguage, test } from './journeys.ts';

const AVERY = person('calloway');
const SASAKI = person('sasaki');
/** More than the live feed begins with and a page together. */
const MANY = 130;

inOneLanguage('ja', (language) => {
  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test('calls are found by name, by number and by kind', async ({ desk, workbench, words }) => {
        const { say } = words;
        const { cloud } = workbench.zoom;
        const missed = cloud.ringAgent({ from: AVERY.e164, toUserId: MINAMI.zoomId });
        await desk.visit(QUIET_PAGE);
        await expect(desk.card).toContainText(AVERY.name);
        cloud.hangUp(missed);
        await expect(desk.newest).toContainText(AVERY.name);
        const answered = cloud.ringAgent({ from: SASAKI.e164, toUserId: MINAMI.zoomId });
        await expect(desk.card).toContainText(SASAKI.name);
        workbench.zoom.agent(MINAMI.zoomId).accept(answered, 'mobile');
        cloud.hangUp(answered);
        await expect(desk.newest).toContainText(SASAKI.name);

        const search = desk.panel.getByRole('searchbox', { name: say('History_Search') });
        await desk.hands.write(search, 'quillwood');
        await expect(desk.newest).toContainText(AVERY.name);
        await expect(desk.history).not.toContainText(SASAKI.name);
        await desk.hands.write(search, '03-5550-0101');
        await expect(desk.newest).toContainText(SASAKI.name);
        await desk.hands.write(search, 'nobody at all');
        await expect(desk.panel.getByText(say('History_NothingFound'))).toBeVisible();
        await desk.hands.write(search, '');
        await expect(desk.newest).toContainText(SASAKI.name);

        await desk.hands.press(desk.panel.getByRole('combobox', { name: say('History_Kind') }));
        const kind = desk.panel.getByRole('option', { name: say('History_KindMissed'), exact: true });
        await desk.hands.pick(desk.panel.getByRole('combobox', { name: say('History_Kind') }), kind);
        await expect(desk.newest).toContainText(AVERY.name);
        await expect(desk.history).not.toContainText(SASAKI.name);
      });
    });
  }
});

// A hundred calls and more take a while: `npm run e2e:all`.
if (ALL_MEANS) {
  inOneLanguage('ja', (language) => {
    test('the list goes back to the first call, with what is in sight in the page only', async ({
      newDesk: desk,
      freshWorkbench: workbench,
      signedIn,
    }) => {
      test.slow();
      const { cloud } = workbench.zoom;
      signedIn.language = null;
      await workbench.controls.perform({ do: 'setLanguage', language }, MINAMI.salesforceId);
      await desk.visit(QUIET_PAGE);
      await signIn(desk);
      await desk.expectReady();
      for (let count = 0; count < MANY; count += 1) {
        cloud.hangUp(cloud.ringAgent({ from: AVERY.e164, toUserId: MINAMI.zoomId }));
      }
      const logged = () => workbench.salesforce.records.find('Task', { WhoId: AVERY.id }).length;
      await expect.poll(logged, { timeout: 120_000 }).toBeGreaterThanOrEqual(MANY);
      await desk.visit(QUIET_PAGE);
      await desk.hands.press(desk.tab('Tab_History'));
      const more = desk.button('History_ShowMore');
      while (await more.isVisible()) {
        await more.click();
        await expect(desk.panel.getByText(desk.words.say('History_Loading'))).toHaveCount(0);
      }
      await desk.newest.getByRole('button').first().focus();
      await desk.page.keyboard.press('End');
      await expect(desk.history.locator(`[aria-posinset="${MANY}"]`)).toBeVisible();
      expect(await desk.history.getByRole('listitem').count()).toBeLessThan(60);
      await desk.page.keyboard.press('Home');
      await expect(desk.history.locator('[aria-posinset="1"]')).toBeVisible();
    });
  });
}
