/** The channel of the browser line: a WebSocket on which a page of ours commands, and is told what its line does. */
import { LINE_BEAT_MS, LineCommandSchema, PhoneError, parse, toPhoneError } from '#call-core';
import type { LineCommand, LineEvent } from '#call-core';
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { Agent } from '../calls/ports.ts';
import type { Log } from '../logging.ts';
import type { BrowserLines, PageLine } from '../voice/browserLines.ts';
import { FOR_CHANNELS } from './otherSites.ts';
import type { WidgetAccess } from './widgetAccess.ts';

export interface BrowserLineRouteDeps {
  readonly access: WidgetAccess;
  readonly lines: BrowserLines;
  readonly log: Log;
}

export interface LineChannels {
  /** Ends every channel; pages connect again, to a gateway that runs. */
  closeAll(): void;
}

/** Of RFC 6455. */
const GOING_AWAY = 1001;
const POLICY = 1008;

/** Sent and not yet done. Nobody clicks so much. */
const MOST_WAITING = 50;
/** Sent and not yet taken: the receiver is gone. */
const MOST_BUFFERED_BYTES = 1_048_576;

export function browserLineRoute(
  app: FastifyInstance,
  { access, lines, log }: BrowserLineRouteDeps,
): LineChannels {
  const sockets = new Set<WebSocket>();

  app.get(
    '/api/line',
    {
      websocket: true,
      config: FOR_CHANNELS,
      // Before there is a WebSocket: a refusal is an answer as any other. Browsers always name the page's origin here.
      preValidation: async (request) => {
        access.requireOwnOrigin(request);
        await access.agentOf(request);
      },
    },
    (socket, request) => {
      sockets.add(socket);
      let pageLine: PageLine | null = null;
      let waiting = 0;
      let work: Promise<void> = Promise.resolve();

      const tell = (event: LineEvent) => {
        if (socket.readyState !== socket.OPEN) return;
        if (socket.bufferedAmount > MOST_BUFFERED_BYTES) socket.terminate();
        else socket.send(JSON.stringify(event));
      };
      const beat = setInterval(() => void stillThere(), LINE_BEAT_MS);
      let isAlive = true;
      socket.on('pong', () => {
        isAlive = true;
      });

      async function stillThere(): Promise<void> {
        if (!isAlive) {
          socket.terminate();
          return;
        }
        isAlive = false;
        socket.ping();
        tell({ type: 'beat' });
        const isSignedIn = await access.isSignedIn(request).catch(() => true);
        if (!isSignedIn) socket.close(POLICY, 'session.missing');
      }

      async function take(command: LineCommand): Promise<void> {
        if (command.type !== 'hello') {
          if (pageLine === null) throw new PhoneError('request.invalid');
          await pageLine.carryOut(command);
          return;
        }
        if (pageLine !== null) throw new PhoneError('request.invalid');
        const who = await access.agentOf(request);
        requireUser(who, command.salesforceUserId);
        if (socket.readyState !== socket.OPEN) return;
        const page = {
          tell,
          end: () => {
            socket.close(POLICY, 'taken');
          },
        };
        pageLine = await lines.join(who, page, command.calls);
      }

      async function takeOrRefuse(text: string): Promise<void> {
        const command = read(text);
        try {
          await take(command);
        } catch (caught) {
          const error = toPhoneError(caught);
          log.info(
            { error, requestId: request.id, verb: command.type },
            'a command of the browser line was refused',
          );
          tell({
            type: 'refused',
            verb: command.type,
            callId: 'callId' in command ? command.callId : null,
            code: error.code,
          });
          if (command.type === 'hello') socket.close(POLICY, error.code);
        }
      }

      socket.on('message', (data, isBinary) => {
        waiting += 1;
        if (isBinary || waiting > MOST_WAITING) {
          socket.close(POLICY, 'request.tooMany');
          return;
        }
        // One after the other: what is asked of a call comes in an order.
        const text = Array.isArray(data)
          ? Buffer.concat(data).toString()
          : Buffer.from(data as Buffer).toString();
        work = work
          .then(() => takeOrRefuse(text))
          .catch((error: unknown) => {
            log.info({ error, requestId: request.id }, 'a message of the browser line was none');
            socket.close(POLICY, 'request.invalid');
          })
          .finally(() => {
            waiting -= 1;
          });
      });
      socket.on('close', () => {
        clearInterval(beat);
        sockets.delete(socket);
        void work.finally(() => pageLine?.left());
      });
    },
  );

  return {
    closeAll() {
      for (const socket of sockets) socket.close(GOING_AWAY, 'gateway.stopping');
    },
  };
}

/** @throws PhoneError request.invalid */
function read(text: string): LineCommand {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch (cause) {
    throw new PhoneError('request.invalid', { details: { expected: 'JSON' }, cause });
  }
  return parse(LineCommandSchema, message, 'request.invalid');
}

/** A session outlives a sign-out from Salesforce, and a browser sends no header of ours with a WebSocket. */
function requireUser(agent: Agent, salesforceUserId: string): void {
  if (agent.salesforceUserId !== salesforceUserId)
    throw new PhoneError('session.missing', { retry: 'afterSignIn' });
}
