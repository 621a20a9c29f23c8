/** How Zoom signs (page "Using webhooks", section "Verify with Zoom's header"). */
import { createHmac } from 'node:crypto';

/** @param timestamp seconds since 1970, as the header `x-zm-request-timestamp` says it */
export function signatureOf(secretToken: string, timestamp: string, body: string): string {
  return `v0=${hmac(secretToken, `v0:${timestamp}:${body}`)}`;
}

/** The answer that Zoom expects to its URL validation. */
export function encryptedToken(secretToken: string, plainToken: string): string {
  return hmac(secretToken, plainToken);
}

function hmac(key: string, message: string): string {
  return createHmac('sha256', key).update(message).digest('hex');
}
