/** From the item in the utility bar to an agent who is signed in, and all that can come between. */
import type { Page } from '@playwright/test';
import { HARUTO, EMILY, MINAMI } from './desk/people.ts';
import { expectSignedIn, expectSignedOut, openSignInWindow, signIn } from './desk/signIn.ts';
import { expect, inBothLanguages, inOneLanguage, test } from './journeys.ts';
import { meansIn } from './desk/hands.ts';
import { deskOn } from './desk/desk.ts';

/** Zoom has forgotten that the agent authorized the app: its consent page is shown again. */
test.beforeEach(({ workbench, signedIn }) => {
  workbench.zoom.deauthorise(MINAMI.zoomId);
  signedIn.language = null;
});

inBothLanguages((language) => {
  for (const means of meansIn(language)) {
    test.describe(`by ${means}`, () => {
      test.use({ means });

      test('the item at the bottom left is called Zoom Phone, and opens and closes the widget', async ({
        newDesk: desk,
      }) => {
        await desk.page.goto('/');
        await desk.openPanel();
        const place = await desk.item.boundingBox();
        expect(place?.x).toBeLessThan(20);
        expect((place?.y ?? 0) + (place?.height ?? 0)).toBeGreaterThan(760);

        await desk.hands.press(desk.panel.getByRole('button', { name: desk.words.lightning.minimize }));
        await expect(desk.panel).toBeHidden();
        await expect(desk.item).toBeFocused();
        await desk.openPanel();
        await desk.pressItem();
        await expect(desk.panel).toBeHidden();
      });

      test('an agent signs in with the one button that is there, and authorizes Salesforce at Zoom', async ({
        newDesk: desk,
      }) => {
        await desk.visit('/');
        await expectSignedOut(desk);
        await expect(desk.panel.getByRole('button')).toHaveCount(2);

        const popup = await openSignInWindow(desk);
        await expect(desk.panel.getByText(desk.words.say('SignIn_Waiting')).first()).toBeVisible();
        const { consentTitle, authorize, lang } = desk.words.zoom;
        await expect(popup.getByRole('heading', { level: 1 })).toHaveText(
          consentTitle.replace('{0}', 'Salesforce'),
        );
        await expect(popup.locator('html')).toHaveAttribute('lang', lang);
        await popup.getByRole('button', { name: authorize }).press('Enter');

        await expect.poll(() => popup.isClosed()).toBe(true);
        await expectSignedIn(desk);
        await desk.expectReady();
      });

      test('an agent who signs out is signed out for good', { tag: '@all' }, async ({ newDesk: desk }) => {
        await desk.visit('/');
        await signIn(desk);
        await desk.expectReady();

        await desk.chooseFromMenu('Session_SignOut');
        await expectSignedOut(desk);
        await desk.page.reload();
        await desk.openPanel();
        await expectSignedOut(desk);
      });
    });
  }
});

inOneLanguage('ja', (language) => {
  test.describe('when it does not work', () => {
    test.use({ means: language === 'ja' ? 'keyboard' : 'mouse' });

    test('an agent who declines is told so, and can authorize after all', async ({ newDesk: desk }) => {
      await desk.visit('/');
      const popup = await openSignInWindow(desk);
      await popup.getByRole('button', { name: desk.words.zoom.decline }).click();

      await desk.expectError('signIn.denied');
      await signIn(desk, 'Common_Retry');
    });

    test('a window that is closed too early is no dead end', { tag: '@all' }, async ({ newDesk: desk }) => {
      await desk.visit('/');
      const popup = await openSignInWindow(desk);
      await popup.getByRole('button', { name: desk.words.zoom.authorize }).waitFor();
      await popup.close();

      await desk.expectError('signIn.windowClosed');
      await expect(
        desk.panel.getByText(desk.words.say('SignIn_AskAdmin', 'signIn.windowClosed')),
      ).toBeVisible();
      await signIn(desk, 'Common_Retry');
    });

    test(
      'the agent gives up waiting in the widget, and the window closes',
      { tag: '@all' },
      async ({ newDesk: desk }) => {
        await desk.visit('/');
        const popup = await openSignInWindow(desk);
        await desk.hands.press(desk.button('Common_Cancel'));

        await expect.poll(() => popup.isClosed()).toBe(true);
        await signIn(desk, 'Common_Retry');
      },
    );
  });

  test('the agent stays signed in when the page is reloaded, and when the browser is started again', async ({
    newDesk: desk,
    browser,
    words,
  }) => {
    await desk.visit('/');
    await signIn(desk);
    await desk.page.reload();
    await desk.openPanel();
    await expectSignedIn(desk);

    const { cookies } = await desk.page.context().storageState();
    // Only what has a date outlives the browser.
    const kept = cookies.filter(({ expires }) => expires > 0);
    const later = await browser.newContext({ baseURL: desk.url });
    await later.addCookies(kept);
    const laterDesk = deskOn({ page: await later.newPage(), url: desk.url, words });
    await laterDesk.visit('/');
    await expectSignedIn(laterDesk);
    await later.close();
  });
});

