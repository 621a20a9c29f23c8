/**
 * Salesforce's errors as ours, by error code, never by the text (REST API Developer Guide, "Status Codes and Error
 * Responses"). What Salesforce says in words goes along for the agent; it is never logged.
 */
import { PhoneError } from '#call-core';
import type { ErrorCode, Retry } from '#call-core';
import * as v from 'valibot';

const MEANINGS: Readonly<Record<string, readonly [ErrorCode, Retry]>> = {
  INVALID_SESSION_ID: ['salesforce.signInNeeded', 'afterSignIn'],
  INVALID_AUTH_HEADER: ['salesforce.signInNeeded', 'afterSignIn'],
  REQUEST_LIMIT_EXCEEDED: ['salesforce.limitReached', 'later'],
  UNABLE_TO_LOCK_ROW: ['salesforce.rowLocked', 'later'],
  // Two savings of one log at the same moment: the next one finds the record.
  DUPLICATE_VALUE: ['salesforce.rowLocked', 'later'],
  SERVER_UNAVAILABLE: ['salesforce.unavailable', 'later'],
  UNKNOWN_EXCEPTION: ['salesforce.unavailable', 'later'],
  QUERY_TIMEOUT: ['salesforce.unavailable', 'later'],
  ENTITY_IS_DELETED: ['salesforce.recordGone', 'askAgent'],
  INVALID_CROSS_REFERENCE_KEY: ['salesforce.recordGone', 'askAgent'],
  CANNOT_UPDATE_CONVERTED_LEAD: ['salesforce.recordGone', 'askAgent'],
  NOT_FOUND: ['salesforce.recordGone', 'askAgent'],
  INSUFFICIENT_ACCESS_OR_READONLY: ['salesforce.noAccess', 'askAgent'],
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: ['salesforce.noAccess', 'askAgent'],
  API_DISABLED_FOR_ORG: ['salesforce.noAccess', 'askAgent'],
  API_CURRENTLY_DISABLED: ['salesforce.noAccess', 'askAgent'],
  FIELD_CUSTOM_VALIDATION_EXCEPTION: ['salesforce.validation', 'askAgent'],
  FIELD_FILTER_VALIDATION_EXCEPTION: ['salesforce.validation', 'askAgent'],
  REQUIRED_FIELD_MISSING: ['salesforce.validation', 'askAgent'],
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: ['salesforce.validation', 'askAgent'],
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: ['salesforce.validation', 'askAgent'],
  STRING_TOO_LONG: ['salesforce.validation', 'askAgent'],
  INVALID_EMAIL_ADDRESS: ['salesforce.validation', 'askAgent'],
  NUMBER_OUTSIDE_VALID_RANGE: ['salesforce.validation', 'askAgent'],
  INVALID_FIELD: ['salesforce.fieldNotWritable', 'askAgent'],
  INVALID_FIELD_FOR_INSERT_UPDATE: ['salesforce.fieldNotWritable', 'askAgent'],
  INVALID_TYPE: ['salesforce.fieldNotWritable', 'askAgent'],
  STORAGE_LIMIT_EXCEEDED: ['salesforce.storageFull', 'askAgent'],
};

/** One error of a REST answer. */
export const ApiErrorSchema = v.object({
  errorCode: v.string(),
  message: v.optional(v.string(), ''),
  fields: v.optional(v.nullable(v.array(v.string()))),
});
export type ApiError = v.InferOutput<typeof ApiErrorSchema>;

const ErrorsSchema = v.array(ApiErrorSchema);
/** jsforce makes this of an answer that carries no code of Salesforce's. */
const HTTP_STATUS = /^ERROR_HTTP_(\d+)$/;

/** Anything that jsforce throws. */
export function toSalesforceError(caught: unknown): PhoneError {
  if (caught instanceof PhoneError) return caught;
  const thrown = v.safeParse(
    v.object({ errorCode: v.string(), message: v.string(), data: v.optional(v.unknown()) }),
    caught,
  );
  if (!thrown.success) return new PhoneError('salesforce.unavailable', { retry: 'later', cause: caught });
  const told = v.safeParse(ErrorsSchema, [thrown.output.data].flat());
  const [first] = told.success ? told.output : [];
  return errorOf(first ?? thrown.output, caught);
}

export function errorOf(
  error: Pick<ApiError, 'errorCode' | 'message'> & { fields?: ApiError['fields'] },
  cause?: unknown,
): PhoneError {
  const [code, retry] = meaningOf(error.errorCode);
  const fields = error.fields?.join(',') ?? '';
  return new PhoneError(code, {
    retry,
    said: error.message,
    details: { salesforceCode: error.errorCode, ...(fields !== '' && { fields }) },
    cause,
  });
}

function meaningOf(errorCode: string): readonly [ErrorCode, Retry] {
  const known = Object.hasOwn(MEANINGS, errorCode) ? MEANINGS[errorCode] : undefined;
  return known ?? byStatus(errorCode);
}

function byStatus(errorCode: string): readonly [ErrorCode, Retry] {
  const status = Number(HTTP_STATUS.exec(errorCode)?.[1] ?? 0);
  if (status === 401) return ['salesforce.signInNeeded', 'afterSignIn'];
  if (status === 404) return ['salesforce.recordGone', 'askAgent'];
  if (status >= 500 || status === 429) return ['salesforce.unavailable', 'later'];
  return ['salesforce.refused', 'askAgent'];
}
