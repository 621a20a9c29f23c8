/** The tab External Zoom Call Logs, and calls that the widget never saw. */
import { expect, type Locator, type Page } from '@playwright/test';
import { addDays } from '#call-core';
import type { Workbench } from '../../scripts/workbench/startWorkbench.ts';
import type { Desk } from './desk.ts';
import { MINAMI } from './people.ts';

export const EXTERNAL_LOGS = '/lightning/n/Zoom_Phone_External_Logs';

export interface ExternalLogs {
  /** Everything on the tab. */
  readonly tab: Locator;
  readonly list: Locator;
  /** The calls of the page that is shown. */
  readonly rows: Locator;
  /** The boxes of the dates. */
  readonly from: Locator;
  readonly to: Locator;
  readonly selectAll: Locator;
  row(text: string): Locator;
  button(label: string, ...values: readonly (string | number)[]): Locator;
  text(label: string, ...values: readonly (string | number)[]): Locator;
  /** Chooses a day in the calendar of a box. */
  pick(box: 'from' | 'to', day: string): Promise<void>;
  open(): Promise<void>;
  /** Searches the days that stand in the boxes. */
  search(): Promise<void>;
}

export function externalLogsOn({ page, words: { say }, hands }: Desk): ExternalLogs {
  const tab = page.locator('c-zoom-phone-external-logs');
  const list = tab.getByRole('table', { name: say('External_Title') });
  const rows = list.getByRole('row').filter({ has: page.getByRole('cell') });
  const button: ExternalLogs['button'] = (label, ...values) =>
    tab.getByRole('button', { name: say(label, ...values), exact: true });
  return {
    tab,
    list,
    rows,
    from: tab.getByRole('textbox', { name: say('External_StartDate') }),
    to: tab.getByRole('textbox', { name: say('External_EndDate') }),
    selectAll: tab.getByRole('checkbox', { name: say('External_SelectAll'), exact: true }),
    row: (text) => rows.filter({ hasText: text }),
    button,
    text: (label, ...values) => tab.getByText(say(label, ...values), { exact: true }),
    async pick(box, day) {
      const picker = tab.locator('lightning-datepicker').nth(box === 'from' ? 0 : 1);
      const cell = picker.locator(`td[data-value="${day}"]`);
      if (hands.means === 'mouse') {
        await picker.getByRole('textbox').click();
        await cell.click();
      } else {
        await hands.press(picker.getByRole('button'));
        await goToDay(page, picker, day);
      }
      await expect(cell).toBeHidden();
    },
    async open() {
      await page.goto(EXTERNAL_LOGS);
      await expect(button('External_Search')).toBeVisible();
    },
    async search() {
      await hands.press(button('External_Search'));
    },
  };
}

/** In a calendar the arrows lead from day to day. */
async function goToDay(page: Page, picker: Locator, day: string): Promise<void> {
  let at = String(await picker.locator('td:has(:focus)').getAttribute('data-value'));
  while (at !== day) {
    await page.keyboard.press(at > day ? 'ArrowLeft' : 'ArrowRight');
    at = addDays(at, at > day ? -1 : 1);
    await expect(picker.locator(`td[data-value="${at}"] [role="button"]`)).toBeFocused();
  }
  await page.keyboard.press('Enter');
}

/** The agent calls from a device beside the page, and talks. @returns the call's id */
export function talkElsewhere(
  { zoom }: Pick<Workbench, 'zoom'>,
  number: string,
  device: 'mobile' | 'deskPhone' = 'mobile',
): string {
  const callId = zoom.agent(MINAMI.zoomId).dial({ number, device });
  zoom.cloud.answer(callId);
  zoom.cloud.hangUp(callId);
  return callId;
}

/** Somebody calls, and gives up. @returns the call's id */
export function missElsewhere({ zoom }: Pick<Workbench, 'zoom'>, from: string): string {
  const callId = zoom.cloud.ringAgent({ from, toUserId: MINAMI.zoomId });
  zoom.cloud.hangUp(callId);
  return callId;
}

/** Waits until Zoom has the records of these calls and has told of them, and their second is over. */
export async function untilRecorded(
  { zoom }: Pick<Workbench, 'zoom'>,
  callIds: readonly string[],
): Promise<void> {
  const isTold = (callId: string) =>
    zoom.webhooks.log.some(
      ({ event, body, state }) =>
        event.endsWith('call_element_completed') && body.includes(callId) && state !== 'waiting',
    );
  await expect.poll(() => callIds.filter((callId) => !isTold(callId))).toEqual([]);
  const then = Math.floor(Date.now() / 1000);
  await expect.poll(() => Math.floor(Date.now() / 1000)).toBeGreaterThan(then);
}
