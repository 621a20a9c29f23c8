/** How the agent works the page: with a mouse, or with a keyboard alone. */
import { expect, type Locator, type Page } from '@playwright/test';

export const MEANS = ['mouse', 'keyboard'] as const;
export type Means = (typeof MEANS)[number];

export interface Hands {
  readonly means: Means;
  /** Uses a button, link, tab or option. */
  press(target: Locator): Promise<void>;
  /** Replaces the text of a field. */
  write(field: Locator, text: string): Promise<void>;
}

/** Further from anything no focusable element of the page is. */
const MOST_TABS = 120;

export function handsOn(page: Page, means: Means): Hands {
  return means === 'mouse' ? mouse() : keyboard(page);
}

function mouse(): Hands {
  return {
    means: 'mouse',
    press: (target) => target.click(),
    async write(field, text) {
      await field.click();
      await field.fill(text);
    },
  };
}

function keyboard(page: Page): Hands {
  return {
    means: 'keyboard',
    async press(target) {
      await reach(page, target);
      await page.keyboard.press('Enter');
    },
    async write(field, text) {
      await reach(page, field);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.press('Delete');
      await page.keyboard.type(text);
    },
  };
}

/** Moves the focus on with Tab until the element has it; within a row of tabs or a menu with the arrows. */
export async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${target.toString()}`);
}

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':focus'));
}
