/** How the agent works the page: with a mouse, or with a keyboard alone. */
import { ALL_MEANS } from '../../test-support/allMeans.ts';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from './words.ts';

export const MEANS = ['mouse', 'keyboard'] as const;
export type Means = (typeof MEANS)[number];

/**
 * How a journey is gone in a language: in one by mouse and in the other by keyboard, which is half the time; in both in
 * both with `ALL_MEANS=1`.
 */
export function meansIn(language: Language): readonly Means[] {
  if (ALL_MEANS) return MEANS;
  return language === 'ja' ? ['keyboard'] : ['mouse'];
}

export interface Hands {
  readonly means: Means;
  /** Uses a button, link or tab. */
  press(target: Locator): Promise<void>;
  /** The first half of a press, for what must not happen before: to what is pressed, and no further. */
  goTo(target: Locator): Promise<void>;
  /** The second half. */
  pressHere(target: Locator): Promise<void>;
  /** Opens a menu and uses one of its items. */
  choose(menu: Locator, item: Locator): Promise<void>;
  /** Takes one of the list that is open below a field. */
  pick(field: Locator, option: Locator): Promise<void>;
  /** Replaces the text of a field. */
  write(field: Locator, text: string): Promise<void>;
}

/** Twice around a page with a list, its panel and the pad. */
const MOST_STEPS = 600;
const LOOKED_UP_EVERY = 10;
const MOST_OPTIONS = 12;

export function handsOn(page: Page, means: Means): Hands {
  return means === 'mouse' ? mouse() : keyboard(page);
}

function mouse(): Hands {
  return {
    means: 'mouse',
    press: (target) => target.click(),
    goTo: (target) => target.hover(),
    pressHere: (target) => target.click(),
    async choose(menu, item) {
      await menu.click();
      await item.click();
    },
    pick: (_field, option) => option.click(),
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
    goTo: (target) => reach(page, target),
    pressHere: () => page.keyboard.press('Enter'),
    async choose(menu, item) {
      await reach(page, menu);
      await page.keyboard.press('Enter');
      await step(page, item, 'ArrowDown');
      await page.keyboard.press('Enter');
    },
    async pick(field, option) {
      await expect(option).toBeVisible();
      await mark(page, field, await option.getAttribute('id'));
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
  const row = target.locator('xpath=ancestor::*[@role="tablist"]');
  await reach(page, row.getByRole('tab', { selected: true }));
  await step(page, target, 'ArrowRight');
}

async function step(page: Page, target: Locator, key: string): Promise<void> {
  await expect(target).toBeVisible();
  let element = await target.elementHandle();
  for (let steps = 1; steps < MOST_STEPS; steps += 1) {
    if (await element.evaluate((it) => it.matches(':focus'))) return;
    await page.keyboard.press(key);
    // To look it up by its name at every step would take longer than all the rest; but it may be another one by now.
    if (steps % LOOKED_UP_EVERY === 0) element = await target.elementHandle();
  }
  throw new Error(`${key} does not reach ${target.toString()}`);
}

/** The list moves its mark and not the focus, some time after the key. */
async function mark(page: Page, field: Locator, wanted: string | null): Promise<void> {
  for (let steps = 0; steps < MOST_OPTIONS; steps += 1) {
    const marked = await field.getAttribute('aria-activedescendant');
    if (marked === wanted) return;
    await page.keyboard.press('ArrowDown');
    await expect(field).not.toHaveAttribute('aria-activedescendant', marked ?? '');
  }
  throw new Error(`The arrow does not reach ${wanted}`);
}

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':focus'));
}
