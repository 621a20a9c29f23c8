/** Whose browser sends a request, and from where. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sessions } from '../supervisor/sessions.ts';
import type { Controls } from './controls.ts';

const USER_COOKIE = 'workbench-user';
/** Salesforce's own. */
const SESSION_COOKIE = 'sid';

export interface SignInDeps {
  readonly controls: Pick<Controls, 'userOrFirst'>;
  readonly sessions: Sessions;
  /** Further cookies that sign the user in elsewhere on this host. */
  readonly cookiesFor: (userId: string) => readonly { readonly name: string; readonly value: string }[];
}

export function userOf(request: FastifyRequest, { controls }: Pick<SignInDeps, 'controls'>): string {
  return controls.userOrFirst(cookieOf(request, USER_COOKIE));
}

export function isSignedIn(request: FastifyRequest, userId: string, { sessions }: SignInDeps): boolean {
  return (
    cookieOf(request, USER_COOKIE) === userId && cookieOf(request, SESSION_COOKIE) === sessions.of(userId)
  );
}

/** Salesforce's and Zoom's own pages on this host find the same cookies: the user is signed in there, too. */
export function signIn(reply: FastifyReply, userId: string, { sessions, cookiesFor }: SignInDeps): void {
  const cookies = [
    { name: USER_COOKIE, value: userId },
    { name: SESSION_COOKIE, value: sessions.of(userId) },
    ...cookiesFor(userId),
  ];
  const attributes = 'Path=/; HttpOnly; SameSite=Lax';
  reply.header(
    'set-cookie',
    cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}; ${attributes}`),
  );
}

/** A page of another site could otherwise send the browser here. */
export function isOwnPage({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin';
}

function cookieOf({ headers }: FastifyRequest, name: string): string | undefined {
  const cookies = (headers.cookie ?? '').split(/;\s*/);
  const found = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
}
