/** Errors that a test or the side panel can order, with Salesforce's status and words. */

export interface FaultError {
  readonly status: number;
  readonly message: string;
  /** Whether it refuses a whole request, or one record within it: so it also happens inside a composite request. */
  readonly level: 'request' | 'record';
}

/** REST API Developer Guide: Status Codes and Error Responses. SOAP API Developer Guide: StatusCode. */
export const FAULT_ERRORS = {
  INVALID_SESSION_ID: { status: 401, message: 'Session expired or invalid', level: 'request' },
  REQUEST_LIMIT_EXCEEDED: { status: 403, message: 'TotalRequests Limit exceeded.', level: 'request' },
  API_DISABLED_FOR_ORG: {
    status: 403,
    message: 'The REST API is not enabled for this Organization.',
    level: 'request',
  },
  API_CURRENTLY_DISABLED: {
    status: 403,
    message: 'API is currently disabled for this user.',
    level: 'request',
  },
  SERVER_UNAVAILABLE: { status: 503, message: 'Server Unavailable', level: 'request' },
  UNKNOWN_EXCEPTION: {
    status: 500,
    message:
      'An unexpected error occurred. Please include this ErrorId if you contact support: 1763800000-10001 (1001)',
    level: 'request',
  },
  MALFORMED_QUERY: { status: 400, message: "unexpected token: '<EOF>'", level: 'request' },
  UNABLE_TO_LOCK_ROW: {
    status: 400,
    message: 'unable to obtain exclusive access to this record',
    level: 'record',
  },
  DUPLICATE_VALUE: {
    status: 400,
    message: 'duplicate value found: ZoomCallId__c duplicates value on record with id: 00T5g0000000000',
    level: 'record',
  },
  DUPLICATES_DETECTED: { status: 400, message: 'Use one of these records?', level: 'record' },
  ENTITY_IS_DELETED: { status: 404, message: 'entity is deleted', level: 'record' },
  INVALID_CROSS_REFERENCE_KEY: { status: 400, message: 'invalid cross reference id', level: 'record' },
  NOT_FOUND: { status: 404, message: 'The requested resource does not exist', level: 'record' },
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: {
    status: 400,
    message: 'insufficient access rights on cross-reference id',
    level: 'record',
  },
  INSUFFICIENT_ACCESS_OR_READONLY: {
    status: 403,
    message: 'insufficient access rights on object id',
    level: 'record',
  },
  FIELD_CUSTOM_VALIDATION_EXCEPTION: { status: 400, message: 'The record breaks a rule', level: 'record' },
  REQUIRED_FIELD_MISSING: {
    status: 400,
    message: 'Required fields are missing: [Region__c]',
    level: 'record',
  },
  INVALID_FIELD: {
    status: 400,
    message: "No such column 'ZoomCallId__c' on sobject of type Task",
    level: 'record',
  },
  INVALID_FIELD_FOR_INSERT_UPDATE: {
    status: 400,
    message:
      'Unable to create/update fields: ZoomCallId__c. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
    level: 'record',
  },
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: {
    status: 400,
    message: 'Call Type: bad value for restricted picklist field: Inbound',
    level: 'record',
  },
  STRING_TOO_LONG: {
    status: 400,
    message: 'Subject: data value too large (max length=255)',
    level: 'record',
  },
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: {
    status: 400,
    message: 'TaskTrigger: execution of BeforeInsert caused by: System.NullPointerException',
    level: 'record',
  },
  STORAGE_LIMIT_EXCEEDED: { status: 400, message: 'storage limit exceeded', level: 'record' },
} as const satisfies Record<string, FaultError>;

export type FaultCode = keyof typeof FAULT_ERRORS;

/** Errors of the token endpoint. Salesforce Help: OAuth 2.0 Authorization Errors. */
export const FAULT_OAUTH_ERRORS = {
  invalid_grant: 'expired access/refresh token',
  invalid_client: 'invalid client credentials',
  inactive_user: 'user is inactive',
  invalid_app_access: 'user is not admin approved to access this app',
} as const;

export type FaultOAuthError = keyof typeof FAULT_OAUTH_ERRORS;
