/** How the agent works the page: with a mouse, or with a keyboard alone. */
import { expect, type Locator, type Page } from '@playwright/test';

export const MEANS = ['mouse', 'keyboard'] as const;
export type Means = (typeof MEANS)[number];

export interface Hands {
  readonly means: Means;
  /** Uses a button, link or tab. */
  press(target: Locator): Promise<void>;
  /** Opens a menu and uses one of its items. */
  choose(menu: Locator, item: Locator): Promise<void>;
  /** Replaces the text of a field. */
  write(field: Locator, text: string): Promise<void>;
}

/** Further from anything no focusable element of the page is. */
const MOST_STEPS = 120;

export function handsOn(page: Page, means: Means): Hands {
  return means === 'mouse' ? mouse() : keyboard(page);
}

function mouse(): Hands {
  return {
    means: 'mouse',
    press: (target) => target.click(),
    async choose(menu, item) {
      await menu.click();
      await item.click();
    },
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
      await expect(target).toBeVisible();
      if ((await target.getAttribute('role')) === 'tab') await reachTab(page, target);
      else await reach(page, target);
      await page.keyboard.press('Enter');
    },
    async choose(menu, item) {
      await reach(page, menu);
      await page.keyboard.press('Enter');
      await step(page, item, 'ArrowDown');
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

/** Moves the focus with Tab, or back with Shift+Tab, until the element has it. */
export async function reach(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  await expect(target).toBeEnabled();
  await step(page, target, key);
}

/** In a row of tabs the chosen one is reached with Tab, the others from it with the arrows. */
async function reachTab(page: Page, target: Locator): Promise<void> {
  const row = page.getByRole('tablist').filter({ has: target });
  await reach(page, row.getByRole('tab', { selected: true }));
  await step(page, target, 'ArrowRight');
}

async function step(page: Page, target: Locator, key: string): Promise<void> {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${target.toString()}`);
}

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':focus'));
}
