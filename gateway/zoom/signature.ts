/** Zoom's signature of a webhook ("Verify webhook events", Zoom developer documentation). */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { PhoneError } from '#call-core';
import type { Secret } from '../secret.ts';

/** A delivery older or newer than this is not taken, so that a recorded one cannot be played again. */
const WINDOW_MS = 5 * 60_000;

export interface SignedDelivery {
  readonly body: Buffer;
  /** `x-zm-request-timestamp`: seconds since 1970. */
  readonly timestamp: string | undefined;
  /** `x-zm-signature`: "v0=" and 64 hexadecimal digits. */
  readonly signature: string | undefined;
}

/** @throws PhoneError webhook.badSignature, webhook.stale */
export function verifyDelivery(
  { body, timestamp = '', signature = '' }: SignedDelivery,
  secret: Secret,
  now: number,
): void {
  const expected = `v0=${hmac(secret, Buffer.concat([Buffer.from(`v0:${timestamp}:`), body]))}`;
  if (!equal(signature, expected)) throw new PhoneError('webhook.badSignature');
  const fresh = Math.abs(now - Number(timestamp) * 1000) <= WINDOW_MS;
  if (!fresh) throw new PhoneError('webhook.stale');
}

/** The answer that proves to Zoom that this address knows the secret. */
export function answerChallenge(
  plainToken: string,
  secret: Secret,
): { plainToken: string; encryptedToken: string } {
  return { plainToken, encryptedToken: hmac(secret, plainToken) };
}

function hmac(secret: Secret, data: string | Buffer): string {
  return createHmac('sha256', secret.reveal()).update(data).digest('hex');
}

function equal(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
