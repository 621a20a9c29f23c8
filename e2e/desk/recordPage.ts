/** A record's own page: its numbers to click, its timeline, its fields. */
import type { Locator } from '@playwright/test';
import type { Desk } from './desk.ts';

/** The button that calls a number, on the page of the record that has it. */
export function dialButton(desk: Desk, shown: string): Locator {
  return numberButton(desk, 'Dial_CallNumber', shown);
}

/** The button that begins a text to a number. */
export function textButton(desk: Desk, shown: string): Locator {
  return numberButton(desk, 'Dial_TextNumber', shown);
}

function numberButton({ page, words }: Desk, label: string, shown: string): Locator {
  const number = shown.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const name = new RegExp(`^${words.say(label, '.*', number)}$`);
  return page.getByRole('main').getByRole('button', { name });
}

/** Any button that calls a number of this record. */
export function dialButtons(desk: Desk): Locator {
  const card = desk.page
    .getByRole('article')
    .filter({ has: desk.page.getByText(desk.words.say('Dial_Title')) });
  const name = new RegExp(`^${desk.words.say('Dial_CallNumber', '.*', '.*')}$`);
  return card.getByRole('listitem').getByRole('button', { name });
}

/** The newest of what was done with this record, that is no open Task. */
export function timeline(desk: Desk): Locator {
  return desk.page.getByRole('article', { name: desk.words.lightning.activity }).getByRole('listitem');
}

/** The value beside a field's label. */
export function fieldOf(desk: Desk, label: string): Locator {
  const details = desk.page.getByRole('tabpanel', { name: desk.words.lightning.details });
  // The details of the call below have a list of their own.
  const item = details
    .locator('dl > div:has(.slds-form-element__control)')
    .filter({ has: desk.page.getByText(label, { exact: true }) });
  return item.getByRole('definition');
}
