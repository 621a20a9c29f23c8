/** Every request that came in: what the org was asked, by whom, and what it said. */

export type RequestKind = 'api' | 'ui' | 'oauth' | 'page';

/** `app`: with the token of an External Client App; `browser`: with a browser session, or without a good token. */
export type RequestOrigin = 'app' | 'browser';

export interface RequestEntry {
  /** Counts from 1. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  /** `api` counts against the org's limit, `ui` (Lightning Data Service) does not. */
  readonly kind: RequestKind;
  /** API names of the objects it is about, as far as address and body tell. */
  readonly objects: readonly string[];
  /** Who asks: null without a good token. */
  readonly userId: string | null;
  /** The app; null for a browser. */
  readonly clientId: string | null;
  /** Null until answered, and for ever where the connection broke. */
  status: number | null;
}

export type RequestListener = (entry: Readonly<RequestEntry>, moment: 'before' | 'after') => void;

export interface Requests {
  /** The latest ones, oldest first. */
  readonly all: readonly Readonly<RequestEntry>[];
  /** The number of the last request: hand it to `since` later. */
  mark(): number;
  /** The requests after a mark, of one kind and one origin if given. */
  since(mark: number, kind?: RequestKind, origin?: RequestOrigin): readonly Readonly<RequestEntry>[];
  /** @returns stops listening */
  onRequest(listener: RequestListener): () => void;
}

export interface RequestRecorder extends Requests {
  start(request: Omit<RequestEntry, 'number' | 'status'>): RequestEntry;
  finish(entry: RequestEntry, status: number | null): void;
  /** API requests since the start. */
  readonly apiCount: number;
}

const KEPT = 20_000;

export function originOf(entry: Readonly<RequestEntry>): RequestOrigin {
  return entry.clientId === null ? 'browser' : 'app';
}

export function createRequestLog(): RequestRecorder {
  const entries: RequestEntry[] = [];
  const listeners = new Set<RequestListener>();
  let count = 0;
  let apiCount = 0;
  const tell = (entry: RequestEntry, moment: 'before' | 'after') => {
    for (const listener of listeners) listener(entry, moment);
  };
  return {
    all: entries,
    mark: () => count,
    since: (mark, kind, origin) =>
      entries.filter(
        (each) =>
          each.number > mark &&
          (kind ?? each.kind) === each.kind &&
          (origin ?? originOf(each)) === originOf(each),
      ),
    onRequest: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    start: (request) => {
      count += 1;
      if (request.kind === 'api') apiCount += 1;
      const entry = { ...request, number: count, status: null };
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
      tell(entry, 'before');
      return entry;
    },
    finish: (entry, status) => {
      entry.status = status;
      tell(entry, 'after');
    },
    get apiCount() {
      return apiCount;
    },
  };
}
