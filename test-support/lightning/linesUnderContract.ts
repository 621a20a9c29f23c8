/** Each line with its other end, which a test lets do what telephones do. Needs fake timers; import `numberLibrary.ts` before. */
import { jest } from '@jest/globals';
import type { CallEvent, LineAction, LineEvent } from 'c/zoomCallCore';
import { createLinkLine } from 'c/zoomPhoneLine';
import type { PhoneLine } from 'c/zoomPhoneLine';
import { padMessage } from './padMessages.ts';
import { SDP, registeredLine } from './startBrowserLine.ts';
import { JANE_NUMBER, readyLine } from './startLine.ts';
import { outgoingCall } from './zoomPad.ts';

type Action = 'answer' | 'decline' | 'hangUp' | 'hold' | 'resume' | 'mute' | 'unmute';

export interface LineEdge {
  readonly line: PhoneLine;
  readonly told: readonly { readonly event: CallEvent; readonly dialId: string | null }[];
  readonly noCalls: readonly string[];
  /** How often the other side was asked for a call. */
  orders(): readonly unknown[];
  later(ms: number): Promise<unknown>;
  dial(dialId: string): Promise<unknown>;
  /** The last dial rings at the other end. */
  begins(): Promise<void>;
  connects(): Promise<void>;
  ends(): Promise<void>;
  comesToNothing(): Promise<void>;
  /** A call that was dialed, and answered. */
  talks(): Promise<string>;
  /** Somebody calls. */
  ringsHere(): Promise<string>;
  /** Asks for an action, and the other side carries it out. */
  does(action: Action, callId: string): Promise<void>;
  /** What the line holds open: connections, tracks. */
  open(): readonly string[];
}

interface LineUnderContract {
  readonly actions: readonly LineAction[];
  /** It is told how its calls go. */
  readonly hears: boolean;
  readonly start: () => Promise<LineEdge> | LineEdge;
}

const later = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const nothing = () => Promise.resolve();
const absent = () => Promise.reject(new Error('This line cannot do that.'));
const DIAL = { number: JANE_NUMBER, callerId: null };

export const LINES_BY_NAME: readonly (readonly [string, LineUnderContract])[] = [
  ['link', { actions: ['dial'], hears: false, start: startLink }],
  ['Smart Embed', { actions: ['dial'], hears: true, start: startSmartEmbed }],
  [
    'browser',
    {
      actions: [
        ...(['dial', 'answer', 'decline', 'hangUp', 'hold', 'resume'] as const),
        ...(['mute', 'unmute', 'sendDigits', 'transfer', 'transferTo'] as const),
      ],
      hears: true,
      start: startBrowser,
    },
  ],
];

export function linesThatCan(action: LineAction): readonly (readonly [string, LineUnderContract])[] {
  return LINES_BY_NAME.filter(([, { actions }]) => actions.includes(action));
}

function startLink(): LineEdge {
  const followed: string[] = [];
  const line = createLinkLine({ open: (url) => followed.push(url) });
  return {
    ...{ line, later, told: [], noCalls: [] },
    orders: () => followed,
    dial(dialId) {
      line.dial({ dialId, ...DIAL });
      return nothing();
    },
    ...{ begins: nothing, connects: nothing, ends: nothing, comesToNothing: nothing },
    ...{ talks: absent, ringsHere: absent, does: absent },
    open: () => [],
  };
}

function startSmartEmbed(): LineEdge {
  const { line, pad, told, noCalls, dial } = readyLine();
  const says = (type: string) => () => {
    pad.say(padMessage(type, { direction: 'outbound', callee: { phoneNumber: '+12092592844' } }));
    return nothing();
  };
  return {
    ...{ line, later, told, noCalls, orders: pad.dials },
    dial(dialId) {
      dial({ dialId, ...DIAL });
      return nothing();
    },
    begins() {
      pad.say(outgoingCall());
      return nothing();
    },
    connects: says('zp-call-connected-event'),
    ends: says('zp-call-ended-event'),
    comesToNothing: () => later(8000).then(() => undefined),
    ...{ talks: absent, ringsHere: absent, does: absent },
    open: () => [],
  };
}

async function startBrowser(): Promise<LineEdge> {
  const parts = await registeredLine();
  const { line, told, socket } = parts;
  const dialed = () => socket.of('dial').at(-1)?.callId ?? '';
  const says = async (...events: readonly LineEvent[]) => {
    socket.tell(...events);
    await later(0);
  };
  const ended = (callId: string): LineEvent => ({ type: 'ended', callId, ending: 'hungUp', sipCode: null });
  const done: Readonly<Record<Action, ((callId: string) => LineEvent) | null>> = {
    answer: (callId) => ({ type: 'accepted', callId, sdp: null }),
    decline: ended,
    hangUp: ended,
    hold: (callId) => ({ type: 'held', callId }),
    resume: (callId) => ({ type: 'resumed', callId }),
    mute: null,
    unmute: null,
  };
  return {
    ...{ line, told, later },
    get noCalls() {
      return parts.noCalls.map(([dialId]) => dialId);
    },
    orders: () => socket.of('dial'),
    dial: (dialId) => parts.dial({ dialId, ...DIAL }),
    begins: () => says({ type: 'ringing', callId: dialed() }),
    connects: () => says({ type: 'accepted', callId: dialed(), sdp: SDP }),
    ends: () => says({ type: 'ended', callId: dialed(), ending: 'peerHungUp', sipCode: 200 }),
    comesToNothing: () =>
      says({ type: 'refused', verb: 'dial', callId: dialed(), code: 'line.notRegistered' }),
    talks: parts.talk,
    ringsHere: parts.ring,
    async does(action, callId) {
      const asked = line[action]?.(callId);
      await later(0);
      const event = done[action]?.(callId);
      if (event) await says(event);
      await asked;
    },
    open: () => [
      ...(socket.isOpen ? ['channel'] : []),
      ...parts.peers.filter(({ isOpen }) => isOpen).map(() => 'connection'),
      ...parts.microphone
        .voices()
        .filter(({ isStopped }) => !isStopped)
        .map(() => 'voice'),
      ...(parts.microphone.isOpen() ? ['microphone'] : []),
    ],
  };
}
