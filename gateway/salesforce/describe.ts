/** What describe tells of an object (REST API Developer Guide, "sObject Describe"), as far as numbers are concerned. */
import type { ErrorCode } from '#call-core';
import * as v from 'valibot';
import type { PhoneField } from '../calls/ports.ts';

export const Describe = v.object({
  fields: v.array(
    v.object({
      name: v.string(),
      label: v.string(),
      type: v.string(),
      nameField: v.optional(v.boolean()),
    }),
  ),
});

/** An object that the user must not see is not there (REST API Developer Guide, "Status Codes and Error Responses"). */
export const NOT_SEEN: readonly ErrorCode[] = ['salesforce.recordGone', 'salesforce.noAccess'];

/** Nobody answers them. */
const FAXES = ['Fax', 'ContactFax'];
/** What people are best called on comes first; the others stay in the order of the object. */
const FIRST_CALLED = ['Phone', 'MobilePhone'];

/** The fields of the type Phone, of those that this user may see. */
export function phoneFieldsOf(fields: v.InferOutput<typeof Describe>['fields']): PhoneField[] {
  return fields
    .filter((field) => field.type === 'phone' && !FAXES.includes(field.name))
    .sort((a, b) => rank(a.name) - rank(b.name))
    .map(({ name, label }) => ({ name, label }));
}

function rank(field: string): number {
  const place = FIRST_CALLED.indexOf(field);
  return place === -1 ? FIRST_CALLED.length : place;
}
