/** Every request that came in: what the org was asked, by whom, and what it said. */

export type RequestKind = 'api' | 'ui' | 'oauth' | 'page';

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
  userId: string | null;
  /** The app; null for a browser. */
  clientId: string | null;
  /** Null until answered, and for ever where the connection broke. */
  status: number | null;
}

export type RequestListener = (entry: Readonly<RequestEntry>, moment: 'before' | 'after') => void;

export interface Requests {
  /** The latest ones, oldest first. */
  readonly all: readonly Readonly<RequestEntry>[];
  /** The number of the last request: hand it to `since` later. */
  mark(): number;
  /** The requests after a mark, of one kind if given. */
  since(mark: number, kind?: RequestKind): readonly Readonly<RequestEntry>[];
  /** @returns stops listening */
  onRequest(listener: RequestListener): () => void;
}

export interface RequestRecorder extends Requests {
  start(request: Pick<RequestEntry, 'time' | 'method' | 'path' | 'kind' | 'objects'>): RequestEntry;
  finish(entry: RequestEntry, status: number | null): void;
  /** API requests since the start. */
  readonly apiCount: number;
}

const KEPT = 20_000;

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
    since: (mark, kind) => entries.filter((each) => each.number > mark && (kind ?? each.kind) === each.kind),
    onRequest: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    start: (request) => {
      count += 1;
      if (request.kind === 'api') apiCount += 1;
      const entry = { ...request, number: count, userId: null, clientId: null, status: null };
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
