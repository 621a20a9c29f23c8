/** What an agent makes of a call besides ending it: transfers, park, conference, meeting. */
import { parse } from '#call-core';
import type { CallAbout, CallEvent, Outcome } from '#call-core';
import * as v from 'valibot';
import { CallId, PartySchema, Text, cut, entryOf, momentOf } from './fields.ts';
import type { AgentEvents } from './fields.ts';

/** Events of the call's owner. An empty `failure_reason` means that it worked. */
const OwnedSchema = v.object({
  call_id: CallId,
  owner: v.object({ id: Text, type: Text }),
  failure_reason: Text,
  transfer_phone_number: Text,
});
const ParkSchema = v.object({
  call_id: CallId,
  callee: v.optional(PartySchema, {}),
  park_code: Text,
  date_time: Text,
});
const MeetingSchema = v.object({
  call_id: CallId,
  caller: v.optional(PartySchema, {}),
  callee: v.optional(PartySchema, {}),
});

interface Turn {
  readonly outcome?: Outcome;
  readonly transferring?: boolean;
}

const OWNED: Readonly<Record<string, Turn>> = {
  blind_transfer_initiated: { outcome: 'transferred' },
  warm_transfer_initiated: { transferring: true },
  warm_transfer_cancelled: { transferring: false },
  warm_transfer_completed: { outcome: 'transferredWarm', transferring: false },
  transfer_call_to_voicemail_initiated: { outcome: 'sentToVoicemail' },
  conference_started: { outcome: 'conference' },
};

export function isOutcome(what: string): boolean {
  return (
    Object.hasOwn(OWNED, what) ||
    ['callee_parked', 'callee_meeting_inviting', 'caller_meeting_inviting'].includes(what)
  );
}

/** @throws PhoneError webhook.malformed */
export function fromOutcome(object: unknown, what: string, at: number): AgentEvents[] {
  if (what === 'callee_parked') return fromPark(object, at);
  const turn = entryOf(OWNED, what);
  return turn === undefined ? fromMeeting(object, what, at) : fromOwned(object, turn, at);
}

function fromOwned(object: unknown, { outcome, transferring }: Turn, at: number): AgentEvents[] {
  const told = parse(OwnedSchema, object, 'webhook.malformed');
  const zoomUserId = told.owner.id;
  if (!zoomUserId || told.failure_reason) return [];
  const callId = told.call_id;
  const common = { callId, source: 'webhook', at } as const;
  const about: CallAbout = {
    ...(outcome && { outcome }),
    ...(outcome && told.transfer_phone_number && { outcomeTo: cut(told.transfer_phone_number) }),
  };
  const events: CallEvent[] = [
    ...(outcome ? [{ ...common, type: 'described' as const, about }] : []),
    ...(transferring === undefined
      ? []
      : [{ ...common, type: 'switched' as const, switch: 'transferring' as const, on: transferring }]),
  ];
  return [{ zoomUserId, callId, events }];
}

/** A parked call has left the agent; whoever picks it up has a call of their own. Without a code it was not parked. */
function fromPark(object: unknown, at: number): AgentEvents[] {
  const told = parse(ParkSchema, object, 'webhook.malformed');
  const zoomUserId = told.callee.user_id;
  if (!zoomUserId || !told.park_code) return [];
  const callId = told.call_id;
  const about: CallAbout = { direction: 'inbound', outcome: 'parked', outcomeTo: cut(told.park_code) };
  const common = { callId, source: 'webhook', about } as const;
  const endedAt = momentOf(told.date_time)[0] ?? at;
  return [{ zoomUserId, callId, events: [{ ...common, type: 'ended', at: endedAt }] }];
}

function fromMeeting(object: unknown, what: string, at: number): AgentEvents[] {
  const told = parse(MeetingSchema, object, 'webhook.malformed');
  const inviter = what.startsWith('callee') ? told.callee : told.caller;
  if (!inviter.user_id) return [];
  const callId = told.call_id;
  const about: CallAbout = { outcome: 'meeting' };
  return [
    {
      zoomUserId: inviter.user_id,
      callId,
      events: [{ callId, source: 'webhook', at, type: 'described', about }],
    },
  ];
}
