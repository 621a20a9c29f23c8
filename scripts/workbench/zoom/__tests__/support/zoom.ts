import { afterEach } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { startLocalZoom } from '../../localZoom.ts';
import type { LocalZoom, LocalZoomOptions, ZoomApp, ZoomUser } from '../../localZoom.ts';
import { encryptedToken } from '../../webhooks/signature.ts';

export const ALICE: ZoomUser = {
  id: 'DnEopNmXQEGU2uvvzjgojw',
  name: 'Alice Tanaka',
  email: 'alice@example.com',
  extension: 1002,
  numbers: ['+12058945456', '+12058945457'],
  sharedNumbers: [{ number: '+12058945400', name: 'Main line' }],
  country: 'US',
  timeZone: 'America/Los_Angeles',
  licensed: true,
  policy: { autoRecording: 'none', recordingByHand: true, choosesCallerId: true, hidesCallerId: true },
};

export const BOB: ZoomUser = {
  ...ALICE,
  id: 'z8yCxjabcdEFGHfp8uQabc',
  name: 'Bob Sato',
  email: 'bob@example.com',
  extension: 1003,
  numbers: ['+81312345678'],
  sharedNumbers: [],
  country: 'JP',
  timeZone: 'Asia/Tokyo',
  policy: { autoRecording: 'inbound', recordingByHand: true, choosesCallerId: true, hidesCallerId: false },
};

/** Has no licence. */
export const CAROL: ZoomUser = {
  ...ALICE,
  id: 'kRQpbWO5TV6E7wxEYOKFWw',
  name: 'Carol Ito',
  email: 'carol@example.com',
  extension: 1004,
  numbers: [],
  sharedNumbers: [],
  licensed: false,
};

/** A customer, outside the account. */
export const JANE = '+12092592844';

export const SECRET_TOKEN = 'test_webhook_secret_token_0123';

export const APP: ZoomApp = {
  name: 'Salesforce',
  clientId: 'client',
  clientSecret: 'secret',
  redirectUris: ['http://localhost:9/callback'],
  scopes: [
    'phone:read:user',
    'phone:read:user_setting',
    'phone:update:user_setting',
    'phone:read:call',
    'phone:read:call_log',
    'phone:read:list_call_logs',
    'phone:read:call_recording',
  ],
  webhook: null,
};

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

/** Stops by itself after the test. */
export async function startZoom(options: Partial<LocalZoomOptions> = {}): Promise<LocalZoom> {
  const zoom = await startLocalZoom({
    apiPort: 0,
    embedPort: 0,
    dataFile: null,
    app: APP,
    approvedDomains: [],
    users: [ALICE, BOB, CAROL],
    ...options,
  });
  running.push(zoom);
  return zoom;
}

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: { readonly event: string; readonly event_ts: number; readonly payload: Payload };
}
interface Payload {
  readonly object: Readonly<Record<string, unknown>>;
  readonly plainToken?: string;
}

export interface Receiver {
  readonly url: string;
  /** Everything but url validations. */
  readonly received: readonly Received[];
  readonly validations: readonly Received[];
  /** Status of the answers from now on; null: no answer. */
  answerWith(status: number | null): void;
  readonly names: () => readonly string[];
}

/** An app's webhook endpoint. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const validations: Received[] = [];
  let status: number | null = 200;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const event = JSON.parse(body) as Received['event'];
      const plainToken = event.payload.plainToken;
      (plainToken === undefined ? received : validations).push({ headers: request.headers, body, event });
      if (status === null) return;
      response.statusCode = status;
      const answer = { plainToken, encryptedToken: encryptedToken(SECRET_TOKEN, plainToken ?? '') };
      response.end(plainToken === undefined ? '' : JSON.stringify(answer));
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
  running.push({
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  });
  return {
    url: `http://127.0.0.1:${port}/webhooks/zoom`,
    received,
    validations,
    answerWith(next) {
      status = next;
    },
    names: () => received.map(({ event }) => event.event),
  };
}

/** The events of Zoom Phone that the local Zoom sends. */
export const EVENTS = [
  ...['ringing', 'answered', 'ended', 'missed', 'rejected', 'hold', 'unhold', 'mute', 'unmute'].map(
    (name) => `phone.callee_${name}`,
  ),
  ...['ringing', 'connected', 'ended', 'hold', 'unhold', 'mute', 'unmute'].map(
    (name) => `phone.caller_${name}`,
  ),
  ...['started', 'paused', 'resumed', 'stopped'].map((name) => `phone.recording_${name}`),
  ...['callee', 'caller'].flatMap((end) => [
    `phone.${end}_call_element_completed`,
    `phone.${end}_call_history_completed`,
  ]),
];

export async function startZoomWithWebhooks(options: Partial<LocalZoomOptions> = {}) {
  const receiver = await startReceiver();
  const webhook = { url: receiver.url, secretToken: SECRET_TOKEN, events: EVENTS };
  const zoom = await startZoom({ ...options, app: { ...APP, webhook } });
  await zoom.webhooks.settled();
  return { zoom, receiver };
}
