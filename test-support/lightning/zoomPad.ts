/** The window of Zoom's pad, as a page sees it: what is posted to it, and what it says. */
import { jest } from '@jest/globals';
import { padMessage } from './padMessages.ts';
import { otherWindow, receiveMessage } from './windows.ts';

export const PAD_ORIGIN = 'https://applications.zoom.us';
export const PAD_READY = { type: 'zp-ready' };

export type DialOrder = Readonly<Record<string, unknown>>;

export interface ZoomPad {
  readonly frame: Window;
  /** Messages with the origin they were meant for. */
  readonly posted: readonly { readonly message: unknown; readonly origin: string }[];
  /** What the pad was asked to call. */
  dials(): DialOrder[];
  /** When it was asked, in milliseconds since the pad is there. */
  times(): number[];
  say(data: unknown): void;
}

/** @param frame where the pad's page is; a window of its own unless told otherwise */
export function createZoomPad(frame: Window = otherWindow()): ZoomPad {
  const begin = Date.now();
  const posted: { message: unknown; origin: string; at: number }[] = [];
  jest.spyOn(frame, 'postMessage').mockImplementation((message: unknown, origin: unknown) => {
    posted.push({ message, origin: String(origin), at: Date.now() - begin });
  });
  return {
    frame,
    posted,
    dials: () => posted.map(({ message }) => orderOf(message)).filter((order) => order !== null),
    times: () => posted.filter(({ message }) => orderOf(message) !== null).map(({ at }) => at),
    say(data) {
      receiveMessage(frame, PAD_ORIGIN, data);
    },
  };
}

/** A call that goes out begins to ring, from Sam Agent to Jane Roe unless told otherwise. */
export function outgoingCall(data: Readonly<Record<string, unknown>> = {}): unknown {
  const parties = {
    direction: 'outbound',
    caller: { name: 'Sam Agent', phoneNumber: '+12058945456' },
    callee: { name: 'Jane Roe', phoneNumber: '+12092592844' },
  };
  return padMessage('zp-call-ringing-event', { ...parties, ...data });
}

function orderOf(message: unknown): DialOrder | null {
  if (!isRecord(message) || message.type !== 'zp-make-call') return null;
  return isRecord(message.data) ? message.data : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
