/** Zoom's final record of a call, leg by leg: as a webhook brings it, and as it stands in the call history. */
import { DIRECTIONS, parse } from '#call-core';
import type { CallAbout, CallEvent, CallResult, Direction, PhoneNumbers } from '#call-core';
import * as v from 'valibot';
import type { RecordedCall } from '../../calls/ports.ts';
import { CallId, Digits, Text, entryOf, momentOf, numberOf } from './fields.ts';
import type { AgentEvents } from './fields.ts';
import { mediaOfElement } from './mediaEvents.ts';

const ElementSchema = v.object({
  call_element_id: Text,
  call_history_uuid: Text,
  call_id: CallId,
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
/** In the call history an element says itself which way the call went. */
const HistoryElementSchema = v.object({
  ...ElementSchema.entries,
  direction: v.picklist(DIRECTIONS),
  recording_id: Text,
  voicemail_id: Text,
  ai_call_summary_id: Text,
});
const ElementsObjectSchema = v.object({ user_id: v.string(), call_elements: v.array(ElementSchema) });

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

/** @throws PhoneError webhook.malformed */
export function fromElements(object: unknown, direction: Direction, numbers: PhoneNumbers): AgentEvents[] {
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

/**
 * @returns null for a call that has no end
 * @throws PhoneError zoom.refused, webhook.malformed
 */
export function toRecordedCall(element: unknown, numbers: PhoneNumbers): RecordedCall | null {
  const told = parse(HistoryElementSchema, element, 'zoom.refused');
  const [endedAt] = momentOf(told.end_time);
  if (endedAt === undefined) return null;
  const events = fromElement(told, told.direction, numbers);
  return { callId: told.call_id, endedAt, events, media: mediaOfElement(told) };
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
      : entryOf(ELEMENT_RESULTS, element.result ?? '')?.[direction];
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
