import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encryptedToken } from '../../webhooks/signature.ts';
import { SECRET_TOKEN } from './people.ts';
import { stopAfterTest } from './stopAfterTest.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: { readonly event: string; readonly event_ts: number; readonly payload: Payload };
}
interface Payload {
  readonly object?: Readonly<Record<string, unknown>>;
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
  /** Resolves when the next event has come. */
  readonly next: () => Promise<void>;
  /** Resolves as soon as what has come is enough. */
  readonly until: (isEnough: (names: readonly string[]) => boolean) => Promise<void>;
}

/** An app's webhook endpoint. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const validations: Received[] = [];
  const waiting: (() => void)[] = [];
  let status: number | null = 200;
  const names = () => received.map(({ event }) => event.event);
  const next = () => new Promise<void>((resolve) => waiting.push(resolve));
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const event = JSON.parse(body) as Received['event'];
      const plainToken = event.payload.plainToken;
      (plainToken === undefined ? received : validations).push({ headers: request.headers, body, event });
      for (const listener of waiting.splice(0)) listener();
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
  stopAfterTest(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );
  return {
    url: `http://127.0.0.1:${port}/webhooks/zoom`,
    received,
    validations,
    answerWith(next) {
      status = next;
    },
    names,
    next,
    async until(isEnough) {
      while (!isEnough(names())) await next();
    },
  };
}
