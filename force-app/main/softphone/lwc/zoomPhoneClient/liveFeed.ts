/** The live feed: keeps a connection to the gateway and hands on what it says, from the last revision seen. */
import { FEED_BEAT_MS, FeedMessageSchema, parseOrNull, toPhoneError } from 'c/zoomCallCore';
import type { FeedMessage, PhoneError } from 'c/zoomCallCore';
import type { GatewayHttp } from './gatewayHttp.ts';

export interface LiveFeed {
  /** Connects at once if the connection is broken: the network is back, the page wakes up. */
  wake(): void;
  stop(): void;
}

export interface FeedListener {
  onMessage(message: FeedMessage): void;
  /** The connection broke or could not be made. It is tried again, unless the session is over. */
  onBroken(error: PhoneError): void;
}

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 10_000;

export function openLiveFeed(http: GatewayHttp, listener: FeedListener): LiveFeed {
  let revision = 0;
  let wait = FIRST_WAIT_MS;
  const stop = new AbortController();
  let connection: AbortController | null = null;
  let lastSign = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = setInterval(() => {
    if (connection && Date.now() - lastSign > 2.5 * FEED_BEAT_MS) connection.abort();
  }, FEED_BEAT_MS / 2);

  function isStopped(): boolean {
    return stop.signal.aborted;
  }

  function receive(line: string): void {
    const message = line === '' ? null : parseOrNull(FeedMessageSchema, parseJson(line));
    if (message === null) return;
    if (message.type === 'entry') revision = Math.max(revision, message.entry.revision);
    if (message.type === 'ready') wait = FIRST_WAIT_MS;
    listener.onMessage(message);
  }

  async function read(answer: Response): Promise<void> {
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const part = await reader?.read();
      lastSign = Date.now();
      if (!part || part.done) return;
      const lines = (rest + part.value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) receive(line);
    }
  }

  async function connect(): Promise<void> {
    if (isStopped() || connection) return;
    clearTimeout(timer);
    const mine = new AbortController();
    connection = mine;
    lastSign = Date.now();
    let error: PhoneError;
    try {
      await read(await http.send('GET', `/api/feed?after=${revision}`, undefined, mine.signal));
      error = toPhoneError(undefined, 'gateway.unreachable');
    } catch (caught) {
      error = toPhoneError(caught, 'gateway.unreachable');
    }
    connection = null;
    if (isStopped()) return;
    listener.onBroken(error);
    if (error.retry === 'afterSignIn') return;
    timer = setTimeout(() => void connect(), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  void connect();
  return {
    wake() {
      wait = FIRST_WAIT_MS;
      // A connection that slept with the page looks open and may be dead.
      if (connection && Date.now() - lastSign > 1.5 * FEED_BEAT_MS) connection.abort();
      void connect();
    },
    stop() {
      stop.abort();
      clearTimeout(timer);
      clearInterval(watch);
      connection?.abort();
    },
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
