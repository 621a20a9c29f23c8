/** Salesforce Classic, where components cannot navigate: what opens, opens in a window beside the phone. */
import type { FullForm } from './fullForm.ts';

const RECORD_WINDOW = 'zoom-phone-record';
/** Key prefixes, as in the addresses of Classic. */
const KEY_PREFIXES = { Contact: '003', Lead: '00Q' } as const;

/** The window is the same each time. One that nobody has asked for may be held back by the browser. */
export function openRecordInClassic(recordId: string): void {
  window.open(`/${recordId}`, RECORD_WINDOW);
}

/** Classic's page takes no values that Salesforce documents, so the form is empty. */
export function openFormInClassic({ objectName }: Pick<FullForm, 'objectName'>): void {
  window.open(`/${KEY_PREFIXES[objectName]}/e`, RECORD_WINDOW);
}
