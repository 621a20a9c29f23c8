import { createHash, timingSafeEqual } from 'node:crypto';
import { PhoneError } from '#call-core';
import type { FastifyRequest } from 'fastify';
import type { Secret } from '../secret.ts';

/** @throws PhoneError request.notFound where no key is configured, request.forbidden for a wrong one */
export function requireKey({ headers }: FastifyRequest, key: Secret | undefined): void {
  if (key === undefined) throw new PhoneError('request.notFound');
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  // Hashes are of one length, so that the comparison tells nothing of the key's.
  const hash = (text: string) => createHash('sha256').update(text).digest();
  if (!timingSafeEqual(hash(given), hash(key.reveal()))) throw new PhoneError('request.forbidden');
}
