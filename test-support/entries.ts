/** Entries of unit tests. */
import { transition } from '#call-core';
import type { Call, CallEvent } from '#call-core';
import { newEntry } from '../gateway/calls/entry.ts';
import type { Entry, FoundPerson } from '../gateway/calls/entry.ts';
import { AGENT } from './agents.ts';

export const CALL_ID = '7018317023722949162';
export const NINE = Date.UTC(2026, 9, 6, 9, 0, 0);
/** When the calls below have just ended. */
export const NOW = NINE + 76_000;
export const PEER = '+12095550123';

export const CONTACT: FoundPerson = {
  id: '0035g0000000001AAA',
  objectName: 'Contact',
  name: 'Avery Calloway',
  company: 'Quillwood Instruments',
  title: 'Buyer',
  accountId: '0015g0000000001AAA',
  context: null,
};
export const LEAD: FoundPerson = {
  id: '00Q5g0000000001AAA',
  objectName: 'Lead',
  name: 'Robin Marsh',
  company: 'Brightwater',
  title: null,
  accountId: null,
  context: null,
};

const base = {
  callId: CALL_ID,
  source: 'webhook',
  about: { direction: 'outbound', peerNumber: PEER, ownNumber: '+81355500001' },
} as const;
export const RINGING = { ...base, type: 'ringing', at: NINE } as const satisfies CallEvent;
export const CONNECTED = { ...base, type: 'connected', at: NINE + 10_000 } as const satisfies CallEvent;
export const ENDED = {
  ...base,
  type: 'ended',
  at: NINE + 75_000,
  result: 'answered',
} as const satisfies CallEvent;
export const WHOLE_CALL: readonly CallEvent[] = [RINGING, CONNECTED, ENDED];

export function callOf(events: readonly CallEvent[]): Call | null {
  return events.reduce<Call | undefined>(transition, undefined) ?? null;
}

/** An entry with this call and these fields. */
export function entryWith(events: readonly CallEvent[], fields: Partial<Entry> = {}): Entry {
  return { ...newEntry(AGENT.id, CALL_ID), call: callOf(events), ...fields };
}
