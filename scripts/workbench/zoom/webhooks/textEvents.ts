/** The webhooks of texts. */
import type { Account } from '../account.ts';
import { gmt } from '../ids.ts';
import { sizeOf } from '../rest/texts/textWire.ts';
import { lineOf } from '../texts/lines.ts';
import type { TextLine } from '../texts/lines.ts';
import { optStatusOf } from '../texts/optOuts.ts';
import type { TextData, TextSession, ZoomText } from '../texts/text.ts';
import type { TextHappening } from '../texts/textCloud.ts';
import type { TextFiles } from '../texts/textFiles.ts';
import { withoutPlus } from '../texts/textParties.ts';
import type { ZoomEvent } from './webhooks.ts';

export interface TextEventDeps {
  readonly account: Account;
  readonly data: () => TextData;
  readonly files: TextFiles;
}

interface Happened {
  readonly text: ZoomText;
  readonly session: TextSession;
  readonly line: TextLine;
}

export function textEvents(
  deps: TextEventDeps,
  kind: TextHappening,
  happened: Happened,
): readonly ZoomEvent[] {
  if (kind === 'received') return receivedEvents(deps, happened);
  return [kind === 'sent' ? sentEvent(deps, happened) : failedEvent(deps, happened)];
}

/** What comes to a queue is told once for each member. */
function receivedEvents(deps: TextEventDeps, happened: Happened): readonly ZoomEvent[] {
  const { line, text } = happened;
  return line.members.map(({ id, name }) => ({
    event: 'phone.sms_received',
    object: {
      sender: senderOf(deps.account, happened),
      to_members: text.to.map((number) => ({
        phone_number: withoutPlus(number),
        ...(number === line.number && { id, type: 'user', display_name: name, is_message_owner: true }),
      })),
      owner: { type: line.kind, id, ...(line.kind === 'callQueue' && { team_id: line.id }) },
      ...contentOf(deps, happened),
    },
  }));
}

function sentEvent(deps: TextEventDeps, happened: Happened): ZoomEvent {
  const to_members = happened.text.to.map((number) => {
    const line = lineOf(deps.account, number);
    const own = line === null ? {} : { id: line.id, type: line.kind };
    return { phone_number: withoutPlus(number), ...own, ...nameOf(happened.session, number, line) };
  });
  const object = { sender: writerOf(deps.account, happened), to_members, owner: ownerOf(happened) };
  return { event: 'phone.sms_sent', object: { ...object, ...contentOf(deps, happened) } };
}

function failedEvent(deps: TextEventDeps, happened: Happened): ZoomEvent {
  const { failure, to } = happened.text;
  const object = {
    ...(failure !== null && { failure_reason: failure }),
    sender: writerOf(deps.account, happened),
    to_members: to.map((number) => ({ phone_number: withoutPlus(number) })),
    owner: ownerOf(happened),
  };
  return { event: 'phone.sms_sent_failed', object: { ...object, ...contentOf(deps, happened) } };
}

function senderOf(account: Account, { session, text }: Happened) {
  const line = lineOf(account, text.from);
  return {
    phone_number: withoutPlus(text.from),
    ...(line !== null && { id: line.id, type: line.kind }),
    ...nameOf(session, text.from, line),
  };
}

/** The user who wrote it, also in the name of a queue. */
function writerOf(account: Account, { line, text }: Happened) {
  const { id, name } = account.user(text.writtenBy ?? line.members[0]?.id ?? '');
  return { phone_number: withoutPlus(text.from), id, type: 'user', display_name: name };
}

function ownerOf({ line, text }: Happened) {
  const isQueue = line.kind === 'callQueue' && text.writtenBy !== null;
  return { type: line.kind, id: line.id, ...(isQueue && { sms_sender_user_id: text.writtenBy }) };
}

function nameOf({ names }: TextSession, number: string, line: TextLine | null) {
  const name = line?.name ?? names[number];
  return name === undefined ? {} : { display_name: name };
}

function contentOf({ data, files }: TextEventDeps, { line, session, text }: Happened) {
  return {
    message: text.text,
    attachments: text.files.map((file) => ({
      id: file.id,
      size: sizeOf(file),
      name: file.name,
      type: file.type.toLowerCase(),
      download_url: files.urlOf(file),
    })),
    session_id: session.id,
    message_id: text.id,
    message_type: text.type,
    date_time: gmt(text.at),
    phone_number_campaign_opt_statuses: session.peers.map((peer) => optStatusOf(data(), peer, line.number)),
  };
}
