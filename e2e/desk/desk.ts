/** The agent's desk: the page with the Zoom Phone widget, Zoom's pad inside, and the words on them. */
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { WorkbenchUser } from '../../scripts/workbench/parties.ts';
import { handsOn, reach, type Hands, type Means } from './hands.ts';
import { errorWords, type Words } from './words.ts';

/** A page with little beside the widget: a way through it by keyboard is short. */
export const QUIET_PAGE = '/lightning/o/Case/list';

export interface Desk {
  readonly page: Page;
  /** Address of the workbench's page. */
  readonly url: string;
  readonly words: Words;
  readonly hands: Hands;
  /** The item in the utility bar. */
  readonly item: Locator;
  /** The widget. */
  readonly panel: Locator;
  /** Zoom's own page inside the widget. */
  readonly pad: FrameLocator;
  button(label: string, ...values: readonly (string | number)[]): Locator;
  tab(label: 'Tab_Keypad' | 'Tab_History' | 'Tab_Texts'): Locator;
  /** Where numbers and names are typed. */
  readonly field: Locator;
  readonly callButton: Locator;
  /** The card of a call that rings or runs. */
  readonly card: Locator;
  /** Where the comment on that call is typed. */
  readonly comment: Locator;
  readonly history: Locator;
  /** The newest entry of History; of two calls that began in the same second, either may be it. */
  readonly newest: Locator;
  /** The entry of History that is open: that of the call that has ended last, unless the agent opens another. */
  readonly opened: Locator;
  /** Goes to a page of Lightning and opens the widget, unless it is open. */
  visit(path: string): Promise<void>;
  openPanel(): Promise<void>;
  /** Opens or closes the widget, as a click on its item does. */
  pressItem(): Promise<void>;
  /** Something in the agent's menu. */
  chooseFromMenu(label: string): Promise<void>;
  /** Another user of Salesforce sits here, from the next page on. */
  as(user: WorkbenchUser): Promise<void>;
  /** Waits until the widget is connected to the gateway and the pad to Zoom. */
  expectReady(): Promise<void>;
  /** The widget says what happened, what to do, and the code. */
  expectError(code: string): Promise<void>;
}

interface Options {
  readonly page: Page;
  /** Address of the workbench's page. */
  readonly url: string;
  readonly words: Words;
  readonly means?: Means;
  /** Where the widget is, when it is not in a utility bar. */
  readonly panel?: Locator;
}

export function deskOn({ page, url, words, means = 'mouse', panel: place }: Options): Desk {
  const { say } = words;
  const panel = place ?? page.getByRole('dialog', { name: 'Zoom Phone', exact: true });
  // Unread texts are counted behind the name.
  const item = page.getByRole('button', { name: /^Zoom Phone(?: \(\d+\))?$/ });
  const history = panel.getByRole('list', { name: say('Tab_History') });
  const comment = page.getByRole('textbox', { name: say('Comment_Label'), exact: true });

  const hands = handsOn(page, means);

  async function pressItem(): Promise<void> {
    if (means === 'mouse') {
      await item.click();
      return;
    }
    // The bar is at the end of the page, and follows the panel.
    await reach(page, item, (await panel.isVisible()) ? 'Tab' : 'Shift+Tab');
    await page.keyboard.press('Enter');
  }

  async function openPanel(): Promise<void> {
    await expect(item).toBeVisible();
    // It also opens by itself when there is a call; a press in that moment closes it.
    await expect(async () => {
      if (!(await panel.isVisible())) await pressItem();
      await expect(panel).toBeVisible({ timeout: 2000 });
    }).toPass();
  }

  return {
    page,
    url,
    words,
    hands,
    item,
    panel,
    pad: panel.frameLocator('iframe'),
    button: (label, ...values) => panel.getByRole('button', { name: say(label, ...values), exact: true }),
    tab: (label) => panel.getByRole('tab', { name: new RegExp(`^${say(label)}`) }),
    field: panel.getByRole('combobox', { name: say('Keypad_SearchLabel') }),
    callButton: panel.locator('button.call'),
    card: panel.getByRole('article'),
    comment: panel.locator(comment),
    history,
    newest: history.getByRole('listitem').first(),
    opened: history.getByRole('listitem').filter({ has: comment }),
    async visit(path) {
      await page.goto(path);
      await openPanel();
    },
    openPanel,
    pressItem,
    async chooseFromMenu(label) {
      const menu = panel.getByRole('button', { name: say('Session_Menu') });
      await hands.choose(menu, panel.locator('[role^="menuitem"]').filter({ hasText: say(label) }));
    },
    async as(user) {
      const cookie = { name: 'workbench-user', value: user.salesforceId, url };
      await page.context().addCookies([cookie]);
    },
    async expectReady() {
      await expect(panel.getByText(say('Connection_Connected'), { exact: true }).first()).toBeVisible();
    },
    async expectError(code) {
      const alert = panel.getByRole('alert').filter({ hasText: say('Common_Code', code) });
      for (const text of errorWords(words, code)) await expect(alert).toContainText(text);
    },
  };
}
