/** Zoom's errors as ours: by status and code, never by the text alone. */
import { PhoneError } from '#call-core';
import type { ErrorCode, Retry } from '#call-core';
import * as v from 'valibot';

const ErrorBody = v.object({ code: v.optional(v.number()), message: v.optional(v.string(), '') });

/** "User does not exist" of the Phone API, and "Zoom Phone has not been enabled": the Zoom user has no Zoom Phone. */
const NO_ZOOM_PHONE = [1001, 2013, 2031];
/** "Invalid access token, does not contain scopes". */
const SCOPE_MISSING = 4711;
/** No other way is given to tell this 403 from one about a right: it has no code. */
const NOT_ENABLED = /has not been enabled/i;
/** The limits of a day and of a second have the same status and code. */
const TODAY = /daily rate limit/i;
/** Zoom documents no code for a number that is in no approved campaign. */
const NOT_REGISTERED = /not registered|campaign/i;

export async function errorOfAnswer(answer: Response): Promise<PhoneError> {
  const body = v.safeParse(ErrorBody, await answer.json().catch(() => ({})));
  const { code, message } = body.success ? body.output : { code: undefined, message: '' };
  const details = {
    status: answer.status,
    ...(code !== undefined && { zoomCode: code }),
    ...(answer.status === 429 && TODAY.test(message) && { reason: 'today' }),
    ...(answer.status === 400 && NOT_REGISTERED.test(message) && { reason: 'notRegistered' }),
    trackingId: answer.headers.get('x-zm-trackingid') ?? '',
  };
  return new PhoneError(...meaning(answer.status, code, message, details));
}

export function errorOfFetch(cause: unknown): PhoneError {
  return new PhoneError('zoom.unavailable', { retry: 'later', cause });
}

function meaning(
  status: number,
  code: number | undefined,
  message: string,
  details: Record<string, string | number>,
): [ErrorCode, { retry: Retry; details: Record<string, string | number> }] {
  if (code === SCOPE_MISSING) return ['zoom.scopeMissing', { retry: 'never', details }];
  if (status === 401) return ['zoom.signInNeeded', { retry: 'afterSignIn', details }];
  if (status === 429) return ['zoom.rateLimited', { retry: 'later', details }];
  if (status >= 500) return ['zoom.unavailable', { retry: 'later', details }];
  if ((code !== undefined && NO_ZOOM_PHONE.includes(code)) || (status === 403 && NOT_ENABLED.test(message))) {
    return ['zoom.noPhoneLicence', { retry: 'never', details }];
  }
  return ['zoom.refused', { retry: 'never', details }];
}
