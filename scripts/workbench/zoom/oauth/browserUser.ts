/**
 * Who is signed in to Zoom in a browser. The cookie belongs to the host, and cookies do not tell ports apart: one
 * sign-in holds for the consent page and for the pad, as at Zoom.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../account.ts';
import type { ZoomUser } from '../options.ts';

/** Its value is a user id. */
export const ZOOM_USER_COOKIE = 'zoom_user';

/** The first user of the account until somebody has signed in. */
export function browserUser(account: Account, request: FastifyRequest): ZoomUser {
  return account.userOrFirst(request.cookies[ZOOM_USER_COOKIE]);
}

export function rememberUser(reply: FastifyReply, user: ZoomUser): void {
  void reply.setCookie(ZOOM_USER_COOKIE, user.id, { path: '/', httpOnly: true, sameSite: 'lax' });
}
