/** Zoom's webhooks as events of our calls. One webhook may tell several things: an end also tells when it rang. */
import { PhoneError, parse } from '#call-core';
import type { CallAbout, CallEvent, CallResult, Direction, PhoneNumbers, Switch } from '#call-core';
import * as v from 'valibot';
import type { Webhook } from './webhook.ts';

/** What a webhook says of one agent's call. */
export interface AgentEvents {
  readonly zoomUserId: string;
  readonly callId: string;
  readonly events: readonly CallEvent[];
}

const Text = v.optional(v.nullable(v.string()));
/** Zoom writes extension numbers as numbers, and now and then as text. */
const Digits = v.optional(v.nullable(v.pipe(v.union([v.string(), v.number()]), v.transform(String))));

const PartySchema = v.object({
  user_id: Text,
  name: Text,
  phone_number: Text,
  extension_number: Digits,
  device_type: Text,
});
type Party = v.InferOutput<typeof PartySchema>;

const CallObjectSchema = v.object({
  call_id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  caller: v.optional(PartySchema, {}),
  callee: v.optional(PartySchema, {}),
  forwarded_by: v.optional(v.nullable(v.object({ name: Text }))),
  ringing_start_time: Text,
  connected_start_time: Text,
  answer_start_time: Text,
  call_end_time: Text,
  handup_result: Text,
});
type CallObject = v.InferOutput<typeof CallObjectSchema>;

const RecordingObjectSchema = v.object({ call_id: v.string(), user_id: v.string() });

const ElementSchema = v.object({
  call_element_id: Text,
  call_history_uuid: Text,
  call_id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  connect_type: Text,
  hide_caller_id: v.optional(v.nullable(v.boolean())),
  caller_name: Text,
  caller_did_number: Text,
  caller_ext_number: Digits,
  caller_device_type: Text,
  callee_name: Text,
  callee_did_number: Text,
  callee_ext_number: Digits,
  callee_device_type: Text,
  start_time: Text,
  answer_time: Text,
  end_time: Text,
  result: Text,
  result_reason: Text,
});
type Element = v.InferOutput<typeof ElementSchema>;
const ElementsObjectSchema = v.object({ user_id: v.string(), call_elements: v.array(ElementSchema) });

/** Which switch an event turns, and which way. */
const SWITCHES: Readonly<Record<string, readonly [Switch, boolean]>> = {
  hold: ['hold', true],
  unhold: ['hold', false],
  mute: ['mute', true],
  unmute: ['mute', false],
};
const RECORDING: Readonly<Record<string, boolean>> = {
  'phone.recording_started': true,
  'phone.recording_resumed': true,
  'phone.recording_paused': false,
  'phone.recording_stopped': false,
  'phone.recording_failed': false,
};

/** `handup_result` (Zoom spells it so) of each kind of end. What is missing or new says nothing. */
const RESULTS: Readonly<Record<string, Readonly<Record<string, CallResult>>>> = {
  caller_ended: { 'Call connected': 'answered', 'Call Cancel': 'cancelled', Voicemail: 'voicemail' },
  callee_ended: { 'Call connected': 'answered', Voicemail: 'voicemail' },
  callee_missed: { 'No Answer': 'missed', Busy: 'missed', 'Call Cancel': 'missed' },
  callee_rejected: { Rejected: 'declined' },
};
const ELEMENT_RESULTS: Readonly<Record<string, Readonly<Record<Direction, CallResult>>>> = {
  answered: { inbound: 'answered', outbound: 'answered' },
  accepted: { inbound: 'answered', outbound: 'answered' },
  picked_up: { inbound: 'answered', outbound: 'answered' },
  connected: { inbound: 'answered', outbound: 'answered' },
  succeeded: { inbound: 'answered', outbound: 'answered' },
  voicemail: { inbound: 'voicemail', outbound: 'voicemail' },
  hang_up: { inbound: 'missed', outbound: 'cancelled' },
  canceled: { inbound: 'missed', outbound: 'cancelled' },
  call_failed: { inbound: 'failed', outbound: 'failed' },
  unconnected: { inbound: 'failed', outbound: 'failed' },
  rejected: { inbound: 'declined', outbound: 'declined' },
  busy: { inbound: 'missed', outbound: 'busy' },
  ring_timeout: { inbound: 'missed', outbound: 'noAnswer' },
  overflowed: { inbound: 'missed', outbound: 'noAnswer' },
  no_answer: { inbound: 'missed', outbound: 'noAnswer' },
  abandoned: { inbound: 'missed', outbound: 'cancelled' },
  invalid_key: { inbound: 'failed', outbound: 'failed' },
  invalid_operation: { inbound: 'failed', outbound: 'failed' },
  system_blocked: { inbound: 'failed', outbound: 'failed' },
  service_unavailable: { inbound: 'failed', outbound: 'failed' },
};

