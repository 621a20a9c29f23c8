/** The addresses of sign-in: what they get, and what each of them needs. */
import type { Access } from '../rules/access.ts';
import type { Row } from '../store/recordStore.ts';
import type { ExternalClientApp } from './apps.ts';
import type { AuthorizationCodes } from './authorizationCodes.ts';
import type { Approvals } from './approvals.ts';
import type { IdTokens } from './idTokens.ts';
import type { SignIns } from './signIns.ts';

export interface OAuthDeps {
  readonly apps: readonly ExternalClientApp[];
  readonly signIns: SignIns;
  readonly codes: AuthorizationCodes;
  readonly approvals: Approvals;
  readonly idTokens: IdTokens;
  readonly clock: () => number;
  /** 18 characters. */
  readonly orgId: string;
  /** For example `http://localhost:8701`. */
  readonly baseUrl: () => string;
  user(userId: string): Row | undefined;
  /** People who may sign in on the login page. */
  users(): readonly Row[];
  accessFor(userId: string): Access;
}

export interface WebRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Fields of a form; empty without one. */
  readonly form: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface WebReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function json(status: number, body: unknown): WebReply {
  return {
    status,
    headers: {
      'Content-Type': 'application/json;charset=UTF-8',
      'Cache-Control': 'no-cache,must-revalidate,max-age=0,no-store,private',
    },
    body: JSON.stringify(body),
  };
}

/** OAuth 2.0 errors of the token endpoint. Salesforce Help: OAuth 2.0 Authorization Errors. */
export function oauthError(error: string, description: string, status = 400): WebReply {
  return json(status, { error, error_description: description });
}

export function redirect(location: string, cookie?: string): WebReply {
  return {
    status: 302,
    headers: { Location: location, ...(cookie === undefined ? {} : { 'Set-Cookie': cookie }) },
  };
}

/** The browser session of a request, by the cookie `sid`. */
export function browserUserId({ signIns }: OAuthDeps, request: WebRequest): string | null {
  const session = signIns.find(sessionCookie(request) ?? '');
  return session?.clientId === null ? session.userId : null;
}

export function sessionCookie(request: WebRequest): string | null {
  const cookies = (request.headers['cookie'] ?? '').split(';').map((each) => each.trim());
  const found = cookies.find((each) => each.startsWith('sid='));
  return found === undefined ? null : decodeURIComponent(found.slice('sid='.length));
}
