/** What goes wrong with Zoom, on demand. */

/** Parts of Zoom that can fail apart from each other. */
export const ZOOM_PARTS = ['rest', 'oauth', 'pad', 'files'] as const;
export type ZoomPart = (typeof ZOOM_PARTS)[number];

export const FAULT_KINDS = [
  /** 401: the access token is not accepted. */
  'unauthorized',
  /** 403: the user has not permitted access. */
  'forbidden',
  /** 404: no such user. */
  'notFound',
  /** 400: the number that texts is not in an approved campaign. */
  'notRegistered',
  /** 404: there is nothing at this leg of the call. */
  'noFile',
  /** 429: too many requests in this second. */
  'perSecondLimit',
  /** 429: too many requests today. */
  'dailyLimit',
  /** 500 */
  'serverError',
  /** 503 */
  'unavailable',
  /** The answer comes `delayMs` later. */
  'delay',
  /** The answer never comes. */
  'hang',
  /** The connection breaks. */
  'drop',
  /** Zoom does what is asked, and its answer never comes. */
  'hangAfter',
  /** Zoom does what is asked, and the connection breaks before the answer. */
  'dropAfter',
] as const;

export interface Fault {
  readonly kind: (typeof FAULT_KINDS)[number];
  /** Default: all. */
  readonly parts?: readonly ZoomPart[];
  /** Only paths that begin so. */
  readonly path?: string;
  /** Default: until it is removed. */
  readonly times?: number;
  /** Only for `delay`. Default 1000. */
  readonly delayMs?: number;
}

export interface Faults {
  /** @returns removes it again */
  readonly add: (fault: Fault) => () => void;
  readonly reset: () => void;
  readonly list: () => readonly Fault[];
  /** The fault that this request meets; counts it. */
  readonly meet: (part: ZoomPart, path: string) => Fault | null;
  readonly onChange: (listener: () => void) => void;
}

/** Requests that send a text begin so, and no others. */
export const SEND_TEXT_PATH = '/v2/phone/sms/messages';

/** All connections to Zoom break until it is removed. */
export const ZOOM_DOWN: Fault = { kind: 'drop' };

export function createFaults(): Faults {
  const active = new Map<Fault, number>();
  const listeners: (() => void)[] = [];

  function changed(): void {
    for (const listener of listeners) listener();
  }

  function concerns({ parts, path = '' }: Fault, part: ZoomPart, requested: string): boolean {
    return (parts?.includes(part) ?? true) && requested.startsWith(path);
  }

  return {
    add(fault) {
      const own = { ...fault };
      active.set(own, fault.times ?? Infinity);
      changed();
      return () => {
        active.delete(own);
        changed();
      };
    },
    reset() {
      active.clear();
      changed();
    },
    list: () => [...active.keys()],
    meet(part, path) {
      for (const [fault, left] of active) {
        if (!concerns(fault, part, path)) continue;
        if (left === 1) active.delete(fault);
        else active.set(fault, left - 1);
        return fault;
      }
      return null;
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}