/**
 * @param numbers reads numbers as Zoom reports them; the country does not matter
 * @returns empty for an event that says nothing of a call
 * @throws PhoneError webhook.malformed
 */
export function toCallEvents(webhook: Webhook, numbers: PhoneNumbers): AgentEvents[] {
  const { event, event_ts: at = 0 } = webhook;
  const object = webhook.payload.object ?? {};
  if (event in RECORDING) {
    const { call_id: callId, user_id: zoomUserId } = parse(
      RecordingObjectSchema,
      object,
      'webhook.malformed',
    );
    const on = RECORDING[event] ?? false;
    return [
      {
        zoomUserId,
        callId,
        events: [{ type: 'switched', switch: 'recording', on, callId, source: 'webhook', at }],
      },
    ];
  }
  const [, side, what] = /^phone\.(caller|callee)_(\w+)$/.exec(event) ?? [];
  if (side === undefined || what === undefined) return [];
  const direction = side === 'caller' ? 'outbound' : 'inbound';
  if (what === 'call_element_completed') return fromElements(object, direction, numbers);
  if (!isCourse(what)) return [];
  return fromCall(parse(CallObjectSchema, object, 'webhook.malformed'), { direction, what, at, numbers });
}

function isCourse(what: string): boolean {
  return (
    what in SWITCHES || ['ringing', 'connected', 'answered', 'ended', 'missed', 'rejected'].includes(what)
  );
}

interface Told {
  readonly direction: Direction;
  readonly what: string;
  readonly at: number;
  readonly numbers: PhoneNumbers;
}

function fromCall(call: CallObject, told: Told): AgentEvents[] {
  const [own, peer] = told.direction === 'outbound' ? [call.caller, call.callee] : [call.callee, call.caller];
  // Without a user it is the leg of a queue or a desk, of which no agent is told.
  if (!own.user_id) return [];
  const common = {
    callId: call.call_id,
    source: 'webhook',
    about: { direction: told.direction, ...aboutParties(own, peer, told.numbers), ...via(call) },
  } as const;
  const turned = SWITCHES[told.what];
  const events: CallEvent[] = [
    ...momentOf(call.ringing_start_time).map((at) => ({ ...common, type: 'ringing' as const, at })),
    ...momentOf(call.connected_start_time ?? call.answer_start_time).map((at) => ({
      ...common,
      type: 'connected' as const,
      at,
    })),
    ...(turned
      ? [{ ...common, type: 'switched' as const, switch: turned[0], on: turned[1], at: told.at }]
      : []),
    ...(isEnd(told.what)
      ? [
          {
            ...common,
            type: 'ended' as const,
            at: momentOf(call.call_end_time)[0] ?? told.at,
            ...result(call, told),
          },
        ]
      : []),
  ];
  return [{ zoomUserId: own.user_id, callId: call.call_id, events: withFallback(events, common, told) }];
}

/** An event that carries no time of its own (Zoom leaves fields out) still says that it happened, at its own time. */
function withFallback(
  events: CallEvent[],
  common: Pick<CallEvent, 'callId' | 'source' | 'about'>,
  told: Told,
): CallEvent[] {
  const type = told.what === 'ringing' ? 'ringing' : 'connected';
  const stated = events.some((event) => event.type === type) || told.what in SWITCHES || isEnd(told.what);
  return stated ? events : [...events, { ...common, type, at: told.at }];
}

