/** A request from the wire to its resource and back. */
import type { MetadataApi } from '../metadataApi/metadataApi.ts';
import { sessionIdOf } from '../metadataApi/soap.ts';
import type { OAuthDeps } from '../oauth/oauthServer.ts';
import type { Session } from '../oauth/signIns.ts';
import { bearerToken } from '../oauth/identity.ts';
import { answerWeb } from '../oauth/webPages.ts';
import type { Reply } from '../rest/apiRequest.ts';
import { errorReply } from '../rest/apiRequest.ts';
import type { Org } from '../rest/apiRequest.ts';
import { versions } from '../rest/orgResources.ts';
import { answer } from '../rest/router.ts';
import { ApiError, invalidSession, jsonProblem } from '../rules/apiError.ts';
import { jsonReply } from './httpServer.ts';
import type { HttpReply, WireRequest } from './httpServer.ts';
import { objectsOf } from './requestObjects.ts';
import type { RequestEntry, RequestKind, RequestRecorder } from './requestLog.ts';

interface Deps {
  readonly org: Org;
  readonly oauth: OAuthDeps;
  readonly requests: RequestRecorder;
  readonly metadataApi: MetadataApi;
}

const SOAP = '/services/Soap/';

export function openEntry(
  { org, oauth, requests }: Omit<Deps, 'metadataApi'>,
  request: WireRequest,
): RequestEntry {
  const path = request.url.pathname + request.url.search;
  const kind = kindOf(request.url.pathname);
  const isApi = kind === 'api' || kind === 'ui';
  const session = isApi ? sessionOf(oauth, request) : null;
  return requests.start({
    time: org.clock(),
    method: request.method,
    path,
    kind,
    objects: isApi ? objectsOf(org.schema, path, tryParse(request.body)) : [],
    userId: session?.userId ?? null,
    clientId: session?.clientId ?? null,
  });
}

/** The session of the token in the header; an API takes no cookies and no tokens in the address. */
function sessionOf({ signIns }: OAuthDeps, { headers, url, body }: WireRequest): Session | null {
  if (url.pathname.startsWith(SOAP)) return signIns.find(sessionIdOf(body));
  const none = new URLSearchParams();
  return signIns.find(bearerToken({ headers, query: none, form: none }) ?? '');
}

function kindOf(path: string): RequestKind {
  if (/^\/services\/data\/v[\d.]+\/ui-api\//.test(path)) return 'ui';
  if (path.startsWith('/services/data') || path.startsWith(SOAP)) return 'api';
  return /^\/(?:services\/oauth2|id|\.well-known)\//.test(path) ? 'oauth' : 'page';
}

export function answerHttp(deps: Deps, request: WireRequest): HttpReply | Promise<HttpReply> {
  if (request.url.pathname.startsWith(SOAP)) return deps.metadataApi.answer(request);
  if (!request.url.pathname.startsWith('/services/data')) return answerWeb(deps.oauth, toWebRequest(request));
  const reply = answerApi(deps, request);
  const { used, allowed } = deps.org.usage();
  return jsonReply(reply.status, reply.body, {
    'Sforce-Limit-Info': `api-usage=${used}/${allowed}`,
    ...reply.headers,
  });
}

function toWebRequest({ method, url, headers, body }: WireRequest) {
  return { method, path: url.pathname, query: url.searchParams, form: new URLSearchParams(body), headers };
}

function answerApi({ org, oauth }: Deps, request: WireRequest): Reply {
  const [, , , versionSegment, ...segments] = request.url.pathname.replace(/\/$/, '').split('/');
  if (versionSegment === undefined) return versions();
  try {
    const session = sessionOf(oauth, request);
    if (session === null) throw invalidSession();
    if (!session.scopes.includes('api'))
      throw new ApiError(403, 'FORBIDDEN', 'You have not granted the scope api');
    return answer(org, {
      method: request.method === 'HEAD' ? 'GET' : request.method,
      segments,
      query: request.url.searchParams,
      body: parseBody(request),
      version: /^v(\d+\.\d)$/.exec(versionSegment)?.[1] ?? '',
      headers: request.headers,
      access: org.accessFor(session.userId),
    });
  } catch (error) {
    return errorReply(error);
  }
}

function parseBody({ headers, body }: WireRequest): unknown {
  if (body.trim() === '') return undefined;
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    throw new ApiError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Content type not supported: send application/json');
  }
  const parsed = tryParse(body);
  if (parsed === undefined) throw jsonProblem('Unexpected character at [line:1, column:1]');
  return parsed;
}

/** Undefined for what is no JSON. */
function tryParse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
