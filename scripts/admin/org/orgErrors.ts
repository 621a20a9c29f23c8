/** What an org refuses, and what happens on the way to it, in words. */
import { AdminError } from '../command.ts';

const WORDS: Readonly<Record<string, string>> = {
  INVALID_SESSION_ID: 'The login to the org has expired, or is one of another org. Log in again.',
  INSUFFICIENT_ACCESS:
    'This user has no right to change the metadata of the org. It takes Modify Metadata Through Metadata API Functions (or Modify All Data), as a System Administrator has it.',
  API_DISABLED_FOR_ORG: 'The org has no API: it takes an edition with API access, or the add-on.',
  REQUEST_LIMIT_EXCEEDED: 'The org takes no more API requests today. Try again later.',
};

const ON_THE_WAY = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'UND_ERR_SOCKET',
];

/** Whether the request may have been lost on the way, so that asking again makes sense. */
export function isConnectionLost(error: unknown): boolean {
  const codes = causesOf(error).map((each) => codeOf(each));
  return codes.some((code) => ON_THE_WAY.includes(code)) || messageOf(error).includes('fetch failed');
}

export function toAdminError(error: unknown, instanceUrl: string): AdminError {
  if (error instanceof AdminError) return error;
  if (isConnectionLost(error)) {
    return new AdminError(`The org does not answer at ${instanceUrl}. Is there a network?`, { cause: error });
  }
  const code = codeOf(error).replace(/^sf:/, '');
  const words = WORDS[code];
  return new AdminError(words ?? `The org refused: ${messageOf(error)}`, { cause: error });
}

function causesOf(error: unknown): unknown[] {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause === undefined ? [error] : [error, ...causesOf(cause)];
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('errorCode' in error) return String(error.errorCode);
  return 'code' in error ? String(error.code) : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
