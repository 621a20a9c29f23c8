/** Sam Agent's session and calls, as the gateway gives them. Import `numberLibrary.ts` before. */
import { DEFAULT_SETTINGS, transition } from 'c/zoomCallCore';
import type { Call, CallEvent, CallLog, CallPerson, HistoryEntry, Session } from 'c/zoomCallCore';

/** Tuesday 6 October 2026, 09:00 in London and 17:00 in Tokyo. */
export const NINE = Date.UTC(2026, 9, 6, 8, 0, 0);

export const SESSION: Session = {
  agent: { zoomUserId: 'zoom-sam', salesforceUserId: '005000000000001AAA', name: 'Sam Agent' },
  callerIds: [
    { number: '+12058945456', name: 'Main' },
    { number: '+12058945457', name: null },
  ],
  canHideCallerId: true,
  callerId: { kind: 'number', number: '+12058945456' },
  consentGiven: true,
  homeCountry: 'US',
  timeZone: 'America/New_York',
  settings: DEFAULT_SETTINGS,
  relatable: ['Account', 'Opportunity', 'Case'],
  smartEmbedUrl: 'https://applications.zoom.us/integration/phone/embeddablephone/home',
  signInNeeded: null,
};

export const JANE: CallPerson = {
  id: '003000000000001AAA',
  objectName: 'Contact',
  name: 'Jane Roe',
  company: 'Acme',
  title: 'Buyer',
  context: null,
};
export const JOHN: CallPerson = {
  id: '00Q000000000001AAA',
  objectName: 'Lead',
  name: 'John Doe',
  company: 'Globex',
  title: null,
  context: null,
};

export const LOG: CallLog = {
  state: 'open',
  problem: null,
  rule: null,
  comment: '',
  commentEdit: 0,
  closed: false,
  search: 'done',
  candidates: [],
  who: null,
  relatedTo: null,
  dialedFrom: null,
  disposition: null,
  followUpTask: null,
  taskId: null,
};

type Told<E> = E extends CallEvent
  ? Omit<E, 'callId' | 'source' | 'at'> & Partial<Pick<E, 'source' | 'at'>>
  : never;
/** An event of a call, without what the call itself tells. */
export type Happening = Told<CallEvent>;

/** What was told of one call, a second after the other; from +1 209 259 2844 unless told otherwise. */
export function callOf(callId: string, ...told: Happening[]): Call {
  const events = told.map((event, index): CallEvent => ({
    callId,
    source: 'webhook',
    at: NINE + index * 1000,
    ...event,
    about: { direction: 'inbound', peerNumber: '+12092592844', ...event.about },
  }));
  const [first, ...rest] = events;
  if (first === undefined) throw new TypeError('A call of which nothing was told is none.');
  return rest.reduce<Call>(transition, transition(undefined, first));
}

export const RINGING = { type: 'ringing' } as const;
export const CONNECTED = { type: 'connected' } as const;
export const HELD = { type: 'switched', switch: 'hold', on: true } as const;
export const ENDED = { type: 'ended' } as const;

export function entryOf(call: Call, log: Partial<CallLog> = {}, revision = 1): HistoryEntry {
  return { revision, call, log: { ...LOG, ...log }, media: [] };
}
