/** What the page around the pad commands, read with care: it may send anything. */
import { isObject } from './hostChannel.ts';
import type { Contact } from './model.ts';

type Data = Readonly<Record<string, unknown>>;

/** Flags of `zp-init-config`. */
export interface Config {
  readonly enableSavingLog: boolean;
  readonly enableAutoLog: boolean;
  readonly enableContactSearching: boolean;
  readonly enableContactMatching: boolean;
  readonly disableInactiveTabCallEvent: boolean;
}

export const ALL_OFF: Config = {
  enableSavingLog: false,
  enableAutoLog: false,
  enableContactSearching: false,
  enableContactMatching: false,
  disableInactiveTabCallEvent: false,
};

export interface MakeCall {
  readonly number: string;
  readonly callerId?: string;
  readonly autoDial?: boolean;
}

export function readConfig(data: Data): Config {
  return {
    enableSavingLog: data.enableSavingLog === true,
    enableAutoLog: data.enableAutoLog === true,
    enableContactSearching: data.enableContactSearching === true,
    enableContactMatching: data.enableContactMatching === true,
    disableInactiveTabCallEvent: data.disableInactiveTabCallEvent === true,
  };
}

export function readMakeCall(number: string, { autoDial, callerId }: Data): MakeCall {
  return {
    number,
    ...(typeof callerId === 'string' && { callerId }),
    ...(typeof autoDial === 'boolean' && { autoDial }),
  };
}

export function readContacts({ contacts }: Data): readonly Contact[] {
  if (!Array.isArray(contacts)) return [];
  return contacts.flatMap((contact: unknown) => {
    if (!isObject(contact)) return [];
    const { displayName, number } = contact;
    return typeof displayName === 'string' && typeof number === 'string' ? [{ displayName, number }] : [];
  });
}
