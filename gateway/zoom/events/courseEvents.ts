/** The course of a call: it rings, is answered, held, muted, and ends. */
import { parse } from '#call-core';
import type { CallAbout, CallEvent, CallResult, Direction, PhoneNumbers, Switch } from '#call-core';
import * as v from 'valibot';
import { CallId, PartySchema, Text, aboutParties, entryOf, momentOf } from './fields.ts';
import type { AgentEvents, Party } from './fields.ts';

const CallObjectSchema = v.object({
  call_id: CallId,
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

/** Which switch an event turns, and which way. */
const SWITCHES: Readonly<Record<string, readonly [Switch, boolean]>> = {
  hold: ['hold', true],
  unhold: ['hold', false],
  mute: ['mute', true],
  unmute: ['mute', false],
};
/** `handup_result` (Zoom spells it so) of each kind of end. What is missing or new says nothing. */
const RESULTS: Readonly<Record<string, Readonly<Record<string, CallResult>>>> = {
  caller_ended: { 'Call connected': 'answered', 'Call Cancel': 'cancelled', Voicemail: 'voicemail' },
  callee_ended: { 'Call connected': 'answered', Voicemail: 'voicemail' },
  callee_missed: { 'No Answer': 'missed', Busy: 'missed', 'Call Cancel': 'missed' },
  callee_rejected: { Rejected: 'declined' },
};

export function isCourse(what: string): boolean {
  return isSwitch(what) || ['ringing', 'connected', 'answered', 'ended', 'missed', 'rejected'].includes(what);
}

interface Told {
  readonly direction: Direction;
  readonly what: string;
  readonly at: number;
  readonly numbers: PhoneNumbers;
}

/** @throws PhoneError webhook.malformed, also when its events are asked for */
export function fromCourse(object: unknown, told: Told): AgentEvents[] {
  const call = parse(CallObjectSchema, object, 'webhook.malformed');
  const [own, peer] = told.direction === 'outbound' ? [call.caller, call.callee] : [call.callee, call.caller];
  // Without a user it is the leg of a queue or a desk, of which no agent is told.
  if (!own.user_id) return [];
  return [
    {
      zoomUserId: own.user_id,
      callId: call.call_id,
      // Most users of an account use something else: their numbers need not be read.
      get events() {
        return eventsOf(call, own, peer, told);
      },
    },
  ];
}

function eventsOf(call: CallObject, own: Party, peer: Party, told: Told): CallEvent[] {
  const common = {
    callId: call.call_id,
    source: 'webhook',
    about: {
      direction: told.direction,
      ...aboutParties(own, peer, told.numbers),
      ...via(call),
      // A call rings on all devices of the agent; which one it is taken on the answer tells.
      ...(told.direction === 'inbound' && told.what === 'ringing' && { device: '' }),
    },
  } as const;
  const turned = entryOf(SWITCHES, told.what);
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
  return withFallback(events, common, told);
}

/** An event that carries no time of its own (Zoom leaves fields out) still says that it happened, at its own time. */
function withFallback(
  events: CallEvent[],
  common: Pick<CallEvent, 'callId' | 'source' | 'about'>,
  told: Told,
): CallEvent[] {
  const type = told.what === 'ringing' ? 'ringing' : 'connected';
  const stated = events.some((event) => event.type === type) || isSwitch(told.what) || isEnd(told.what);
  return stated ? events : [...events, { ...common, type, at: told.at }];
}

function isSwitch(what: string): boolean {
  return entryOf(SWITCHES, what) !== undefined;
}

function isEnd(what: string): boolean {
  return ['ended', 'missed', 'rejected'].includes(what);
}

function result(call: CallObject, { direction, what }: Told): { result?: CallResult } {
  const side = direction === 'outbound' ? 'caller' : 'callee';
  const stated = entryOf(RESULTS[`${side}_${what}`] ?? {}, call.handup_result ?? '');
  if (stated) return { result: stated };
  if (what === 'missed') return { result: 'missed' };
  return what === 'rejected' ? { result: 'declined' } : {};
}

function via(call: CallObject): Pick<CallAbout, 'via'> {
  return call.forwarded_by?.name ? { via: call.forwarded_by.name } : {};
}
