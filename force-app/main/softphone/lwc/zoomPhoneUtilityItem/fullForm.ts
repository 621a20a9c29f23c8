import { stateOf } from 'c/zoomCallCore';
import type { PersonFields, PhoneState } from 'c/zoomPhoneStore';
import { encodeDefaultFieldValues } from 'lightning/pageReferenceUtils';

/** `number`: of somebody in a thread, who has no call. */
export type FullForm = { readonly callId: string; readonly number?: string } & PersonFields;

/** Salesforce's own page for a new person, with what is known in its fields. */
export function fullFormPage({ entries }: PhoneState, form: FullForm) {
  const { callId, objectName, phoneField } = form;
  const call = entries.find((entry) => entry.call.callId === callId)?.call;
  const number = call === undefined ? form.number : stateOf(call).peerNumber;
  const known: Readonly<Record<string, string>> = {
    FirstName: form.firstName,
    LastName: form.lastName,
    Company: objectName === 'Lead' ? form.company : '',
    [phoneField === '' ? 'Phone' : phoneField]: number ?? '',
  };
  const defaults = Object.fromEntries(Object.entries(known).filter(([, text]) => text !== ''));
  return {
    type: 'standard__objectPage',
    attributes: { objectApiName: objectName, actionName: 'new' },
    state: { defaultFieldValues: encodeDefaultFieldValues(defaults) },
  } as const;
}
