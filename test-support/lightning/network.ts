/** The network between widget and gateway: each request arrives here, and the test says what comes back. */
import './browserApis.ts';

export interface SentRequest {
  readonly method: string;
  readonly url: URL;
  /** "PUT /api/consent": method and path, without the query. */
  readonly what: string;
  readonly headers: Headers;
  readonly credentials: RequestCredentials | undefined;
  /** Read from JSON; undefined where nothing was sent. */
  readonly body: unknown;
  readonly signal: AbortSignal | null;
}

/** How the other side answers; rejecting is a network that is down. */
export type Answer = (request: SentRequest) => Response | Promise<Response>;

export interface Network {
  /** Everything that was sent, in order. */
  readonly requests: readonly SentRequest[];
  /** What was sent, in words: "PUT /api/consent". */
  readonly log: () => string[];
  /** From now on requests are answered so. */
  readonly answer: (how: Answer) => void;
}

/** Stands in for `fetch` until the next network is connected. */
export function connectNetwork(first: Answer = noContent): Network {
  const requests: SentRequest[] = [];
  let current = first;
  const fetch = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const request = toRequest(address, init);
    requests.push(request);
    return await Promise.race([Promise.resolve().then(() => current(request)), abortOf(request.signal)]);
  };
  Object.defineProperty(globalThis, 'fetch', { value: fetch, configurable: true, writable: true });
  return {
    requests,
    log: () => requests.map(({ what }) => what),
    answer(how) {
      current = how;
    },
  };
}

export function noContent(): Response {
  return new Response(null, { status: 204 });
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

/** The gateway's own refusal. */
export function refusal(code: string, status: number, said?: string): Response {
  return json({ error: { code, ...(said !== undefined && { said }), requestId: 'r-1' } }, status);
}

/** An answer of something in between, as a proxy gives it. */
export function htmlPage(status: number): Response {
  return new Response('<html><body>Not here</body></html>', {
    status,
    headers: { 'content-type': 'text/html' },
  });
}

/** No network at all. */
export function offline(): Promise<never> {
  return Promise.reject(new TypeError('Failed to fetch'));
}

/** The other side takes the request and never says a word. */
export function silence(): Promise<never> {
  return new Promise(() => undefined);
}

function toRequest(address: string, init: RequestInit): SentRequest {
  const url = new URL(address);
  const method = init.method ?? 'GET';
  return {
    method,
    url,
    what: `${method} ${url.pathname}`,
    headers: new Headers(init.headers),
    credentials: init.credentials,
    body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    signal: init.signal ?? null,
  };
}

function abortOf(signal: AbortSignal | null): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new DOMException('The request was given up.', 'AbortError'));
    });
  });
}
