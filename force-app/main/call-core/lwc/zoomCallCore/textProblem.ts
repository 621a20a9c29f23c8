/** Why a text would be refused, before it is sent. */
import type { ErrorCode } from './phoneError.ts';
import { gapIn } from './textTemplates.ts';
import { sizeOfText } from './textSegments.ts';
import { TEXT_FILE_TYPES, TEXT_LIMITS } from './texts.ts';

interface FileToText {
  readonly mimeType: string;
  readonly bytes: number;
}

/** @returns null where nothing is wrong; an empty text is told by `isEmptyText` */
export function textProblem(
  text: string,
  files: readonly FileToText[],
  recipients: number,
): ErrorCode | null {
  if (recipients > TEXT_LIMITS.recipients) return 'text.tooManyRecipients';
  const { characters, bytes } = sizeOfText(text);
  const limit = files.length > 0 ? TEXT_LIMITS.bytesWithFiles : TEXT_LIMITS.bytes;
  if (characters > TEXT_LIMITS.characters || bytes > limit) return 'text.tooLong';
  return filesProblem(files) ?? (gapIn(text) === null ? null : 'text.gap');
}

/** What stands against these files together. */
export function filesProblem(files: readonly FileToText[]): ErrorCode | null {
  if (files.some(({ mimeType }) => !(mimeType in TEXT_FILE_TYPES))) return 'text.fileType';
  if (files.length > TEXT_LIMITS.files) return 'text.tooManyFiles';
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return bytes > TEXT_LIMITS.fileBytes ? 'text.filesTooLarge' : null;
}

/** White space alone says nothing. */
export function isEmptyText(text: string, files: number): boolean {
  return files === 0 && text.trim() === '';
}
