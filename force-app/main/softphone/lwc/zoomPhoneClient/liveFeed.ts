/** The live feed: keeps a connection to the gateway and hands on what it says, from the last revision seen. */
import { FEED_BEAT_MS, FeedMessageSchema, parseOrNull, toPhoneError } from 'c/zoomCallCore';
import type { FeedMessage, PhoneError } from 'c/zoomCallCore';
import type { GatewayHttp } from './gatewayHttp.ts';

export interface LiveFeed {
  /**
   * Connects at once if the connection is broken: the page wakes up.
   * @param isNewNetwork what was open over the network before is not to be trusted
   */
  wake(isNewNetwork?: boolean): void;
  stop(): void;
}

export interface FeedListener {
  onMessage(message: FeedMessage): void;
  /** The connection broke or could not be made. It is tried again, unless the session is over. */
  onBroken(error: PhoneError): void;
}

const FIRST_WAIT_MS = 300;
/** A gateway that starts anew is there again within a minute, and the agent is to see it within a second. */
const SHORT_WAIT_MS = 400;
const SHORT_FOR_MS = 60_000;
const LONGEST_WAIT_MS = 10_000;

/** @param after the last revision that is known already */
export function openLiveFeed(http: GatewayHttp, listener: FeedListener, after = 0): LiveFeed {
  let revision = after;
  let wait = FIRST_WAIT_MS;
  /** Since when there is no connection, or since when somebody waits for one. */
  let brokenAt = Date.now();
  /** The connection was given up for a new one. */
  let isReplaced = false;
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
    if (message.type === 'thread') revision = Math.max(revision, message.thread.revision);
    if (message.type === 'ready') brokenAt = Infinity;
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
    if (isReplaced) {
      isReplaced = false;
      void connect();
      return;
    }
    listener.onBroken(error);
    if (error.retry !== 'afterSignIn') connectLater(error);
  }

  function connectLater(error: PhoneError): void {
    if (brokenAt === Infinity) beginToWait();
    timer = setTimeout(() => void connect(), wait);
    const isShort = error.code === 'gateway.unreachable' && Date.now() - brokenAt < SHORT_FOR_MS;
    wait = Math.min(wait * 2, isShort ? SHORT_WAIT_MS : LONGEST_WAIT_MS);
  }

  function beginToWait(): void {
    brokenAt = Date.now();
    wait = FIRST_WAIT_MS;
  }

  void connect();
  return {
    wake(isNewNetwork = false) {
      beginToWait();
      // A connection that slept with the page looks open and may be dead.
      if (connection && (isNewNetwork || Date.now() - lastSign > 1.5 * FEED_BEAT_MS)) {
        isReplaced = true;
        connection.abort();
      }
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
