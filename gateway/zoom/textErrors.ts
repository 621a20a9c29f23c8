/** What Zoom says to a text that it does not take, and what may have become of a text that it does not answer. */
import { PhoneError } from '#call-core';
import type { ErrorCode } from '#call-core';
import type { SendOutcome } from '../texts/ports.ts';

/** Operation `postSmsMessage`. */
const MEANINGS: Readonly<Partial<Record<number, ErrorCode>>> = {
  121: 'text.fileType',
  135: 'text.wrongSender',
  138: 'text.fileType',
  140: 'text.fileType',
  316: 'text.wrongNumber',
  7001: 'text.wrongNumber',
};
/** The request has not left: nobody was there to take it. */
const NEVER_LEFT = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** @param hasLeft whether the request itself was begun */
export function outcomeOf(error: PhoneError, hasLeft: boolean): Exclude<SendOutcome, { outcome: 'sent' }> {
  const { details, retry } = error;
  const status = Number(details['status'] ?? 0);
  if (status >= 400 && status < 500 && status !== 429)
    return { outcome: 'refused', error: textErrorOf(error) };
  if (retry === 'afterSignIn' || retry === 'never') return { outcome: 'refused', error };
  const isCertain = !hasLeft || status === 429 || NEVER_LEFT.includes(codeOf(error.cause));
  return { outcome: isCertain ? 'notSent' : 'unsure', error };
}

function textErrorOf(error: PhoneError): PhoneError {
  const { details } = error;
  if (details['reason'] === 'notRegistered')
    return new PhoneError('text.notRegistered', { retry: error.retry, details, cause: error });
  const code =
    MEANINGS[Number(details['zoomCode'] ?? 0)] ?? (isForbidden(error) ? 'text.turnedOff' : error.code);
  return new PhoneError(code, { retry: error.retry, details, cause: error });
}

/** Nothing but the policy stands in the way of somebody who has a licence and the scope. */
function isForbidden({ code, details }: PhoneError): boolean {
  return code === 'zoom.refused' && details['status'] === 403;
}

/** `fetch` wraps what went wrong with the connection. */
function codeOf(cause: unknown): string {
  for (let depth = 0, one = cause; depth < 4 && one instanceof Error; depth += 1, one = one.cause) {
    if ('code' in one && typeof one.code === 'string') return one.code;
    if (one instanceof AggregateError) return codeOf(one.errors[0]);
  }
  return '';
}
