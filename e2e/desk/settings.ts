/** The administrator's settings, set in Setup or on the page for them. */
import type { Page } from '@playwright/test';
import { SessionSchema, parse } from '#call-core';
import type { Settings } from '#call-core';
import type { Workbench } from '../../scripts/workbench/startWorkbench.ts';
import { expect } from '../fixtures.ts';

const OBJECT = 'ZoomPhoneSettings__c';

/** Sets them for the org in Setup, and waits until they hold for the agent of this page. */
export async function setUp(
  { salesforce, gateway }: Pick<Workbench, 'salesforce' | 'gateway'>,
  page: Page,
  fields: Readonly<Record<string, boolean | string>>,
  meant: Partial<Settings>,
): Promise<void> {
  clearSettings({ salesforce });
  if (Object.keys(fields).length > 0) {
    salesforce.records.create(OBJECT, { SetupOwnerId: salesforce.orgId, ...fields });
  }
  await expect
    .poll(async () => settingsOf(page, gateway?.url ?? ''), { timeout: 20_000 })
    .toMatchObject(meant);
}

/** Nobody has set anything. */
export function clearSettings({ salesforce }: Pick<Workbench, 'salesforce'>): void {
  for (const { Id } of salesforce.records.find(OBJECT)) salesforce.records.remove(String(Id));
}

export function orgSettings({ salesforce }: Pick<Workbench, 'salesforce'>) {
  return salesforce.records.find(OBJECT, { SetupOwnerId: salesforce.orgId });
}

async function settingsOf(page: Page, gatewayUrl: string): Promise<Settings> {
  const answer: unknown = await page.evaluate(async (url) => {
    return (await fetch(url, { credentials: 'include' })).json() as Promise<unknown>;
  }, `${gatewayUrl}/api/session`);
  return parse(SessionSchema, answer, 'gateway.internal').settings;
}
