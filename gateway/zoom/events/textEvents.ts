/** Texts that were received, sent, or not sent, and who wants no more of them. */
import { parse } from '#call-core';
import type { PhoneNumbers, TextState } from '#call-core';
import * as v from 'valibot';
import type { OptStatus } from '../../texts/ports.ts';
import type { ToldText } from '../../texts/text.ts';
import type { ToldThread } from '../../texts/thread.ts';
import { TextFields, TextId, TextPartyFields, toParty, toldOf, within } from '../textFields.ts';

export interface TextEvent {
  /** Those who have received or sent it; of a queue Zoom names one at a time. */
  readonly zoomUserIds: readonly string[];
  readonly thread: ToldThread;
  readonly text: ToldText;
}

export interface TextEvents {
  readonly texts: readonly TextEvent[];
  readonly optStatuses: readonly OptStatus[];
}

const Id = v.optional(v.nullable(v.string()));
const StatusFields = v.object({
  consumer_phone_number: v.string(),
  zoom_phone_user_number: v.string(),
  opt_status: Id,
});
const Statuses = v.optional(v.nullable(v.array(StatusFields)));

const Person = v.object({ ...TextPartyFields.entries, id: Id });
const Member = v.object({
  ...Person.entries,
  is_message_owner: v.optional(v.nullable(v.boolean())),
});
const TextObject = v.object({
  ...TextFields.entries,
  session_id: TextId,
  sender: Person,
  to_members: v.array(Member),
  owner: v.optional(v.nullable(v.object({ type: Id, id: Id, sms_sender_user_id: Id }))),
  failure_reason: Id,
  phone_number_campaign_opt_statuses: Statuses,
});
type TextObject = v.InferOutput<typeof TextObject>;

interface About {
  readonly numbers: PhoneNumbers;
  /** When Zoom sent the webhook: of two texts in one second the later one is told of later. */
  readonly at: number;
}

const NOTHING: TextEvents = { texts: [], optStatuses: [] };
const STATES: Readonly<Partial<Record<string, TextState>>> = {
  sms_received: 'received',
  sms_sent: 'sent',
  sms_sent_failed: 'failed',
};

/** @throws PhoneError webhook.malformed */
export function toTextEvents(name: string, object: unknown, about: About): TextEvents {
  const { numbers } = about;
  if (name === 'sms_campaign_number_opt_in' || name === 'sms_campaign_number_opt_out') {
    const schema = v.object({ phone_number_campaign_opt_statuses: v.array(StatusFields) });
    const told = parse(schema, object, 'webhook.malformed').phone_number_campaign_opt_statuses;
    return { texts: [], optStatuses: statusesOf(told, numbers, name.endsWith('out') ? 'opt_out' : 'opt_in') };
  }
  const state = Object.hasOwn(STATES, name) ? STATES[name] : undefined;
  if (state === undefined) return NOTHING;
  const told = parse(TextObject, object, 'webhook.malformed');
  return {
    texts: [eventOf(told, state, about)],
    optStatuses: statusesOf(told.phone_number_campaign_opt_statuses ?? [], numbers),
  };
}

function eventOf(told: TextObject, state: TextState, { numbers, at }: About): TextEvent {
  const direction = state === 'received' ? 'in' : 'out';
  const text = toldOf(told, { source: 'webhook', direction, state }, numbers);
  const mine = direction === 'in' ? ownMember(told) : told.sender;
  const own = mine === undefined ? { number: '', name: null } : toParty(mine, numbers);
  const people = direction === 'in' ? [text.from, ...text.to] : text.to;
  return {
    zoomUserIds: usersOf(told, direction),
    thread: {
      threadId: told.session_id,
      kind: kindOf(told.owner?.type),
      own,
      peers: people.filter(({ number }) => number !== own.number),
    },
    text: {
      ...text,
      at: within(text.at, at - text.at),
      named: true,
      failure: told.failure_reason ? told.failure_reason : null,
    },
  };
}

function ownMember({ to_members: members, owner }: TextObject) {
  return (
    members.find(({ is_message_owner: isOwner }) => isOwner === true) ??
    members.find(({ id }) => id && id === owner?.id) ??
    members[0]
  );
}

/** "The user ID of the user who received this SMS"; of what a queue sends, `sms_sender_user_id` is the user. */
function usersOf(told: TextObject, direction: 'in' | 'out'): string[] {
  const { owner, sender } = told;
  const named =
    direction === 'in' ? [owner?.id, ownMember(told)?.id] : [owner?.sms_sender_user_id, owner?.id, sender.id];
  return [...new Set(named.flatMap((id) => id ?? []))];
}

function kindOf(type: string | null | undefined): ToldThread['kind'] {
  return type === 'callQueue' || type === 'autoReceptionist' ? type : 'user';
}

function statusesOf(
  told: readonly v.InferOutput<typeof StatusFields>[],
  numbers: PhoneNumbers,
  status?: string,
): OptStatus[] {
  return told.map((one) => ({
    own: numbers.normaliseReported(one.zoom_phone_user_number),
    peer: numbers.normaliseReported(one.consumer_phone_number),
    optedOut: (status ?? one.opt_status) === 'opt_out',
  }));
}
