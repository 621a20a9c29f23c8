/**
 * How often may be asked, in a minute of this gateway (ADR 36). Whoever is signed in counts for themselves, so that
 * nobody pays for others behind the same address. A cookie counts only when its session was found: with one thought up
 * for each request, they would all be new.
 */
import { PhoneError } from '#call-core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WidgetAccess } from './widgetAccess.ts';

const MINUTE_MS = 60_000;
/** Keys that are counted at a time. Whose count is the oldest is forgotten. */
const MOST_KEYS = 20_000;
/** The part of an address's requests that may begin or end a sign-in. */
const SIGN_IN_PART = 5;

export interface LimitsConfig {
  readonly agentPerMinute: number;
  /** Of those who are not signed in. */
  readonly addressPerMinute: number;
}

/** @returns takes note of a request; throws PhoneError request.tooMany, with `retry-after` in the answer */
export function createLimits(
  app: FastifyInstance,
  access: Pick<WidgetAccess, 'knownAgentId'>,
  { agentPerMinute, addressPerMinute }: LimitsConfig,
): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const common = { timeWindow: MINUTE_MS, cache: MOST_KEYS };
  const ofAgent = app.createRateLimit({
    ...common,
    max: agentPerMinute,
    keyGenerator: (request) => access.knownAgentId(request) ?? '',
  });
  const ofAddress = app.createRateLimit({ ...common, max: addressPerMinute });

  return async (request, reply) => {
    const count = access.knownAgentId(request) === null ? ofAddress : ofAgent;
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    void reply.header('retry-after', counted.ttlInSeconds);
    throw new PhoneError('request.tooMany', { retry: 'later' });
  };
}

/** For steps of the sign-in, each by address: who takes them is not known yet. */
export function signInLimit({ addressPerMinute }: Pick<LimitsConfig, 'addressPerMinute'>) {
  return {
    config: { rateLimit: { max: Math.ceil(addressPerMinute / SIGN_IN_PART), timeWindow: MINUTE_MS } },
  };
}

/** For whoever runs the gateway, by address: a key can be guessed at. */
export const ADMIN_LIMIT = { config: { rateLimit: { max: 30, timeWindow: MINUTE_MS } } };

/** For what asks Salesforce and Zoom many questions, by agent. */
export function costlyLimit(access: Pick<WidgetAccess, 'knownAgentId'>) {
  const keyGenerator = (request: FastifyRequest) => access.knownAgentId(request) ?? request.ip;
  return { config: { rateLimit: { max: 30, timeWindow: MINUTE_MS, keyGenerator } } };
}
