/** Sends webhooks as Zoom does, for tests that need them in an order and a number that Zoom itself would not choose. */
import { createHmac } from 'node:crypto';
import { WEBHOOK_SECRET } from '../scripts/workbench/parties.ts';

export interface SendOptions {
  readonly secret?: string;
  /** Seconds since 1970. */
  readonly timestamp?: number;
  readonly signature?: string;
}

/** @param timestamp seconds since 1970 */
export function signatureOf(timestamp: number, text: string, secret = WEBHOOK_SECRET): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${text}`).digest('hex')}`;
}

export async function sendWebhook(
  gatewayUrl: string,
  body: string | object,
  options: SendOptions = {},
): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
  const signature = options.signature ?? signatureOf(timestamp, text, options.secret);
  return fetch(`${gatewayUrl}/webhooks/zoom`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-zm-request-timestamp': String(timestamp),
      'x-zm-signature': signature,
    },
    body: text,
  });
}
