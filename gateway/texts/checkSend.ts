/** What stands in the way of a text before Zoom is asked. Pure. */
import { PhoneError, SendTextSchema, TEXT_LIMITS, gapIn, parse } from '#call-core';
import type { ErrorCode, SendText } from '#call-core';
import * as v from 'valibot';

/** Of the first bytes, in hexadecimal: Zoom looks at them too. */
const BEGINNINGS: Readonly<Record<SendText['files'][number]['mimeType'], string>> = {
  'image/jpeg': 'ffd8ff',
  'image/png': '89504e47',
  'image/gif': '47494638',
  'application/pdf': '25504446',
};

/** What the contract refuses is a mistake of the agent's in these places; elsewhere it is one of the widget's. */
const MEANINGS: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^text max_length$/, 'text.tooLong'],
  [/^files max_length$/, 'text.tooManyFiles'],
  [/^files\.\d+\.mimeType /, 'text.fileType'],
  [/^to max_length$/, 'text.tooManyRecipients'],
  [/^to\.\d+ regex$/, 'text.wrongNumber'],
  [/^from regex$/, 'text.wrongSender'],
];

/** @throws PhoneError with a `text.` code, or request.invalid */
export function readSend(body: unknown): SendText {
  const read = v.safeParse(SendTextSchema, body);
  if (read.success) return check(read.output);
  const [issue] = read.issues;
  const place = `${v.getDotPath(issue) ?? ''} ${issue.type}`;
  const [, code] = MEANINGS.find(([pattern]) => pattern.test(place)) ?? [];
  if (code === undefined) return parse(SendTextSchema, body, 'request.invalid');
  throw new PhoneError(code);
}

function check(wish: SendText): SendText {
  const { text, files, to, from } = wish;
  const most = files.length > 0 ? TEXT_LIMITS.bytesWithFiles : TEXT_LIMITS.bytes;
  if (text.trim() === '' && files.length === 0) throw new PhoneError('text.empty');
  if (Buffer.byteLength(text) > most) throw new PhoneError('text.tooLong');
  if (gapIn(text) !== null) throw new PhoneError('text.gap');
  if (to.includes(from)) throw new PhoneError('text.wrongNumber');
  const contents = files.map(({ base64 }) => Buffer.from(base64, 'base64'));
  if (contents.reduce((sum, { length }) => sum + length, 0) > TEXT_LIMITS.fileBytes)
    throw new PhoneError('text.filesTooLarge');
  const isGood = files.every(({ mimeType }, index) =>
    contents[index]?.toString('hex', 0, 4).startsWith(BEGINNINGS[mimeType]),
  );
  if (!isGood) throw new PhoneError('text.fileType');
  return { ...wish, to: [...new Set(to)] };
}
