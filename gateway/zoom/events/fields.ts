/** What Zoom's events have in common: texts, numbers, times, the two ends of a call. */
import { PhoneError } from '#call-core';
import type { CallAbout, CallEvent, PhoneNumbers } from '#call-core';
import * as v from 'valibot';
import { cutText } from '../../text.ts';

/** What a webhook says of one agent's call. */
export interface AgentEvents {
  readonly zoomUserId: string;
  readonly callId: string;
  /** May be worked out when it is asked for. */
  readonly events: readonly CallEvent[];
}

/** What a call keeps of a text. */
const TEXT_LIMIT = 255;
export const cut = (text: string): string => cutText(text, TEXT_LIMIT);
export const CallId = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
export const Text = v.optional(v.nullable(v.pipe(v.string(), v.transform(cut))));
/** Zoom writes extension numbers as numbers, and now and then as text. */
export const Digits = v.optional(
  v.nullable(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.transform(cut))),
);

export const PartySchema = v.object({
  user_id: Text,
  name: Text,
  phone_number: Text,
  extension_number: Digits,
  device_type: Text,
});
export type Party = v.InferOutput<typeof PartySchema>;

export function aboutParties(own: Party, peer: Party, numbers: PhoneNumbers): CallAbout {
  const peerNumber = numberOf(peer.phone_number, peer.extension_number, numbers);
  return {
    peerNumber,
    peerName: peer.name ?? '',
    ownNumber: numberOf(own.phone_number, own.extension_number, numbers),
    device: own.device_type ?? '',
    internal: peerNumber !== '' && !peerNumber.startsWith('+'),
  };
}

export function numberOf(
  phone: string | null | undefined,
  extension: string | null | undefined,
  numbers: PhoneNumbers,
): string {
  const told = phone ?? extension ?? '';
  return told === '' ? '' : cut(numbers.normaliseReported(told));
}

/** A time of Zoom's in milliseconds since 1970: one, or none where it is missing. */
export function momentOf(text: string | null | undefined): number[] {
  if (!text) return [];
  const at = Date.parse(text);
  if (Number.isNaN(at) || at < 0) throw new PhoneError('webhook.malformed', { details: { path: 'time' } });
  return [at];
}

/** What a table says under a name that comes from outside, which may be one that every object has. */
export function entryOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
