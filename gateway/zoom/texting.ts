/** Texts of an agent at Zoom (operations below "SMS" of the Zoom Phone API). */
import { PhoneError, parse, toPhoneError } from '#call-core';
import type { PhoneNumbers } from '#call-core';
import * as v from 'valibot';
import type { AgentTokens } from '../agents/tokens.ts';
import type { Clock } from '../calls/ports.ts';
import type { ListedThread, SendOutcome, Sending, Texting } from '../texts/ports.ts';
import type { ToldText } from '../texts/text.ts';
import type { Download } from './download.ts';
import { errorOfDownload } from './download.ts';
import { momentOf } from './events/fields.ts';
import { outcomeOf } from './textErrors.ts';
import { ListedTextFields, TextId, TextPartyFields, listedText, toParty, within } from './textFields.ts';
import { postZoom, readZoom } from './zoomRequest.ts';

interface Deps {
  readonly tokens: AgentTokens;
  readonly numbers: PhoneNumbers;
  readonly download: Download;
  readonly clock: Clock;
}

const SEND_MS = 20_000;
/**
 * From the note that a request is out until it is. One that has waited longer, for a token or because the gateway stood still, is not sent: others
 * may have come to think that it never left.
 */
const LEAVE_WITHIN_MS = 4000;
const THREADS = 100;
const TEXTS = 250;
const NEWEST = '100';
/** "Session does not exist", and "Error retrieving SMS history". */
const NO_SESSION = [12_004, 7013];
const MOST_NUMBERS = 10;

const Sent = v.object({ message_id: TextId, session_id: TextId, date_time: v.string() });
const Histories = v.object({
  sms_histories: v.optional(v.nullable(v.array(v.unknown()))),
  sync_token: v.optional(v.nullable(v.string())),
});
const Sessions = v.object({
  sms_sessions: v.optional(v.nullable(v.array(v.unknown()))),
  sync_token: v.optional(v.nullable(v.string())),
});
const SessionFields = v.object({
  session_id: TextId,
  session_type: v.optional(v.nullable(v.string())),
  last_access_time: v.string(),
  unread_message_count: v.optional(v.nullable(v.number())),
  participants: v.array(
    v.object({ ...TextPartyFields.entries, is_session_owner: v.optional(v.nullable(v.boolean())) }),
  ),
});
const Statuses = v.object({
  phone_number_campaign_opt_statuses: v.array(
    v.object({ consumer_phone_number: v.string(), opt_status: v.string() }),
  ),
});

const KINDS: Readonly<Partial<Record<string, ListedThread['kind']>>> = {
  user: 'user',
  call_queue: 'callQueue',
  auto_receptionist: 'autoReceptionist',
};

