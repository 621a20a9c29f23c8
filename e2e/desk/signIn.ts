/** The sign-in, as an agent goes through it. */
import { expect, type Page } from '@playwright/test';
import type { Desk } from './desk.ts';

/** Clicks "Sign in" (or "Try again") and gives the window that opens. */
export async function openSignInWindow(desk: Desk, label = 'SignIn_Button'): Promise<Page> {
  const opened = desk.page.waitForEvent('popup');
  await desk.hands.press(desk.button(label));
  return opened;
}

/** Goes through the window to its end; Zoom's page is shown to an agent who has not authorized the app yet. */
export async function signIn(desk: Desk, label = 'SignIn_Button'): Promise<void> {
  const popup = await openSignInWindow(desk, label);
  const authorize = popup.getByRole('button', { name: desk.words.zoom.authorize });
  const closed = popup.isClosed() ? Promise.resolve() : popup.waitForEvent('close');
  const seen = authorize.waitFor().then(
    () => true,
    () => false,
  );
  if (await Promise.race([closed.then(() => false), seen])) await authorize.click();
  await closed;
  await expectSignedIn(desk);
}

export async function expectSignedIn(desk: Desk): Promise<void> {
  await expect(desk.tab('Tab_Keypad')).toBeVisible();
}

/** Signed out: one button, and nothing to telephone with. */
export async function expectSignedOut(desk: Desk): Promise<void> {
  await expect(desk.button('SignIn_Button')).toBeVisible();
  await expect(desk.tab('Tab_Keypad')).toHaveCount(0);
}
