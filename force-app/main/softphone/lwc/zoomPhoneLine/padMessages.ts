/**
 * Messages of Zoom's pad (developers.zoom.us, "Zoom Phone Smart Embed"). Zoom publishes names and examples, not a
 * schema, so reading is tolerant: what is not understood says nothing.
 */
import type { CallAbout, CallEvent, CallResult, Direction, PhoneNumbers } from 'c/zoomCallCore';

/** What the pad says that matters to us. */
export type PadMessage = { readonly kind: 'ready' } | { readonly kind: 'call'; readonly event: CallEvent };

const READY = ['zp-ready', 'onZoomPhoneIframeApiReady'];

/** What a fact about a call may hold. */
const TEXT_LIMIT = 255;

const RESULTS: Readonly<Record<string, Readonly<Record<Direction, CallResult>>>> = {
  missed: { inbound: 'missed', outbound: 'noAnswer' },
  rejected: { inbound: 'declined', outbound: 'declined' },
};

/** @param now when the message came, for events that carry no time; milliseconds since 1970 */
export function readPadMessage(data: unknown, numbers: PhoneNumbers, now: number): PadMessage | null {
  const message = record(data);
  const type = text(message?.type);
  if (type !== null && READY.includes(type)) return { kind: 'ready' };
  const call = record(message?.data);
  const callId = text(call?.callId);
  if (type === null || call === null || !callId || callId.length > 128) return null;
  const event = toEvent(type, call, { callId, numbers, now });
  return event && { kind: 'call', event };
}

interface Reading {
  readonly callId: string;
  readonly numbers: PhoneNumbers;
  readonly now: number;
}

function toEvent(type: string, call: Fields, { callId, numbers, now }: Reading): CallEvent | null {
  const direction: Direction = call.direction === 'outbound' ? 'outbound' : 'inbound';
  const base = {
    callId,
    source: 'pad',
    at: timeOf(call.dateTime) ?? now,
    about: about(call, direction, numbers),
  } as const;
  switch (type) {
    case 'zp-call-ringing-event':
      return { ...base, type: 'ringing' };
    case 'zp-call-connected-event':
      return { ...base, type: 'connected' };
    case 'zp-call-ended-event': {
      const result = RESULTS[text(call.result) ?? '']?.[direction];
      return { ...base, type: 'ended', ...(result && { result }) };
    }
    default:
      return null;
  }
}

function about(call: Fields, direction: Direction, numbers: PhoneNumbers): CallAbout {
  const [own, peer] = direction === 'outbound' ? [call.caller, call.callee] : [call.callee, call.caller];
  const peerNumber = numberOf(record(peer), numbers);
  return {
    direction,
    peerNumber,
    peerName: text(record(peer)?.name)?.slice(0, TEXT_LIMIT) ?? '',
    ownNumber: numberOf(record(own), numbers),
    ...(peerNumber !== '' && { internal: isExtension(peerNumber, numbers) }),
  };
}

/** Zoom names the number differently from message to message. */
function numberOf(party: Fields | null, numbers: PhoneNumbers): string {
  const told = [party?.phoneNumber, party?.number, party?.didNumber, party?.extensionNumber]
    .map((value) => (typeof value === 'number' ? String(value) : text(value)))
    .find((value) => value !== null && value !== '');
  return told ? numbers.normaliseReported(told).slice(0, TEXT_LIMIT) : '';
}

/** Whoever has no number of the world is a colleague, except for those that help everybody. */
function isExtension(peerNumber: string, numbers: PhoneNumbers): boolean {
  if (peerNumber.startsWith('+')) return false;
  try {
    return numbers.parse(peerNumber).kind !== 'emergency';
  } catch {
    return true;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function record(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null ? { ...value } : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function timeOf(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  return at >= 0 ? at : null;
}
