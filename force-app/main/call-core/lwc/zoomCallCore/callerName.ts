import type { CallLog } from './gatewayApi.ts';

interface Named {
  readonly who: Pick<NonNullable<CallLog['who']>, 'name'> | null;
  readonly records?: readonly { readonly name: string | null }[];
}

/** What Salesforce calls the other end: the person, else the one record whose number it is; null where it knows none. */
export function callerName({ who, records = [] }: Named): string | null {
  if (who !== null) return who.name;
  const [record, second] = records;
  return record === undefined || second !== undefined ? null : record.name;
}
