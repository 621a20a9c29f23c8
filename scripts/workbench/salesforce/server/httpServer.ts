/** Listens, reads requests, applies the faults that are ordered, answers. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { FAULT_OAUTH_ERRORS } from './faultErrors.ts';
import { faultError } from './faults.ts';
import type { FaultEffect, FaultSource } from './faults.ts';
import type { RequestEntry, RequestRecorder } from './requestLog.ts';

export interface HttpReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface HttpServer {
  readonly port: number;
  /** Stops listening and breaks what is open: connection refused until `up`. */
  down(): Promise<void>;
  /** Listens on the same port again. */
  up(): Promise<void>;
}

interface Deps {
  readonly port: number;
  /** `localhost` keeps the server to this computer. */
  readonly host: string;
  readonly faults: FaultSource;
  readonly requests: RequestRecorder;
  /** Opens the log entry of a request, before anything is done. */
  readonly open: (request: WireRequest) => RequestEntry;
  readonly answer: (request: WireRequest) => HttpReply | Promise<HttpReply>;
  /** Ends the token that the request carries. */
  readonly expireToken: (request: WireRequest) => void;
}

/** Larger than any request that Salesforce takes. */
const LARGEST_BODY = 8 * 1024 * 1024;

export async function startHttpServer(deps: Deps): Promise<HttpServer> {
  let server: Server | null = await listen(deps, deps.port);
  const { port } = addressOf(server);
  return {
    port,
    down: async () => {
      const stopping = server;
      server = null;
      if (stopping === null) return;
      const closed = new Promise((resolve) => stopping.close(resolve));
      stopping.closeAllConnections();
      await closed;
    },
    up: async () => {
      server ??= await listen(deps, port);
    },
  };
}

function listen(deps: Deps, port: number): Promise<Server> {
  const server = createServer((message, response) => {
    void handle(deps, message, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, deps.host, () => {
      resolve(server);
    });
  });
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port');
  return address;
}

async function handle(deps: Deps, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await readRequest(message);
  if (request === null) {
    message.socket.destroy();
    return;
  }
  const entry = deps.open(request);
  const reply = await replyWithFaults(deps, request, entry);
  deps.requests.finish(entry, reply === 'drop' || 'hangsUntil' in reply ? null : reply.status);
  if (reply !== 'drop' && 'hangsUntil' in reply) await reply.hangsUntil;
  if (reply === 'drop' || 'hangsUntil' in reply) {
    message.socket.destroy();
    return;
  }
  response.writeHead(reply.status, { ...reply.headers });
  response.end(reply.body);
}

async function readRequest(message: IncomingMessage): Promise<WireRequest | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of message) {
      const buffer = Buffer.from(chunk as Uint8Array);
      size += buffer.length;
      if (size > LARGEST_BODY) return null;
      chunks.push(buffer);
    }
    return {
      method: message.method ?? 'GET',
      // Clients that keep an instance url with a slash at its end send two.
      url: new URL(`http://local/${(message.url ?? '').replace(/^\/+/, '')}`),
      headers: plainHeaders(message),
      body: Buffer.concat(chunks).toString(),
    };
  } catch {
    return null;
  }
}

function plainHeaders(message: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

interface Hanging {
  readonly hangsUntil: Promise<void>;
}

async function replyWithFaults(
  { faults, answer, expireToken }: Deps,
  request: WireRequest,
  entry: RequestEntry,
): Promise<HttpReply | 'drop' | Hanging> {
  const taken = faults.takeForRequest(entry);
  const effects = taken.map(({ effect }) => effect);
  for (const { effect, takenBack } of taken) {
    if (effect.kind === 'delay') await wait(effect.ms);
    if (effect.kind === 'hang') return { hangsUntil: takenBack };
    if (effect.kind === 'drop' && effect.when === 'before') return 'drop';
    if (effect.kind === 'expireToken') expireToken(request);
  }
  const instead = effects.map(replyInstead).find((reply) => reply !== null);
  if (instead !== undefined) return instead;
  const reply = await answer(request);
  return effects.some((effect) => effect.kind === 'drop') ? 'drop' : reply;
}

function replyInstead(effect: FaultEffect): HttpReply | null {
  switch (effect.kind) {
    case 'error': {
      const error = faultError(effect.code, effect.message);
      return jsonReply(error.status, [error.body]);
    }
    case 'oauthError':
      return jsonReply(400, { error: effect.error, error_description: FAULT_OAUTH_ERRORS[effect.error] });
    case 'status':
      return {
        status: effect.status,
        headers: { 'Content-Type': 'text/html' },
        body: '<html><body>Error</body></html>',
      };
    case 'multipleChoices':
      return jsonReply(300, [
        '/services/data/v67.0/sobjects/Task/00T5g000000000AAAA',
        '/services/data/v67.0/sobjects/Task/00T5g000000000BAAQ',
      ]);
    case 'delay':
    case 'hang':
    case 'drop':
    case 'expireToken':
      return null;
  }
}

export function jsonReply(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const type = text === undefined ? {} : { 'Content-Type': 'application/json;charset=UTF-8' };
  return { status, headers: { ...type, ...headers }, ...(text === undefined ? {} : { body: text }) };
}
