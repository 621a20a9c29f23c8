/** What the local Zoom was asked, for tests and the workbench. */
export interface ZoomRequest {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** Null where a fault left it without an answer. */
  readonly status: number | null;
  /** Whose access token it carried. */
  readonly userId: string | null;
}

export interface Requests {
  /** The latest 5,000, oldest first. */
  readonly list: readonly ZoomRequest[];
  readonly add: (request: ZoomRequest) => void;
  readonly reset: () => void;
}

const KEPT = 5000;

export function createRequests(): Requests {
  const list: ZoomRequest[] = [];
  return {
    list,
    add(request) {
      list.push(request);
      if (list.length > KEPT) list.shift();
    },
    reset() {
      list.length = 0;
    },
  };
}