function isEnd(what: string): boolean {
  return ['ended', 'missed', 'rejected'].includes(what);
}

function result(call: CallObject, { direction, what }: Told): { result?: CallResult } {
  const side = direction === 'outbound' ? 'caller' : 'callee';
  const stated = RESULTS[`${side}_${what}`]?.[call.handup_result ?? ''];
  if (stated) return { result: stated };
  if (what === 'missed') return { result: 'missed' };
  return what === 'rejected' ? { result: 'declined' } : {};
}

function via(call: CallObject): Pick<CallAbout, 'via'> {
  return call.forwarded_by?.name ? { via: call.forwarded_by.name } : {};
}

function aboutParties(own: Party, peer: Party, numbers: PhoneNumbers): CallAbout {
  const peerNumber = numberOf(peer.phone_number, peer.extension_number, numbers);
  return {
    peerNumber,
    peerName: peer.name ?? '',
    ownNumber: numberOf(own.phone_number, own.extension_number, numbers),
    device: own.device_type ?? '',
    internal: peerNumber !== '' && !peerNumber.startsWith('+'),
  };
}

function numberOf(
  phone: string | null | undefined,
  extension: string | null | undefined,
  numbers: PhoneNumbers,
): string {
  const told = phone ?? extension ?? '';
  return told === '' ? '' : numbers.normaliseReported(told);
}

/** Zoom's final record of a call, leg by leg. */
function fromElements(object: unknown, direction: Direction, numbers: PhoneNumbers): AgentEvents[] {
  const { user_id: zoomUserId, call_elements: elements } = parse(
    ElementsObjectSchema,
    object,
    'webhook.malformed',
  );
  return elements.map((element) => ({
    zoomUserId,
    callId: element.call_id,
    events: fromElement(element, direction, numbers),
  }));
}

function fromElement(element: Element, direction: Direction, numbers: PhoneNumbers): CallEvent[] {
  const common = {
    callId: element.call_id,
    source: 'history',
    about: aboutElement(element, direction, numbers),
  } as const;
  const stated =
    element.result_reason === 'answered_by_other'
      ? 'answeredElsewhere'
      : ELEMENT_RESULTS[element.result ?? '']?.[direction];
  const answered = stated === 'answered';
  const start = momentOf(element.start_time);
  return [
    ...start.map((at) => ({ ...common, type: 'ringing' as const, at })),
    ...(answered
      ? momentOf(element.answer_time).map((at) => ({ ...common, type: 'connected' as const, at }))
      : []),
    ...momentOf(element.end_time).map((at) => ({
      ...common,
      type: 'ended' as const,
      at,
      result: stated ?? ('unknown' as const),
    })),
    ...(start.length === 0 ? [{ ...common, type: 'described' as const, at: 0 }] : []),
  ];
}

function aboutElement(element: Element, direction: Direction, numbers: PhoneNumbers): CallAbout {
  // Inside the account Zoom's events name the extension, so the record does too.
  const internal = element.connect_type === 'internal';
  const caller = numberOf(internal ? null : element.caller_did_number, element.caller_ext_number, numbers);
  const callee = numberOf(internal ? null : element.callee_did_number, element.callee_ext_number, numbers);
  const outbound = direction === 'outbound';
  return {
    direction,
    peerNumber: outbound ? callee : caller,
    peerName: (outbound ? element.callee_name : element.caller_name) ?? '',
    ownNumber: outbound ? caller : callee,
    device: (outbound ? element.caller_device_type : element.callee_device_type) ?? '',
    ...(element.connect_type && { internal }),
    ...(typeof element.hide_caller_id === 'boolean' && { callerIdHidden: element.hide_caller_id }),
    callHistoryId: element.call_history_uuid ?? '',
    callElementId: element.call_element_id ?? '',
  };
}

/** A time of Zoom's in milliseconds since 1970: one, or none where it is missing. */
function momentOf(text: string | null | undefined): number[] {
  if (!text) return [];
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new PhoneError('webhook.malformed', { details: { path: 'time' } });
  return [at];
}