export function createTexting({ tokens, numbers, download, clock }: Deps): Texting {
  function read(agentId: string, path: string, query: Readonly<Record<string, string>>): Promise<unknown> {
    return tokens.use(agentId, 'zoom', ({ accessToken, baseUrl }) =>
      readZoom(baseUrl, accessToken, `/v2/phone${path}`, query),
    );
  }

  function textsIn(answer: unknown): { texts: ToldText[]; count: number; token: string | null } {
    const page = parse(Histories, answer, 'zoom.refused');
    const all = page.sms_histories ?? [];
    const texts = inOrder(
      all.flatMap((one) => readable(ListedTextFields, one, (fields) => listedText(fields, numbers))),
    );
    return { texts, count: all.length, token: page.sync_token ?? null };
  }

  async function send(sending: Sending, threadId: string | null): Promise<SendOutcome> {
    let hasLeft = false;
    try {
      const answer = await tokens.use(sending.agentId, 'zoom', ({ accessToken, baseUrl }) => {
        if (clock.now() - (sending.attemptAt ?? 0) > LEAVE_WITHIN_MS)
          throw new PhoneError('zoom.unavailable', { retry: 'later', details: { step: 'late' } });
        hasLeft = true;
        const body = bodyOf(sending, threadId);
        return postZoom(baseUrl, accessToken, '/v2/phone/sms/messages', body, AbortSignal.timeout(SEND_MS));
      });
      const sent = v.safeParse(Sent, answer);
      if (!sent.success)
        return { outcome: 'unsure', error: new PhoneError('zoom.unavailable', { retry: 'later' }) };
      const { message_id: messageId, session_id: session, date_time: time } = sent.output;
      return { outcome: 'sent', messageId, threadId: session, at: momentOf(time)[0] ?? sending.wishedAt };
    } catch (caught) {
      return outcomeOf(toPhoneError(caught), hasLeft);
    }
  }

  return {
    send,
    async threads(agentId, token) {
      const answer = await read(agentId, '/users/me/sms/sessions/sync', {
        session_type: 'all',
        count: String(THREADS),
        ...syncOf(token),
      });
      const page = parse(Sessions, answer, 'zoom.refused');
      const all = page.sms_sessions ?? [];
      return {
        threads: all.flatMap((one) => readable(SessionFields, one, (fields) => threadOf(fields, numbers))),
        next: all.length < THREADS ? null : (page.sync_token ?? null),
      };
    },
    async texts(agent, threadId, token) {
      try {
        const path = `/sms/sessions/${encodeURIComponent(threadId)}/sync`;
        const answer = await read(agent.id, path, { count: String(TEXTS), ...syncOf(token) });
        const { texts, count, token: next } = textsIn(answer);
        return { texts, next: count < TEXTS ? null : next };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async newestTexts(agent, threadId, since) {
      try {
        const answer = await read(agent.id, `/sms/sessions/${encodeURIComponent(threadId)}`, {
          from: gmt(since),
          // Zoom wants an end; that of its own clock is not known.
          to: gmt(Date.now() + 86_400_000),
          page_size: NEWEST,
          sort: '2',
        });
        return textsIn(answer).texts;
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    async optedOut(agentId, own, peers) {
      const found = new Map<string, boolean>();
      for (let start = 0; start < peers.length; start += MOST_NUMBERS) {
        const answer = await read(agentId, '/user/me/sms_campaigns/phone_numbers/opt_status', {
          consumer_phone_numbers: peers.slice(start, start + MOST_NUMBERS).join(','),
          zoom_phone_user_numbers: own,
        });
        for (const one of parse(Statuses, answer, 'zoom.refused').phone_number_campaign_opt_statuses)
          found.set(numbers.normaliseReported(one.consumer_phone_number), one.opt_status === 'opt_out');
      }
      return found;
    },
    async file(agentId, { threadId, messageId }, { id, url }, signal) {
      const fetched = (address: string) =>
        tokens.use(agentId, 'zoom', ({ accessToken }) => download({ url: address, accessToken, signal }));
      const first = url === null ? null : await fetched(url);
      if (first?.ok && first.body) return first.body;
      await first?.body?.cancel();
      // Zoom's addresses do not last.
      const path = `/sms/sessions/${encodeURIComponent(threadId)}/messages/${encodeURIComponent(messageId)}`;
      const answer = await read(agentId, path, {}).catch((error: unknown) => {
        throw isMissing(error) ? new PhoneError('text.unknown', { cause: error }) : error;
      });
      const fresh = listedText(parse(ListedTextFields, answer, 'zoom.refused'), numbers).files;
      const address = fresh.find((file) => file.id === id)?.url ?? null;
      if (address === null) throw new PhoneError('text.unknown');
      const second = await fetched(address);
      if (second.ok && second.body) return second.body;
      throw await errorOfDownload(second, address);
    },
  };
}

/** Zoom lists the newest first. */
function inOrder(texts: readonly ToldText[]): ToldText[] {
  const places = new Map<number, number>();
  return texts.toReversed().map((text) => {
    const place = places.get(text.at) ?? 0;
    places.set(text.at, place + 1);
    return { ...text, at: within(text.at, place) };
  });
}

function bodyOf({ wanted, files }: Sending, threadId: string | null): object {
  return {
    sender: { phone_number: wanted.from },
    to_members: wanted.to.map((number) => ({ phone_number: number })),
    message: wanted.text,
    ...(threadId !== null && { session_id: threadId }),
    ...(files.length > 0 && {
      attachments: files.map(({ mimeType, base64 }) => ({
        type: ZOOM_TYPES[mimeType],
        base64_encoding: base64,
      })),
    }),
  };
}

const ZOOM_TYPES = {
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/gif': 'GIF',
  'application/pdf': 'PDF',
} as const;

function threadOf(fields: v.InferOutput<typeof SessionFields>, numbers: PhoneNumbers): ListedThread | null {
  const kind = KINDS[fields.session_type ?? 'user'];
  const owner = fields.participants.find(({ is_session_owner: isOwner }) => isOwner === true);
  if (kind === undefined || owner === undefined) return null;
  const own = toParty(owner, numbers);
  const peers = fields.participants.map((party) => toParty(party, numbers));
  return {
    threadId: fields.session_id,
    kind,
    own,
    peers: peers.filter(({ number }) => number !== own.number),
    latestAt: momentOf(fields.last_access_time)[0] ?? 0,
    unread: fields.unread_message_count ?? null,
  };
}

/** One that is not understood must not hide the others. */
function readable<T extends v.GenericSchema, R>(
  schema: T,
  value: unknown,
  read: (fields: v.InferOutput<T>) => R | null,
): R[] {
  const fields = v.safeParse(schema, value);
  if (!fields.success) return [];
  try {
    const found = read(fields.output);
    return found === null ? [] : [found];
  } catch (error) {
    if (error instanceof PhoneError) return [];
    throw error;
  }
}

function syncOf(token: string | null): Record<string, string> {
  return token === null ? { sync_type: 'FSync' } : { sync_type: 'BSync', sync_token: token };
}

function isMissing(error: unknown): boolean {
  return error instanceof PhoneError && NO_SESSION.includes(Number(error.details['zoomCode'] ?? 0));
}

/** `yyyy-MM-dd'T'HH:mm:ss'Z'` */
function gmt(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
