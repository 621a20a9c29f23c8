/** What pages of other sites make a browser send here is refused before anything is looked for. */
import { PhoneError, WIDGET_HEADER } from '#call-core';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a browser may ask this for (`Sec-Fetch-Dest`), where that is not a fetch alone. */
    destinations?: readonly string[];
  }
}

/** As a browser names a fetch. No address of ours is for a window, a frame or a script. */
const BY_FETCH = 'empty';
/** For what a player plays. */
export const FOR_PLAYERS = { destinations: [BY_FETCH, 'audio', 'video'] } as const;
/** For a channel; Node's own WebSocket says nothing. */
export const FOR_CHANNELS = { destinations: [BY_FETCH, 'websocket'] } as const;

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
  const { destinations = [BY_FETCH] } = routeOptions.config;
  const isAsked = destinations.includes(destination);
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
