/** What comes in on the webhook endpoint, and what makes two deliveries the same event. */
import { createHash } from 'node:crypto';
import { EpochMsSchema } from '#call-core';
import * as v from 'valibot';

export const WebhookSchema = v.object({
  event: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  /** Milliseconds since 1970. `app_deauthorized` has it inside its payload, as text. */
  event_ts: v.optional(EpochMsSchema),
  payload: v.looseObject({ object: v.optional(v.looseObject({})) }),
});
export type Webhook = v.InferOutput<typeof WebhookSchema>;

/** The event by which Zoom asks whether this address knows the secret. */
export const CHALLENGE = 'endpoint.url_validation';

export const ChallengeSchema = v.object({
  event: v.literal(CHALLENGE),
  payload: v.object({ plainToken: v.pipe(v.string(), v.minLength(1), v.maxLength(256)) }),
});

/** The events that this version works with. Others are acknowledged and forgotten. */
export function isWanted(event: string): boolean {
  return event.startsWith('phone.') || event === 'app_deauthorized';
}

/** Zoom tells of what happens within a second or two, and of what it could not deliver 5 to 85 minutes later. */
const OF_NOW_MS = 60_000;

/** @returns whether it tells of something that happens now. One without a time does, for all that is known */
export function isOfNow(body: unknown, now: number): boolean {
  const read = v.safeParse(v.object({ event_ts: v.number() }), body);
  return !read.success || now - read.output.event_ts < OF_NOW_MS;
}

/**
 * Zoom gives no id that stays the same when it delivers again, and bodies may differ in urls and tokens (developer
 * forum, t/128602): so an event is what happened, when, to which call and whom.
 */
export function identityOf(webhook: Webhook, body: Buffer): string {
  const object = webhook.payload.object;
  const subject = [
    object?.['call_id'],
    userOf(object?.['caller']),
    userOf(object?.['callee']),
    object?.['user_id'],
    // Of media, of which one call may have several, for several people.
    object?.['id'],
    object?.['access_member_id'],
    mediaIn(object?.['recordings']),
    mediaIn(object?.['voice_mails']),
  ];
  const named = typeof object?.['call_id'] === 'string' || subject.some(Array.isArray);
  const known = webhook.event_ts !== undefined && named;
  return JSON.stringify(
    known
      ? [webhook.event, webhook.event_ts, ...subject]
      : [webhook.event, createHash('sha256').update(body).digest('hex')],
  );
}

function mediaIn(list: unknown): unknown {
  if (!Array.isArray(list)) return null;
  return list.map((one: unknown) =>
    typeof one === 'object' && one !== null && 'id' in one
      ? [one.id, 'user_id' in one ? one.user_id : null]
      : one,
  );
}

function userOf(party: unknown): unknown {
  return typeof party === 'object' && party !== null && 'user_id' in party ? party.user_id : null;
}
