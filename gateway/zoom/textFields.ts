/** Texts as Zoom writes them, in webhooks and answers. */
import type { PhoneNumbers, TextParty, TextState } from '#call-core';
import * as v from 'valibot';
import type { FileFacts, TextSource, ToldText } from '../texts/text.ts';
import { momentOf } from './events/fields.ts';

/** Zoom's times have no fractions of a second: what is known of the order within one is put there. */
export function within(second: number, place: number): number {
  return second + Math.min(999, Math.max(0, place));
}

export const TextId = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const Name = v.optional(v.nullable(v.string()));

/** One end of a text. */
export const TextPartyFields = v.object({
  phone_number: v.string(),
  display_name: Name,
});
export type TextPartyFields = v.InferOutput<typeof TextPartyFields>;

const FileFields = v.object({
  id: TextId,
  name: Name,
  size: v.optional(v.nullable(v.number())),
  type: Name,
  download_url: v.fallback(v.optional(v.nullable(v.pipe(v.string(), v.url()))), null),
});

/** What a webhook and an answer have in common. */
export const TextFields = v.object({
  message_id: TextId,
  message: v.optional(v.nullable(v.string())),
  date_time: v.string(),
  sender: TextPartyFields,
  to_members: v.array(TextPartyFields),
  attachments: v.optional(v.nullable(v.array(FileFields))),
});

export const ListedTextFields = v.object({
  ...TextFields.entries,
  direction: v.string(),
  delivery_status: Name,
});

export function toParty(
  { phone_number: number, display_name: name }: TextPartyFields,
  numbers: PhoneNumbers,
): TextParty {
  return { number: numbers.normaliseReported(number), name: name ? name : null };
}

/** @throws PhoneError webhook.malformed where the time is none */
export function toldOf(
  told: v.InferOutput<typeof TextFields>,
  about: { readonly source: TextSource; readonly direction: 'in' | 'out'; readonly state: TextState },
  numbers: PhoneNumbers,
): ToldText {
  const [at = 0] = momentOf(told.date_time);
  return {
    ...about,
    id: told.message_id,
    text: told.message ?? '',
    at,
    from: toParty(told.sender, numbers),
    to: told.to_members.map((party) => toParty(party, numbers)),
    files: (told.attachments ?? []).map(toFile),
    named: false,
    failure: null,
  };
}

export function listedText(fields: v.InferOutput<typeof ListedTextFields>, numbers: PhoneNumbers): ToldText {
  const direction = fields.direction.toLowerCase() === 'in' ? 'in' : 'out';
  const state = STATES[fields.delivery_status ?? ''] ?? (direction === 'in' ? 'received' : 'unknown');
  return toldOf(fields, { source: 'list', direction, state }, numbers);
}

/** Operation `smsSessionDetails`; other operations do not tell. */
const STATES: Readonly<Partial<Record<string, TextState>>> = {
  received: 'received',
  delivered: 'delivered',
  sent: 'sent',
  failed_to_send: 'failed',
  failed_to_deliver: 'failed',
};

function toFile(file: v.InferOutput<typeof FileFields>): FileFacts {
  const name = file.name ?? '';
  return {
    id: file.id,
    name,
    type: typeOf(file.type ?? '', name),
    bytes: file.size ?? null,
    url: file.download_url ?? null,
  };
}

/** Zoom writes one kind in several ways, and calls a PDF something else. */
function typeOf(told: string, name: string): string {
  const [type = ''] = told.toUpperCase().split('/');
  if (type === 'JPEG') return 'JPG';
  if (type !== '' && type !== 'OTHER') return type;
  return name.toLowerCase().endsWith('.pdf') ? 'PDF' : 'OTHER';
}
