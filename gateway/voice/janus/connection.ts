/** One WebSocket to Janus: requests find their answers, everything else is told. */
import { randomUUID } from 'node:crypto';
import { PhoneError, parseOrNull } from '#call-core';
import type { Secret } from '../../secret.ts';
import { JanusMessageSchema } from './messages.ts';
import type { JanusMessage } from './messages.ts';

export interface JanusConnection {
  /**
   * @returns the first word on it: of a message to a plugin that is what the plugin says, else Janus's own answer
   * @throws PhoneError line.engineAway when there is none in time
   */
  ask(request: JanusRequest, withinMs?: number): Promise<JanusMessage>;
  close(): void;
}

export interface JanusRequest {
  readonly janus:
    | 'create'
    | 'claim'
    | 'keepalive'
    | 'attach'
    | 'detach'
    | 'destroy'
    | 'message'
    | 'trickle'
    | 'info';
  readonly session_id?: number;
  readonly handle_id?: number;
  readonly [field: string]: unknown;
}

interface Options {
  readonly url: string;
  readonly secret: Secret;
  readonly onMessage: (message: JanusMessage) => void;
  /** Once, when it was open. */
  readonly onClosed: () => void;
}

const ANSWER_WITHIN_MS = 8000;

/** @throws PhoneError line.engineAway, with `refused` where nobody is there, unlike where nothing is heard */
export async function connectToJanus({
  url,
  secret,
  onMessage,
  onClosed,
}: Options): Promise<JanusConnection> {
  const socket = new WebSocket(url, 'janus-protocol');
  const waiting = new Map<string, (message: JanusMessage) => void>();
  const gone = new Set<() => void>();

  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = typeof data === 'string' ? readMessage(data) : null;
    if (message === null) return;
    const transaction = 'transaction' in message ? message.transaction : undefined;
    const answer = transaction === undefined ? undefined : waiting.get(transaction);
    // Later events of a call carry the transaction that began it: only the first is the answer.
    if (transaction !== undefined && answer !== undefined) answer(message);
    if (message.janus !== 'success' && message.janus !== 'ack' && message.janus !== 'error')
      onMessage(message);
  });
  await opened(socket);
  socket.addEventListener('close', () => {
    for (const tell of gone) tell();
    onClosed();
  });

  return {
    ask: (request, withinMs = ANSWER_WITHIN_MS) =>
      new Promise((resolve, reject) => {
        const transaction = randomUUID();
        const isForPlugin = request.janus === 'message';
        const end = () => {
          clearTimeout(timer);
          waiting.delete(transaction);
          gone.delete(fail);
        };
        const fail = () => {
          end();
          reject(away());
        };
        const timer = setTimeout(fail, withinMs);
        gone.add(fail);
        waiting.set(transaction, (message) => {
          if (message.janus === 'ack' && isForPlugin) return;
          end();
          resolve(message);
        });
        if (socket.readyState !== WebSocket.OPEN) fail();
        else socket.send(JSON.stringify({ ...request, transaction, apisecret: secret.reveal() }));
      }),
    close() {
      socket.close();
    },
  };
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      socket.close();
      reject(away());
    }, ANSWER_WITHIN_MS);
    socket.addEventListener('open', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.addEventListener('error', () => {
      clearTimeout(timer);
      reject(new PhoneError('line.engineAway', { retry: 'later', details: { refused: true } }));
    });
  });
}

function readMessage(text: string): JanusMessage | null {
  try {
    return parseOrNull(JanusMessageSchema, JSON.parse(text));
  } catch {
    return null;
  }
}

export function away(): PhoneError {
  return new PhoneError('line.engineAway', { retry: 'later' });
}
