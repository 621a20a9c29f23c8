/** Sends webhooks as Zoom does, for tests that need them in an order and a number that Zoom itself would not choose. */
import { createHmac } from 'node:crypto';
import { WEBHOOK_SECRET } from '../scripts/workbench/parties.ts';

export interface SendOptions {
  readonly secret?: string;
  /** Seconds since 1970. */
  readonly timestamp?: number;
  readonly signature?: string;
}

export async function sendWebhook(
  gatewayUrl: string,
  body: string | object,
  options: SendOptions = {},
): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
  const signature =
    options.signature ??
    `v0=${createHmac('sha256', options.secret ?? WEBHOOK_SECRET)
      .update(`v0:${timestamp}:${text}`)
      .digest('hex')}`;
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
