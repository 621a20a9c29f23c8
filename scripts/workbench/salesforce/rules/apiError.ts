/** Refusals as the REST API words them. REST API Developer Guide: Status Codes and Error Responses. */

/** One element of an error answer. `fields` is absent where Salesforce leaves it out. */
export interface ErrorBody {
  readonly message: string;
  readonly errorCode: string;
  readonly fields?: readonly string[];
  /** Whose duplicate a record is. SOAP API Developer Guide: DuplicateResult. */
  readonly duplicateResult?: object;
}

export class ApiError extends Error {
  readonly status: number;
  readonly errorCode: string;
  readonly fields: readonly string[] | null;
  readonly duplicateResult: object | null;

  constructor(
    status: number,
    errorCode: string,
    message: string,
    fields: readonly string[] | null = null,
    duplicateResult: object | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.errorCode = errorCode;
    this.fields = fields;
    this.duplicateResult = duplicateResult;
  }

  get body(): ErrorBody {
    const { message, errorCode, fields, duplicateResult } = this;
    return {
      ...(duplicateResult !== null && { duplicateResult }),
      message,
      errorCode,
      ...(fields !== null && { fields }),
    };
  }
}

export function notFound(message = 'The requested resource does not exist'): ApiError {
  return new ApiError(404, 'NOT_FOUND', message);
}

export function badRequest(
  errorCode: string,
  message: string,
  fields: readonly string[] | null = null,
): ApiError {
  return new ApiError(400, errorCode, message, fields);
}

/** Something that a real org does and the local Salesforce does not: said plainly, never half done. */
export function notOffered(what: string): ApiError {
  return badRequest('FUNCTIONALITY_NOT_ENABLED', `The local Salesforce does not offer ${what}`);
}

export function noSuchColumn(field: string, objectName: string): ApiError {
  return badRequest('INVALID_FIELD', `No such column '${field}' on sobject of type ${objectName}`);
}

export function invalidSession(): ApiError {
  return new ApiError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
}

export function jsonProblem(message: string): ApiError {
  return badRequest('JSON_PARSER_ERROR', message);
}
