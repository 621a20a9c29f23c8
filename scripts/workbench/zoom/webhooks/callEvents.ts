/** The webhooks that a happening sends: one for each end at which a user of the account is. */
import type { Account } from '../account.ts';
import type { Happening } from '../calls/callAction.ts';
import { channelId, sipId } from '../calls/callIds.ts';
import { agentEnds, otherEnd } from '../calls/zoomCall.ts';
import type { CallResult } from '../calls/zoomCall.ts';
import { gmt } from '../ids.ts';
import { handOverEvents } from './handOverEvents.ts';
import { deviceField, nameField } from './parties.ts';
import { recordingEvent } from './recordingEvents.ts';
import { parties } from './side.ts';
import type { Side } from './side.ts';
import type { ZoomEvent } from './webhooks.ts';

/** Misspelt by Zoom, in the field's name `handup_result`. Outbound calls that nobody took have no documented value. */
const CALLER_RESULTS: Partial<Record<CallResult, string>> = {
  connected: 'Call connected',
  cancelled: 'Call Cancel',
  voicemail: 'Voicemail',
};
const CALLEE_RESULTS: Readonly<Record<CallResult, string>> = {
  connected: 'Call connected',
  rejected: 'Rejected',
  busy: 'Busy',
  cancelled: 'Call Cancel',
  noAnswer: 'No Answer',
  voicemail: 'No Answer',
  answeredByOther: 'No Answer',
};

export function callEvents(account: Account, { at, call, end, kind }: Happening): readonly ZoomEvent[] {
  const sides = agentEnds(call).map((side) => ({ ...side, account, call }));
  return sides
    .filter((side) => end === null || side.end === end)
    .flatMap((side) => {
      switch (kind) {
        case 'ringing':
          return ringing(side);
        case 'answered':
          return answered(side);
        case 'ended':
          return ended(side);
        case 'held':
          return switched(side, 'hold', at);
        case 'unheld':
          return switched(side, 'unhold', at);
        case 'muted':
          return switched(side, 'mute', at);
        case 'unmuted':
          return switched(side, 'unmute', at);
        case 'digitsSent':
          return [];
        case 'recordingStarted':
        case 'recordingPaused':
        case 'recordingResumed':
        case 'recordingStopped':
        case 'recordingFailed':
          return recordingEvent(side, kind, at);
        case 'blindTransferred':
        case 'sentToVoicemail':
        case 'warmTransferInitiated':
        case 'warmTransferCompleted':
        case 'warmTransferCancelled':
        case 'parked':
        case 'conferenceStarted':
        case 'meetingInviting':
          return handOverEvents(side, kind, at);
      }
    });
}

function ringing(side: Side): ZoomEvent {
  const times = { ringing_start_time: gmt(side.call.ringingAt) };
  const object = { ...named(side), ...times };
  if (side.end === 'callee') return event(side, 'ringing', { ...object, ...forwarding(side) });
  return event(side, 'ringing', { ...object, ...channel(side), ...sip(side) });
}

function answered(side: Side): ZoomEvent {
  const object = { ...named(side), ...channel(side), ringing_start_time: gmt(side.call.ringingAt) };
  const at = gmt(side.call.answeredAt ?? side.call.ringingAt);
  if (side.end === 'caller') return event(side, 'connected', { ...object, connected_start_time: at });
  return event(side, 'answered', { ...object, ...sip(side), ...forwarding(side), answer_start_time: at });
}

function ended(side: Side): ZoomEvent {
  const { answeredAt, endedAt, result, ringingAt } = side.call;
  const handup = (side.end === 'caller' ? CALLER_RESULTS : CALLEE_RESULTS)[result ?? 'noAnswer'];
  const object = {
    ...parties(side, deviceField(side.agent)),
    ringing_start_time: gmt(ringingAt),
    call_end_time: gmt(endedAt ?? ringingAt),
    ...(handup !== undefined && { handup_result: handup }),
  };
  const answer = answeredAt === null ? {} : { answer_start_time: gmt(answeredAt) };
  if (side.end === 'caller') return event(side, 'ended', { ...object, ...answer });
  if (result === 'rejected') return event(side, 'rejected', { ...object, ...channel(side) });
  if (result !== 'connected')
    return event(side, 'missed', { ...object, ...channel(side), ...forwarding(side) });
  return event(side, 'ended', { ...object, ...answer, ...channel(side), ...sip(side), ...forwarding(side) });
}

function switched(side: Side, name: string, at: number): ZoomEvent {
  return event(side, name, { ...parties(side), date_time: gmt(at) });
}

function event({ call, end }: Side, name: string, fields: ZoomEvent['object']): ZoomEvent {
  return { event: `phone.${end}_${name}`, object: { call_id: call.callId, ...fields } };
}

function named(side: Side) {
  const { account, agent, call, end } = side;
  const { [end]: own, [otherEnd(end)]: peer } = parties(side, {
    ...nameField(account, agent),
    ...deviceField(agent),
  });
  return { [end]: own, [otherEnd(end)]: { ...peer, ...nameField(account, call[otherEnd(end)]) } };
}

function forwarding({ call: { via } }: Side) {
  if (via === null) return {};
  return {
    forwarded_by: { name: via.name, extension_type: 'callQueue', extension_number: String(via.extension) },
  };
}

const channel = ({ call, end }: Side) => ({ channel_id: channelId(call, end) });

const sip = ({ call }: Side) => ({ sip_id: sipId(call) });