// The words are looked at in both languages with `ALL_MEANS=1`: looks.spec.ts.
test.describe('in whatever language', () => {
  test('a browser that blocks windows is named as the cause', { tag: '@all' }, async ({ newDesk: desk }) => {
    await desk.visit('/');
    await desk.page.evaluate(() => {
      const open = window.open.bind(window);
      window.open = () => null;
      window.addEventListener('allow-windows', () => (window.open = open));
    });
    await desk.hands.press(desk.button('SignIn_Button'));

    await desk.expectError('signIn.popupBlocked');
    await desk.page.evaluate(() => window.dispatchEvent(new Event('allow-windows')));
    await signIn(desk, 'Common_Retry');
  });

  test(
    'while the gateway is stopped the widget says so, and works as soon as it runs',
    { tag: '@all' },
    async ({ newDesk: desk, workbench }) => {
      await desk.visit('/');
      await expectSignedOut(desk);
      await workbench.gateway?.kill('SIGTERM');
      const popup = await openSignInWindow(desk);
      await popup.close();
      await desk.expectError('gateway.unreachable');

      await desk.page.reload();
      await desk.openPanel();
      await desk.expectError('gateway.unreachable');
      await workbench.gateway?.start();
      await expect(desk.button('SignIn_Button')).toBeVisible();
      await signIn(desk);
    },
  );

  test(
    'while Zoom does not answer the sign-in says so',
    { tag: '@all' },
    async ({ newDesk: desk, workbench }) => {
      await desk.visit('/');
      const up = workbench.zoom.faults.add({ kind: 'unavailable', parts: ['rest'] });
      const popup = await openSignInWindow(desk);
      await popup.getByRole('button', { name: desk.words.zoom.authorize }).click();

      await desk.expectError('zoom.unavailable');
      up();
      await signIn(desk, 'Common_Retry');
    },
  );

  test(
    'an agent without a Zoom Phone licence is told whom to ask',
    { tag: '@all' },
    async ({ newDesk: desk }) => {
      await desk.as(HARUTO);
      await desk.visit('/');
      const popup = await openSignInWindow(desk);
      await popup.getByRole('button', { name: desk.words.zoom.authorize }).click();

      await desk.expectError('zoom.noPhoneLicence');
      await expect(desk.button('Common_Retry')).toBeVisible();
    },
  );

  test('a user who is not admitted is told which permission set is missing, and needs nothing else', async ({
    newDesk: desk,
    workbench,
  }) => {
    await desk.as(EMILY);
    await desk.visit('/');
    await expect(desk.panel.getByRole('alert')).toHaveText(desk.words.say('SignIn_NotAllowed'));
    await expect(desk.button('SignIn_Button')).toHaveCount(0);

    const [set] = workbench.salesforce.records.find('PermissionSet', { Name: 'ZoomPhoneAgent' });
    const given = workbench.salesforce.records.create('PermissionSetAssignment', {
      AssigneeId: EMILY.salesforceId,
      PermissionSetId: String(set?.['Id']),
    });
    await desk.page.reload();
    await desk.openPanel();
    await expectSignedOut(desk);
    workbench.salesforce.records.remove(given);
  });

  test(
    'who signs in as somebody else than the user of the page is stopped',
    { tag: '@all' },
    async ({ newDesk: desk, workbench }) => {
      await desk.visit('/');
      const [sid] = (await desk.page.context().cookies()).filter(({ name }) => name === 'sid');
      const session = workbench.salesforce.sessionFor(HARUTO.salesforceId);
      await desk.page.context().addCookies([{ ...sid!, value: encodeURIComponent(session) }]);
      await openSignInWindow(desk);

      await desk.expectError('signIn.wrongUser');
      await desk.page.context().addCookies([sid!]);
      await signIn(desk, 'Common_Retry');
    },
  );

  test('a window that the browser has parted from the page shows a code to carry over', async ({
    newDesk: desk,
  }) => {
    await partWindows(desk.page);
    await desk.visit('/');
    const popup = await openSignInWindow(desk);
    await popup.getByRole('button', { name: desk.words.zoom.authorize }).click();
    const code = await popup.getByRole('textbox').inputValue();
    await popup.close();

    await desk.expectError('signIn.windowClosed');
    await expect(desk.button('SignIn_UseCode')).toBeDisabled();
    await desk.hands.write(desk.panel.getByLabel(desk.words.say('SignIn_CodeLabel')), code);
    await desk.hands.press(desk.button('SignIn_UseCode'));
    await expectSignedIn(desk);
  });

  test('a wrong code is refused', { tag: '@all' }, async ({ newDesk: desk }) => {
    await desk.visit('/');
    const popup = await openSignInWindow(desk);
    await popup.close();
    await desk.hands.write(desk.panel.getByLabel(desk.words.say('SignIn_CodeLabel')), 'wrong');
    await desk.hands.press(desk.button('SignIn_UseCode'));

    await desk.expectError('signIn.expired');
    await signIn(desk, 'Common_Retry');
  });
});

/** Zoom's page cuts the tie between the window and the page that opened it (Cross-Origin-Opener-Policy). */
async function partWindows(page: Page): Promise<void> {
  await page.context().route('**/oauth/authorize*', async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'cross-origin-opener-policy': 'same-origin' },
    });
  });
}
