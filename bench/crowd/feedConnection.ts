/** One live feed as a widget holds it, without a widget. */
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { now } from '../clock.ts';

export interface FeedConnection {
  /** Resolves with the moment at which a line comes that has this text, in milliseconds. */
  lineWith(text: string, withinMs?: number): Promise<number>;
  close(): void;
}

/** A connection for each, like browsers. */
const SOCKETS = new Agent({ keepAlive: false, maxSockets: Infinity });
const TIMEOUT_MS = 30_000;

/** Resolves when the gateway has told all. @param token of the agent's session */
export async function connectFeed(
  gatewayUrl: string,
  origin: string,
  token: string,
): Promise<FeedConnection> {
  const headers = { cookie: `__Host-zoom-phone=${token}`, origin };
  const sending = request(`${gatewayUrl}/api/feed?after=0`, { agent: SOCKETS, headers });
  sending.end();
  const [answer] = (await once(sending, 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`The feed answered ${String(answer.statusCode)}`);
  const waiting = new Map<string, (at: number) => void>();
  let rest = '';
  answer.setEncoding('utf8').on('data', (part: string) => {
    const at = now();
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const [text, tell] of waiting) {
      if (!lines.some((line) => line.includes(text))) continue;
      waiting.delete(text);
      tell(at);
    }
  });
  const lineWith = (text: string, withinMs = TIMEOUT_MS): Promise<number> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`No line with ${text}`));
      }, withinMs);
      waiting.set(text, (at) => {
        clearTimeout(timer);
        resolve(at);
      });
    });
  await lineWith('"ready"');
  return { lineWith, close: () => sending.destroy() };
}
