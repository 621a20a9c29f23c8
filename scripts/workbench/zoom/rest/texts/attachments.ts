/** The files of a text that is sent, and Zoom's objections to them. */
import * as v from 'valibot';
import type { NewFile } from '../../texts/textCloud.ts';
import { invalidParam, zoomError } from '../zoomAnswer.ts';
import type { ZoomAnswer } from '../zoomAnswer.ts';

const MOST_FILES = 10;
/** Of all files together. */
const MOST_BYTES = 2 * 1024 * 1024;

const AttachmentsSchema = v.pipe(
  v.array(v.object({ type: v.optional(v.string(), ''), base64_encoding: v.pipe(v.string(), v.base64()) })),
  v.maxLength(MOST_FILES),
);

const TYPES: Readonly<Record<string, { readonly type: NewFile['type']; readonly begins: string }>> = {
  PNG: { type: 'PNG', begins: '89504e47' },
  JPEG: { type: 'JPG', begins: 'ffd8ff' },
  JPG: { type: 'JPG', begins: 'ffd8ff' },
  GIF: { type: 'GIF', begins: '47494638' },
  PDF: { type: 'PDF', begins: '25504446' },
};

export function readAttachments(
  given: unknown,
): { readonly files: readonly NewFile[] } | { readonly refused: ZoomAnswer } {
  const read = v.safeParse(AttachmentsSchema, given ?? []);
  if (!read.success) return { refused: invalidParam('attachments') };
  const files: NewFile[] = [];
  let size = 0;
  for (const { base64_encoding: base64, type } of read.output) {
    if (type === '') return refuse(138, 'Missing content type for SMS attachment.');
    const known = TYPES[type];
    if (known === undefined) return refuse(121, 'Unsupported content type for SMS attachments.');
    const bytes = Buffer.from(base64, 'base64');
    if (!bytes.toString('hex', 0, 4).startsWith(known.begins))
      return refuse(140, 'The SMS attachment file content does not match the specified content type.');
    size += bytes.length;
    files.push({ type: known.type, base64 });
  }
  return size > MOST_BYTES ? { refused: invalidParam('attachments') } : { files };
}

const refuse = (code: number, message: string) => ({ refused: zoomError(400, code, message) });
