import type { CallLog } from './gatewayApi.ts';

interface Named {
  readonly who: Pick<NonNullable<CallLog['who']>, 'name'> | null;
  readonly accounts?: readonly { readonly name: string | null }[];
}

/** What Salesforce calls the other end: the person, else the one account whose number it is; null where it knows none. */
export function callerName({ who, accounts = [] }: Named): string | null {
  if (who !== null) return who.name;
  const [account, second] = accounts;
  return account === undefined || second !== undefined ? null : account.name;
}
