/** A call as Zoom's call history records it for one user (operation `phoneUserCallHistory`, `call_elements`). */
import { SITE_ID, countryOf, extensionId } from '../account.ts';
import type { Account } from '../account.ts';
import { gmt, opaqueId } from '../ids.ts';
import { elementId, historyId, recordingId, voicemailId } from './callIds.ts';
import { agentAt, isInternal } from './zoomCall.ts';
import type { AgentParty, CallResult, End, OutsideParty, ZoomCall } from './zoomCall.ts';

/** `result` of an element, for the caller and for the callee. */
const RESULTS: Readonly<Record<CallResult, Readonly<Record<End, string>>>> = {
  connected: { caller: 'connected', callee: 'answered' },
  rejected: { caller: 'rejected', callee: 'rejected' },
  busy: { caller: 'busy', callee: 'busy' },
  noAnswer: { caller: 'no_answer', callee: 'no_answer' },
  cancelled: { caller: 'canceled', callee: 'canceled' },
  voicemail: { caller: 'voicemail', callee: 'voicemail' },
  answeredByOther: { caller: 'answered', callee: 'no_answer' },
};

export interface CallElement extends Record<string, string | number | boolean> {
  readonly call_element_id: string;
  readonly call_history_uuid: string;
  readonly call_id: string;
  readonly direction: 'inbound' | 'outbound';
  readonly start_time: string;
  readonly end_time: string;
  readonly event: string;
  readonly result: string;
}

/** @param end the end of the user whose history it is */
export function toCallElement(account: Account, call: ZoomCall, end: End): CallElement {
  const { answeredAt, ringingAt } = call;
  const endedAt = call.endedAt ?? ringingAt;
  const held = agentAt(call, end)?.heldMs ?? 0;
  return {
    call_element_id: elementId(call, end),
    call_history_uuid: historyId(call),
    call_id: call.callId,
    connect_type: isInternal(call) ? 'internal' : 'external',
    call_type: call.emergency ? 'emergency' : 'general',
    direction: end === 'caller' ? 'outbound' : 'inbound',
    hide_caller_id: call.callerIdHidden,
    end_to_end: false,
    ...prefixed('caller', partyFields(account, call.caller)),
    ...prefixed('callee', partyFields(account, call.callee)),
    start_time: gmt(ringingAt),
    ...(answeredAt !== null && { answer_time: gmt(answeredAt) }),
    end_time: gmt(endedAt),
    ...eventFields(call, end),
    result: RESULTS[call.result ?? 'noAnswer'][end],
    ...(call.result === 'answeredByOther' && { result_reason: 'answered_by_other' }),
    ...recordingFields(call, end),
    // The voicemail belongs to whom it was left.
    ...(call.result === 'voicemail' && end === 'callee' && { voicemail_id: voicemailId(call) }),
    talk_time: answeredAt === null ? 0 : seconds(endedAt - answeredAt - held),
    hold_time: seconds(held),
    wait_time: seconds((answeredAt ?? endedAt) - ringingAt),
  };
}

function eventFields({ via }: ZoomCall, end: End) {
  if (end === 'caller') return { event: 'outgoing' };
  if (via === null) return { event: 'incoming' };
  return {
    event: 'ring_to_member',
    operator_ext_number: String(via.extension),
    operator_ext_id: opaqueId('queue', String(via.extension)),
    operator_ext_type: 'call_queue',
    operator_name: via.name,
  };
}

function recordingFields(call: ZoomCall, end: End) {
  const recordings = agentAt(call, end)?.recordings ?? [];
  const index = recordings.findLastIndex(({ hasFailed }) => !hasFailed);
  const last = recordings[index];
  if (last === undefined) return {};
  return {
    recording_id: recordingId(call, end, index),
    recording_type: last.kind === 'automatic' ? 'automatic' : 'ad-hoc',
  };
}

type Fields = Readonly<Record<string, string>>;

function partyFields(account: Account, party: AgentParty | OutsideParty): Fields {
  return party.kind === 'agent' ? agentFields(account, party) : outsideFields(party);
}

function agentFields(account: Account, agent: AgentParty): Fields {
  const user = account.user(agent.userId);
  const number = agent.number ?? user.numbers[0];
  return {
    ext_id: extensionId(user),
    name: user.name,
    email: user.email,
    ...(number !== undefined && { did_number: number, ...countryFields(number) }),
    ext_number: String(user.extension),
    ext_type: 'user',
    number_type: 'zoom_pstn',
    ...(agent.device !== null && { device_type: agent.device.type }),
    site_id: SITE_ID,
  };
}

function outsideFields({ name, number }: OutsideParty): Fields {
  const named = name === null ? {} : { name };
  if (number === null) return { ...named, number_type: 'anonymous_number' };
  return { ...named, did_number: number, number_type: 'external_pstn', ...countryFields(number) };
}

function countryFields(number: string): Fields {
  const { iso, code } = countryOf(number);
  return { ...(iso !== null && { country_iso_code: iso }), ...(code !== null && { country_code: code }) };
}

function prefixed(prefix: End, fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [`${prefix}_${key}`, value]));
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}
