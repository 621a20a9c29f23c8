/**
 * The one error type of the product. A code says what happened, `retry` what helps; the words for users are
 * labels keyed by the code (`ZoomPhone_Error_...`), never the message of the error.
 */

/** Every code a user, an administrator or a log can meet. `docs/errors.md` explains each; a test holds the two together. */
export const ERROR_CODES = [
  'call.unknown',
  'comment.tooLong',
  'config.invalid',
  'dial.noCallerId',
  'dial.noResponse',
  'dial.padNotReady',
  'externalCalls.endBeforeStart',
  'externalCalls.listExpired',
  'externalCalls.tooManyDays',
  'externalCalls.tooOld',
  'gateway.databaseAway',
  'gateway.internal',
  'gateway.stopping',
  'gateway.unreachable',
  'line.accountRefused',
  'line.callUnknown',
  'line.elsewhere',
  'line.emergencyNumber',
  'line.engineAway',
  'line.microphoneBusy',
  'line.microphoneForbidden',
  'line.microphoneMissing',
  'line.microphoneRefused',
  'line.noAccount',
  'line.notNow',
  'line.notRegistered',
  'line.notSetUp',
  'line.refused',
  'line.tooManyCalls',
  'media.deleted',
  'media.notReady',
  'media.unknown',
  'number.empty',
  'number.extension',
  'number.invalid',
  'number.missing',
  'number.tooLong',
  'number.tooShort',
  'person.beingCreated',
  'person.fieldMissing',
  'person.limitReached',
  'person.notAllowed',
  'person.refused',
  'person.unavailable',
  'person.unknown',
  'reconciliation.endBeforeStart',
  'reconciliation.tooManyDays',
  'reconciliation.tooOld',
  'request.forbidden',
  'request.invalid',
  'request.notFound',
  'request.tooLarge',
  'request.tooMany',
  'salesforce.fieldNotWritable',
  'salesforce.limitReached',
  'salesforce.noAccess',
  'salesforce.recordGone',
  'salesforce.refused',
  'salesforce.rowLocked',
  'salesforce.signInNeeded',
  'salesforce.storageFull',
  'salesforce.unavailable',
  'salesforce.userNotAllowed',
  'salesforce.validation',
  'session.missing',
  'settings.dispositionsTooLong',
  'settings.invalidNumber',
  'settings.notReadable',
  'settings.notWritable',
  'settings.objectWithoutPhone',
  'settings.reservedTaskField',
  'settings.tooManyNumbers',
  'settings.tooManyObjects',
  'settings.tooManyTaskFields',
  'settings.unknownField',
  'settings.unknownObject',
  'settings.unknownOwner',
  'settings.unknownTaskField',
  'signIn.denied',
  'signIn.expired',
  'signIn.failed',
  'signIn.popupBlocked',
  'signIn.windowClosed',
  'signIn.wrongUser',
  'text.empty',
  'text.fileType',
  'text.filesTooLarge',
  'text.notConfirmed',
  'text.gap',
  'text.notRegistered',
  'text.optedOut',
  'text.tooLong',
  'text.tooManyFiles',
  'text.tooManyRecipients',
  'text.turnedOff',
  'text.unknown',
  'text.wrongNumber',
  'text.wrongSender',
  'webhook.badSignature',
  'webhook.malformed',
  'webhook.stale',
  'zoom.noPhoneLicence',
  'zoom.rateLimited',
  'zoom.refused',
  'zoom.scopeMissing',
  'zoom.signInNeeded',
  'zoom.unavailable',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What helps: nothing, waiting, signing in again, or a decision of the agent. */
export type Retry = 'never' | 'later' | 'afterSignIn' | 'askAgent';

export interface PhoneErrorOptions {
  readonly retry?: Retry;
  /** Facts for a log or a support ticket. Never a phone number, a name, a token or a message text. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
  /** What the other side said in its own words, for the agent who may see it (a validation rule's message). Never logged. */
  readonly said?: string | undefined;
  readonly cause?: unknown;
}

export class PhoneError extends Error {
  readonly code: ErrorCode;
  readonly retry: Retry;
  readonly details: Readonly<Record<string, string | number | boolean>>;
  readonly said: string | undefined;

  constructor(code: ErrorCode, options: PhoneErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'PhoneError';
    this.code = code;
    this.retry = options.retry ?? 'never';
    this.details = options.details ?? {};
    this.said = options.said;
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return (ERROR_CODES as readonly unknown[]).includes(value);
}

/** Anything caught, as a PhoneError; what is none of ours becomes `fallback` with the original as its cause. */
export function toPhoneError(caught: unknown, fallback: ErrorCode = 'gateway.internal'): PhoneError {
  return caught instanceof PhoneError ? caught : new PhoneError(fallback, { retry: 'later', cause: caught });
}
