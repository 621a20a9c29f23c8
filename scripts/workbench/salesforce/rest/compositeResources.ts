/** `composite` and `composite/batch`: several requests in one. REST API Developer Guide: Composite, Batch. */
import { ApiError, badRequest } from '../rules/apiError.ts';
import { bodyObject, errorReply, listOf, ok } from './apiRequest.ts';
import type { ApiRequest, Org, Reply } from './apiRequest.ts';
import { withReferences } from './references.ts';

const MOST_REQUESTS = 25;
/** Of these at most so many may be queries or collections. */
const MOST_LARGE_REQUESTS = 5;

/** Answers one request; what composite requests consist of. */
export type Dispatch = (request: ApiRequest) => Reply;

interface Part {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body: unknown;
}

interface PartAnswer {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string;
}

export function composite(org: Org, request: ApiRequest, dispatch: Dispatch): Reply {
  const body = bodyObject(request.body);
  const parts = listOf(body['compositeRequest']).map(toPart);
  checkParts(parts);
  const allOrNone = body['allOrNone'] === true;
  const answers: PartAnswer[] = [];
  const runAll = () => {
    const bodies = new Map<string, unknown>();
    for (const part of parts) {
      const answer = answerPart(request, part, bodies, allOrNone, dispatch);
      answers.push(answer);
      const failed = isFailure(answer);
      if (!failed) bodies.set(part.referenceId, answer.body);
      else if (allOrNone) throw new Halted();
    }
  };
  try {
    if (allOrNone) org.database.transaction(runAll);
    else runAll();
  } catch (error) {
    if (!(error instanceof Halted)) throw error;
    return ok({ compositeResponse: parts.map((part, index) => rolledBack(part, answers[index])) });
  }
  return ok({ compositeResponse: answers });
}

/** Ends a transaction in which a part failed. */
class Halted extends Error {}

function rolledBack(part: Part, answer: PartAnswer | undefined): PartAnswer {
  if (answer !== undefined && isFailure(answer)) return answer;
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return {
    body: [{ errorCode: 'PROCESSING_HALTED', message }],
    httpHeaders: {},
    httpStatusCode: 400,
    referenceId: part.referenceId,
  };
}

/** A collection that could not save all its records fails as a whole where all or none are wanted. */
function isFailure(answer: PartAnswer): boolean {
  if (answer.httpStatusCode >= 300) return true;
  return listOf(answer.body).some(
    (each) => typeof each === 'object' && each !== null && 'success' in each && each.success === false,
  );
}

function answerPart(
  request: ApiRequest,
  part: Part,
  answers: ReadonlyMap<string, unknown>,
  allOrNone: boolean,
  dispatch: Dispatch,
): PartAnswer {
  const reply = attempt(() => {
    const url = String(withReferences(part.url, answers));
    const body = withReferences(part.body, answers);
    return dispatch({ ...subrequest(request, part.method, url, body), ...(allOrNone ? { allOrNone } : {}) });
  });
  return {
    body: reply.body ?? null,
    httpHeaders: reply.headers ?? {},
    httpStatusCode: reply.status,
    referenceId: part.referenceId,
  };
}

function attempt(work: () => Reply): Reply {
  try {
    return work();
  } catch (error) {
    return errorReply(error);
  }
}

/** @throws ApiError 400 for an address outside of the REST API */
function subrequest(request: ApiRequest, method: string, url: string, body: unknown): ApiRequest {
  const match = /^\/?(?:services\/data\/)?v(\d+\.\d)\/([^?]*)(?:\?(.*))?$/.exec(url);
  if (match === null) throw badRequest('INVALID_INPUT', `Invalid url: ${url}`);
  const [, version = request.version, path = '', query = ''] = match;
  const segments = path.split('/').filter((segment) => segment !== '');
  return {
    ...request,
    method: method.toUpperCase(),
    version,
    segments,
    query: new URLSearchParams(query),
    body,
  };
}

function toPart(value: unknown): Part {
  const { method, url, referenceId, body } = bodyObject(value);
  if (typeof method !== 'string' || typeof url !== 'string' || typeof referenceId !== 'string') {
    throw badRequest('JSON_PARSER_ERROR', 'Each subrequest needs method, url and referenceId');
  }
  if (!/^[A-Za-z]\w*$/.test(referenceId)) {
    throw badRequest(
      'INVALID_INPUT',
      `Provided referenceId '${referenceId}' must start with a letter or a number, and it can contain letters, numbers, and underscores.`,
    );
  }
  return { method, url, referenceId, body };
}

function checkParts(parts: readonly Part[]): void {
  const large = parts.filter((part) => /\/(?:query|queryAll|composite\/sobjects)\b/.test(part.url));
  if (parts.length > MOST_REQUESTS || large.length > MOST_LARGE_REQUESTS) {
    throw new ApiError(
      400,
      'LIMIT_EXCEEDED',
      `Composite requests are limited to ${MOST_REQUESTS} subrequests, ${MOST_LARGE_REQUESTS} of them queries or collections`,
    );
  }
  const ids = new Set(parts.map((part) => part.referenceId));
  if (ids.size < parts.length) throw badRequest('INVALID_INPUT', 'Duplicate referenceId provided');
}

export function batch(request: ApiRequest, dispatch: Dispatch): Reply {
  const body = bodyObject(request.body);
  const parts = listOf(body['batchRequests']).map(bodyObject);
  if (parts.length > MOST_REQUESTS)
    throw new ApiError(400, 'LIMIT_EXCEEDED', `Batch requests are limited to ${MOST_REQUESTS} subrequests`);
  const results: { statusCode: number; result: unknown }[] = [];
  let halted = false;
  for (const { method, url, richInput } of parts) {
    const reply: Reply = halted
      ? errorReply(new ApiError(412, 'BATCH_PROCESSING_HALTED', 'Batch processing halted per request'))
      : attempt(() => dispatch(subrequest(request, String(method), String(url), richInput)));
    results.push({ statusCode: reply.status, result: reply.body ?? null });
    halted ||= reply.status >= 400 && body['haltOnError'] === true;
  }
  return ok({ hasErrors: results.some((each) => each.statusCode >= 400), results });
}
