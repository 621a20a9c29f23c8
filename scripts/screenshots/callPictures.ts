import { expect, type Page } from '@playwright/test';
import { expectCallTo } from '../../e2e/desk/calls.ts';
import type { Desk } from '../../e2e/desk/desk.ts';
import { person } from '../../e2e/desk/people.ts';
import type { Workbench } from '../workbench/startWorkbench.ts';

interface Stage {
  readonly desk: Desk;
  readonly workbench: Workbench;
  /** The agent has not called from here yet. */
  readonly first: boolean;
  /** @param name of a picture @returns where it goes */
  readonly fileFor: (name: string) => string;
}

const COMMENT = {
  en_US: 'Asked for the new price list. Wants to see the Osaka plant in spring.',
  ja: '新しい価格表を希望。春に大阪工場を見学したいとのこと。',
};

/** The main journey: from a Contact's number to the Task on its timeline. */
export async function photographCall({ desk, workbench, first, fileFor }: Stage): Promise<void> {
  const { page, panel, words } = desk;
  const who = person(words.language === 'ja' ? 'sasaki' : 'calloway');
  const picture = (name: string, target: Pick<Page, 'screenshot'> = page) =>
    target.screenshot({ path: fileFor(name), animations: 'disabled' });

  await desk.visit(who.path);
  await desk.expectReady();
  await desk.field.fill('090');
  await picture('keypad', panel);
  await desk.field.fill('');
  await page.getByRole('main').getByRole('button', { name: who.phone }).first().click();
  if (first) {
    await picture('consent', panel);
    await desk.button('Common_Ok').click();
  }
  const { callId } = await expectCallTo(workbench, who.e164);
  await expect(desk.card).toBeVisible();
  workbench.zoom.cloud.answer(callId);
  await expect(desk.card.getByRole('button', { name: words.say('Who_Open', who.name) })).toBeVisible();
  await desk.card.getByRole('textbox').fill(COMMENT[words.language]);
  await picture('call');

  workbench.zoom.cloud.hangUp(callId);
  await expect(desk.newest.getByText(words.say('Log_Saved')).first()).toBeVisible();
  await picture('after-call', panel);
  await page.reload();
  await desk.openPanel();
  await desk.tab('Tab_History').click();
  await picture('history');
}
