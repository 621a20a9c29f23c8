/** Transfers, parked calls, conferences and meetings as webhooks. An empty `failure_reason` means success. */
import type { Happening } from '../calls/callAction.ts';
import type { HandOver } from '../calls/zoomCall.ts';
import { gmt } from '../ids.ts';
import { owner, parties } from './side.ts';
import type { Side } from './side.ts';
import type { ZoomEvent } from './webhooks.ts';

export type HandOverHappening = Extract<
  Happening['kind'],
  | `${'blind' | 'warm'}Transfer${string}`
  | 'sentToVoicemail'
  | 'parked'
  | 'conferenceStarted'
  | 'meetingInviting'
>;

export function handOverEvents(side: Side, kind: HandOverHappening, at: number): readonly ZoomEvent[] {
  const made = side.agent.handOver;
  switch (kind) {
    case 'blindTransferred':
      return [owned(side, 'blind_transfer_initiated', at, recipient(made))];
    case 'sentToVoicemail':
      return [owned(side, 'transfer_call_to_voicemail_initiated', at, recipient(made))];
    case 'warmTransferInitiated':
      return [owned(side, 'warm_transfer_initiated', at, { ...recipient(made), ...newCall(made) })];
    case 'warmTransferCompleted':
      return [owned(side, 'warm_transfer_completed', at, recipient(made))];
    case 'warmTransferCancelled':
      return [owned(side, 'warm_transfer_cancelled', at, {})];
    case 'conferenceStarted':
      return [
        owned(side, 'conference_started', at, {
          enable_multiple_party_conference: true,
          conference_id: side.agent.conferenceId,
        }),
      ];
    case 'parked':
      return side.end === 'callee' ? [parked(side, at)] : [];
    case 'meetingInviting':
      return [meetingInviting(side, at)];
  }
}

function owned(side: Side, name: string, at: number, fields: ZoomEvent['object']): ZoomEvent {
  const { callId } = side.call;
  const object = { failure_reason: '', call_id: callId, ...fields, owner: owner(side), date_time: gmt(at) };
  return { event: `phone.${name}`, object };
}

function recipient(made: HandOver | null) {
  return made !== null && 'to' in made ? { transfer_phone_number: made.to } : {};
}

function newCall(made: HandOver | null) {
  return made?.kind === 'warmTransfer' ? { transfer_call_id: made.callId } : {};
}

/** Zoom documents the event for the callee alone. */
function parked(side: Side, at: number): ZoomEvent {
  const { agent, call } = side;
  const code = agent.handOver?.kind === 'park' ? agent.handOver.code : '';
  const object = {
    ...parties(side),
    park_code: code,
    park_failure_reason: 'Park successfully.',
    date_time: gmt(at),
    call_id: call.callId,
  };
  return { event: 'phone.callee_parked', object };
}

function meetingInviting(side: Side, at: number): ZoomEvent {
  const { agent, call, end } = side;
  const meeting = agent.handOver?.kind === 'meeting' ? { meeting_id: agent.handOver.meetingId } : {};
  const object = { ...parties(side), ...meeting, date_time: gmt(at), call_id: call.callId };
  return { event: `phone.${end}_meeting_inviting`, object };
}
