/** What pages of other sites make a browser send here is refused before anything is looked for. */
import { PhoneError, WIDGET_HEADER } from '#call-core';
import type { FastifyRequest } from 'fastify';

/** How our pages ask, as a browser names it (`Sec-Fetch-Dest`): by fetch; audio by its player. No address here is for a window, a frame or a script. */
const BY_FETCH = 'empty';
const BY_PLAYER = ['audio', 'video'];

/**
 * For what only our pages may ask. A request without an `Origin` may come from a player of ours, or from no page at all; it
 * still needs the session.
 * @throws PhoneError request.forbidden
 */
export function refuseOtherSites(
  { headers, method, routeOptions }: FastifyRequest,
  origins: readonly string[],
): void {
  const { origin, 'sec-fetch-dest': destination = BY_FETCH } = headers;
  const known = origin === undefined || origins.includes(origin);
  const isAsked =
    destination === BY_FETCH ||
    (BY_PLAYER.includes(destination) && routeOptions.url?.endsWith('/audio') === true);
  if (!known || !isAsked) throw new PhoneError('request.forbidden');
  if (!['GET', 'HEAD', 'OPTIONS'].includes(method)) requireOwnPage(headers, origins);
}

/** A change needs what only a page of ours can send. @throws PhoneError request.forbidden */
export function requireOwnPage(
  { origin, [WIDGET_HEADER]: mark }: FastifyRequest['headers'],
  origins: readonly string[],
): void {
  const known = origin !== undefined && origins.includes(origin);
  if (!known || mark === undefined) throw new PhoneError('request.forbidden');
}

/**
 * For the sign-in, which has a window of its own: in a frame or behind a picture a page could let it run unseen.
 * @throws PhoneError request.forbidden
 */
export function requireWindow({ headers }: FastifyRequest): void {
  const destination = headers['sec-fetch-dest'] ?? 'document';
  if (destination !== 'document') throw new PhoneError('request.forbidden');
}
