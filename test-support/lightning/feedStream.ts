/** The gateway's end of a live feed: what the test says arrives at the widget as a body that does not end. */
import type { FeedMessage } from 'c/zoomCallCore';
import type { SentRequest } from './network.ts';

export interface FeedStream {
  /** The revision from which the widget wanted to go on. */
  readonly after: string | null;
  readonly answer: Response;
  /** A message, as the gateway writes it. */
  say(message: FeedMessage): void;
  /** Bytes as they come over the network, wherever they were split. */
  write(bytes: string | Uint8Array): void;
  /** The gateway ends the feed. */
  end(): void;
  /** The connection breaks. */
  break(): void;
  /** The widget has given up this connection. */
  readonly isGivenUp: boolean;
}

export function openFeedStream({ url, signal }: SentRequest): FeedStream {
  const encoder = new TextEncoder();
  let pipe: ReadableStreamDefaultController<Uint8Array> | null = null;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      pipe = controller;
    },
  });
  signal?.addEventListener('abort', () => pipe?.error(new DOMException('Given up.', 'AbortError')));

  function write(bytes: string | Uint8Array): void {
    if (!signal?.aborted) pipe?.enqueue(typeof bytes === 'string' ? encoder.encode(bytes) : bytes);
  }

  return {
    after: url.searchParams.get('after'),
    answer: new Response(body),
    say(message) {
      write(`${JSON.stringify(message)}\n`);
    },
    write,
    end() {
      pipe?.close();
    },
    break() {
      pipe?.error(new TypeError('network error'));
    },
    get isGivenUp() {
      return signal?.aborted ?? false;
    },
  };
}
