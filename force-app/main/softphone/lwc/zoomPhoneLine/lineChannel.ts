/** The channel of the browser line: a WebSocket to the gateway that is there again by itself when it has broken. */
import { LINE_BEAT_MS, LineCommandSchema, LineEventSchema, parse, parseOrNull } from 'c/zoomCallCore';
import type { LineCommand, LineEvent } from 'c/zoomCallCore';

export interface LineChannel {
  /**
   * @returns whether it went out
   * @throws PhoneError request.invalid for what is no command: the gateway would end the channel
   */
  send(command: LineCommand): boolean;
  /**
   * Connects at once if the connection is broken: the page wakes up.
   * @param isNewNetwork what was open over the network before is not to be trusted
   */
  wake(isNewNetwork: boolean): void;
  stop(): void;
}

/** What is used of a `WebSocket`. */
export interface LineSocket {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: Event) => void): void;
  send(text: string): void;
  close(): void;
}

interface Deps {
  readonly url: string;
  readonly openSocket: (url: string) => LineSocket;
  readonly now: () => number;
  /** What is said first on each connection. */
  readonly hello: () => LineCommand;
  readonly onEvent: (event: LineEvent) => void;
  /**
   * The connection broke or could not be made, and is tried again.
   * @param wasHeard the gateway had said something on it
   */
  readonly onBroken: (wasHeard: boolean) => void;
}

const FIRST_WAIT_MS = 300;
/** The gateway keeps the calls of a page that is away for 20 seconds. */
const LONGEST_WAIT_MS = 5000;

export function createLineChannel(deps: Deps): LineChannel {
  const { url, openSocket, now, hello, onEvent, onBroken } = deps;
  let socket: LineSocket | null = null;
  let wasHeard = false;
  let lastSign = 0;
  let wait = FIRST_WAIT_MS;
  let again: ReturnType<typeof setTimeout> | undefined;
  const watch = setInterval(() => {
    if (isSilentFor(2)) breakOff();
  }, LINE_BEAT_MS);

  function isSilentFor(beats: number): boolean {
    return socket !== null && now() - lastSign > beats * LINE_BEAT_MS;
  }

  function connect(): void {
    clearTimeout(again);
    if (socket !== null) return;
    const mine = openSocket(url);
    socket = mine;
    wasHeard = false;
    lastSign = now();
    // What a connection still says that was given up does not count.
    const listen = (type: 'open' | 'message' | 'close', listener: (data: unknown) => void) => {
      mine.addEventListener(type, (event) => {
        if (socket === mine) listener('data' in event ? event.data : null);
      });
    };
    listen('open', () => {
      send(hello());
    });
    listen('message', hear);
    listen('close', breakOff);
  }

  function hear(data: unknown): void {
    lastSign = now();
    wasHeard = true;
    const event = readEvent(data);
    if (event === null) return;
    if (event.type === 'welcome') wait = FIRST_WAIT_MS;
    // Somebody else has the line: to come again at once would take it back.
    if (event.type === 'taken') drop();
    onEvent(event);
  }

  function drop(): void {
    const old = socket;
    socket = null;
    old?.close();
  }

  function breakOff(): void {
    drop();
    again = setTimeout(connect, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    onBroken(wasHeard);
  }

  function send(command: LineCommand): boolean {
    const text = JSON.stringify(parse(LineCommandSchema, command, 'request.invalid'));
    if (socket?.readyState !== WebSocket.OPEN) return false;
    socket.send(text);
    return true;
  }

  connect();
  return {
    send,
    wake(isNewNetwork) {
      wait = FIRST_WAIT_MS;
      // A connection that slept with the page looks open and may be dead.
      if (isNewNetwork || isSilentFor(1.5)) breakOff();
      connect();
    },
    stop() {
      clearInterval(watch);
      drop();
      clearTimeout(again);
    },
  };
}

function readEvent(data: unknown): LineEvent | null {
  try {
    return typeof data === 'string' ? parseOrNull(LineEventSchema, JSON.parse(data)) : null;
  } catch {
    return null;
  }
}
