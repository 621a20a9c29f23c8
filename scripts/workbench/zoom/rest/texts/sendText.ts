/** Operation `postSmsMessage`. */
import { isPossiblePhoneNumber as isPossible } from 'libphonenumber-js/min';
import * as v from 'valibot';
import type { Account } from '../../account.ts';
import { gmt } from '../../ids.ts';
import type { ZoomUser } from '../../options.ts';
import { isMember, lineOf, makesGroups } from '../../texts/lines.ts';
import type { TextLine } from '../../texts/lines.ts';
import { sessionIdOf } from '../../texts/textCloud.ts';
import type { TextCloud } from '../../texts/textCloud.ts';
import { unknownUser } from '../callHistory.ts';
import type { Operation } from '../operation.ts';
import { invalidParam, notPermitted, zoomError } from '../zoomAnswer.ts';
import type { ZoomAnswer } from '../zoomAnswer.ts';
import { readAttachments } from './attachments.ts';

const LONGEST = 500;
const MOST_BYTES = 2048;
const MOST_BYTES_WITH_FILES = 1000;
const MOST_RECIPIENTS = 10;
/** More than all files may have, so that it is Zoom's rule that refuses them. */
const LARGEST_BODY = 8 * 1024 * 1024;
const E164 = /^\+[1-9]\d{1,14}$/;

const Party = v.object({ phone_number: v.string() });
const BodySchema = v.object({
  sender: Party,
  to_members: v.pipe(v.array(Party), v.minLength(1), v.maxLength(MOST_RECIPIENTS)),
  message: v.optional(v.pipe(v.string(), v.maxLength(LONGEST)), ''),
  session_id: v.optional(v.string()),
  attachments: v.optional(v.unknown()),
});
type Body = v.InferOutput<typeof BodySchema>;

export function sendText(account: Account, cloud: TextCloud): Operation {
  function answer(user: ZoomUser, body: unknown): ZoomAnswer {
    if (!(user.policy.texts ?? true)) return notPermitted();
    const read = v.safeParse(BodySchema, body);
    if (!read.success) return invalidParam(v.getDotPath(read.issues[0])?.split('.')[0] ?? 'body');
    const attachments = readAttachments(read.output.attachments);
    if ('refused' in attachments) return attachments.refused;
    const to = [...new Set(read.output.to_members.map(({ phone_number }) => phone_number))];
    const refusal = whyNot(read.output, to, attachments.files.length > 0);
    if (refusal !== null) return refusal;
    const line = senderOf(account, user, read.output.sender.phone_number);
    if ('refused' in line) return line.refused;
    if (!isSession(read.output.session_id, line, to)) return invalidParam('session_id');

    const { files } = attachments;
    const [first] = cloud.send({ line, userId: user.id, to, text: read.output.message, files });
    if (first === undefined) throw new Error('A text to nobody.');
    const { at, id, sessionId } = first;
    return { status: 201, body: { date_time: gmt(at), message_id: id, session_id: sessionId } };
  }

  return {
    id: 'postSmsMessage',
    method: 'POST',
    path: '/phone/sms/messages',
    rate: 'MEDIUM',
    scope: 'phone:read:sms_message',
    maxBytes: LARGEST_BODY,
    otherUser: unknownUser,
    answer: ({ body, user }) => answer(user, body),
  };
}

const invalidNumber = () => zoomError(400, 7001, 'Phone number is not valid.');

function whyNot({ message, sender }: Body, to: readonly string[], hasFiles: boolean): ZoomAnswer | null {
  const numbers = [sender.phone_number, ...to];
  if (!numbers.every((number) => E164.test(number)))
    return zoomError(400, 316, 'The phone number does not conform to the E.164 standard.');
  if (to.some((number) => number === sender.phone_number || !isPossible(number))) return invalidNumber();
  if (message === '' && !hasFiles) return invalidParam('message');
  if (Buffer.byteLength(message) > (hasFiles ? MOST_BYTES_WITH_FILES : MOST_BYTES))
    return invalidParam('message');
  return null;
}

function senderOf(
  account: Account,
  user: ZoomUser,
  number: string,
): TextLine | { readonly refused: ZoomAnswer } {
  const line = lineOf(account, number);
  if (line === null) return { refused: invalidNumber() };
  if (!isMember(line, user)) return { refused: zoomError(400, 135, 'You cannot access another user.') };
  return line;
}

function isSession(id: string | undefined, { number }: TextLine, to: readonly string[]): boolean {
  if (id === undefined) return true;
  const ids = makesGroups(number)
    ? [sessionIdOf(number, to)]
    : to.map((recipient) => sessionIdOf(number, [recipient]));
  return ids.includes(id);
}
