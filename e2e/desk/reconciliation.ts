/** The tab Call Log Reconciliation, and what goes wrong between Zoom and Salesforce without anybody telling the gateway. */
import type { Locator } from '@playwright/test';
import type { Workbench } from '../../scripts/workbench/startWorkbench.ts';
import type { Desk } from './desk.ts';

export const RECONCILIATION = '/lightning/n/Zoom_Phone_Reconciliation';

export interface Reconciliation {
  /** Everything on the tab. */
  readonly all: Locator;
  button(label: string): Locator;
  text(label: string, ...values: readonly (string | number)[]): Locator;
  /** The calls of one kind of finding, of which there are so many. */
  rows(kind: 'Missing' | 'Twice' | 'WithoutPerson' | 'NotInZoom', count: number): Locator;
  /** Compares the days that stand in the boxes. */
  compare(): Promise<void>;
}

export function reconciliationOn({ page, words: { say }, hands }: Desk): Reconciliation {
  const all = page.locator('c-zoom-phone-reconciliation');
  const button: Reconciliation['button'] = (label) =>
    all.getByRole('button', { name: say(label), exact: true });
  return {
    all,
    button,
    text: (label, ...values) => all.getByText(say(label, ...values), { exact: true }),
    rows: (kind, count) =>
      all
        .getByRole('region', { name: say(`Reconciliation_${kind}`, count), exact: true })
        .getByRole('listitem'),
    compare: () => hands.press(button('Reconciliation_Compare')),
  };
}

/** The first Task is deleted, the second is there twice, the third has lost its person. @returns the second's copy */
export function planted(
  { salesforce: { records } }: Pick<Workbench, 'salesforce'>,
  [gap = '', double = '', lost = '']: readonly string[],
): { copy: string } {
  const { CallObject, OwnerId, WhoId, ActivityDate, Status, Subject } = records.get(double) ?? {};
  const fields = { CallObject, OwnerId, WhoId, ActivityDate, Status, Subject };
  const texts = Object.entries(fields).map(([name, value]) => [name, String(value)] as const);
  const copy = records.create('Task', { ...Object.fromEntries(texts), TaskSubtype: 'Call' });
  records.remove(gap);
  records.update(lost, { WhoId: null });
  return { copy };
}
