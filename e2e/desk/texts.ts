/** The tab SMS, and what Zoom and Salesforce have of it. */
import type { Locator } from '@playwright/test';
import type { Workbench } from '../../scripts/workbench/startWorkbench.ts';
import { expect } from '../fixtures.ts';
import type { Desk } from './desk.ts';
import { MINAMI } from './people.ts';

export interface TextsTab {
  /** The threads. */
  readonly inbox: Locator;
  thread(name: string | RegExp): Locator;
  /** What was said in the thread that is open. */
  readonly messages: Locator;
  /** The message with these words. */
  message(text: string): Locator;
  readonly field: Locator;
  readonly to: Locator;
  /** Turns to the tab. */
  open(): Promise<void>;
  /** Writes and sends, with the button or with Enter. */
  say(text: string): Promise<void>;
}

export function textsOn(desk: Desk): TextsTab {
  const { panel, words, hands, page } = desk;
  const { say } = words;
  const list = (label: string): Locator => panel.getByRole('list', { name: say(label), exact: true });
  const inbox = list('Tab_Texts');
  const messages = list('Text_Messages');
  const field = panel.getByRole('textbox', { name: say('Text_Text'), exact: true });
  return {
    inbox,
    messages,
    field,
    thread: (name) => inbox.getByRole('button', { name }),
    message: (text) => messages.getByRole('listitem').filter({ hasText: text }),
    to: panel.getByRole('combobox', { name: say('Text_To'), exact: true }),
    async open() {
      await hands.press(desk.tab('Tab_Texts'));
    },
    async say(text) {
      await hands.write(field, text);
      if (hands.means === 'mouse') await desk.button('Text_Send').click();
      else await page.keyboard.press('Enter');
    },
  };
}

/** The texts that Zoom has sent from this agent, with these words. */
export function sentTexts({ zoom }: Pick<Workbench, 'zoom'>, text: string) {
  return zoom.texts
    .sessions(MINAMI.zoomId)
    .flatMap(({ id }) => zoom.texts.messages(id))
    .filter((one) => one.direction === 'Out' && one.text === text);
}

/** Waits until a Task has these words in its Comments. @returns the Task */
export async function expectTaskSaying(
  { salesforce }: Pick<Workbench, 'salesforce'>,
  text: string,
): Promise<Readonly<Record<string, unknown>>> {
  const saying = () =>
    salesforce.records
      .find('Task', { OwnerId: MINAMI.salesforceId })
      .filter((task) => String(task['Description'] ?? '').includes(text));
  await expect.poll(() => saying().length, { timeout: 30_000 }).toBe(1);
  return saying()[0] ?? {};
}
