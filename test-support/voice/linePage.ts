/** A page with the browser line, without a browser: it commands and is told, over the gateway's channel. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { LineEventSchema, parse } from '#call-core';
import type { LineCommand, LineEvent } from '#call-core';
import { WebSocket } from 'ws';
import type { AgentBrowser } from '../agentBrowser.ts';
import { eventually } from '../eventually.ts';

type Typed<T extends LineEvent['type']> = Extract<LineEvent, { type: T }>;

/** Everything happens on one machine. */
const PATIENCE_MS = 6000;

export interface LinePage {
  /** All that it was told, in its order. */
  readonly events: readonly LineEvent[];
  /** All that crossed the wire, both ways, as it stood there. */
  readonly frames: readonly string[];
  send(command: LineCommand): void;
  /** Waits for an event that `next` has not given before. */
  next<T extends LineEvent['type']>(type: T, is?: (event: Typed<T>) => boolean): Promise<Typed<T>>;
  /** Resolves when what was sent before has been worked off. */
  settled(): Promise<void>;
  /** What it has been told until now is not given by `next` any more. */
  forget(): void;
  /** What `next` waits for, if it is there. */
  take<T extends LineEvent['type']>(type: T, is?: (event: Typed<T>) => boolean): Typed<T> | undefined;
  /** Sends what no page would. */
  sendText(text: string): void;
  /** Resolves with the code of the end. */
  readonly closed: Promise<number>;
  /** @param how broken: without a word */
  leave(how?: 'closed' | 'broken'): void;
}

interface Options {
  readonly gatewayUrl: string;
  readonly origin: string;
  readonly agent: Pick<AgentBrowser, 'cookies' | 'user'>;
  readonly calls?: readonly string[];
}

export async function openLinePage({ gatewayUrl, origin, agent, calls = [] }: Options): Promise<LinePage> {
  const socket = new WebSocket(`${gatewayUrl.replace(/^http/, 'ws')}/api/line`, {
    headers: { cookie: agent.cookies(), origin },
  });
  const events: LineEvent[] = [];
  const frames: string[] = [];
  const taken = new Set<LineEvent>();
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve);
  });
  socket.on('message', (data: Buffer) => {
    frames.push(data.toString());
    events.push(parse(LineEventSchema, JSON.parse(data.toString()), 'gateway.internal'));
  });
  await once(socket, 'open');

  const sendText = (text: string) => {
    frames.push(text);
    socket.send(text);
  };
  const page: LinePage = {
    events,
    frames,
    closed,
    sendText,
    send: (command) => {
      sendText(JSON.stringify(command));
    },
    take(type, is = () => true) {
      const found = events.find(
        (event): event is Typed<typeof type> => isOf(event, type) && is(event) && !taken.has(event),
      );
      if (found !== undefined) taken.add(found);
      return found;
    },
    async next(type, is) {
      try {
        return await eventually(`the page is told ${type}`, () => page.take(type, is), PATIENCE_MS);
      } catch (cause) {
        const told = events.map(briefly);
        throw new Error(`The page is not told ${type}, but: ${told.join(', ')}`, { cause });
      }
    },
    async settled() {
      const callId = randomUUID();
      page.send({ type: 'hangUp', callId });
      await page.next('refused', (event) => event.callId === callId);
    },
    forget() {
      for (const event of events) taken.add(event);
    },
    leave(how = 'closed') {
      if (how === 'broken') socket.terminate();
      else socket.close();
    },
  };
  page.send({ type: 'hello', salesforceUserId: agent.user.salesforceId, calls: [...calls] });
  return page;
}

/** Its kind, and why. */
function briefly(event: LineEvent): string {
  const why = event.type === 'ended' ? [event.ending, event.sipCode] : 'code' in event ? [event.code] : [];
  return [event.type, ...why].join(' ');
}

function isOf<T extends LineEvent['type']>(event: LineEvent, type: T): event is Typed<T> {
  return event.type === type;
}
