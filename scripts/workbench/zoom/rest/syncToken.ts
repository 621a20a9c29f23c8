/** A sync token is the stretch of time that the client has seen. */

/** Times of writing, in milliseconds. */
export interface Seen {
  readonly oldest: number;
  readonly newest: number;
}

/** In the form of Zoom's example: an id and two times, in base64. */
export function toToken({ newest, oldest }: Seen, id: string): string {
  return Buffer.from(`${id}_${oldest}_${newest}`).toString('base64');
}

export function readToken(token: string, id: string): Seen | null {
  const text = Buffer.from(token, 'base64').toString();
  if (!text.startsWith(`${id}_`)) return null;
  const times = /^(\d+)_(\d+)$/.exec(text.slice(id.length + 1));
  return times === null ? null : { oldest: Number(times[1]), newest: Number(times[2]) };
}

export type Synced<T> =
  | { readonly items: readonly T[]; readonly token: string }
  | { readonly refused: 'type' | 'token' | 'tooMany' };

/**
 * @param list the oldest first
 * @param id what the token belongs to
 */
export function sync<T>(list: readonly T[], { count, id, timeOf, token, type }: SyncRequest<T>): Synced<T> {
  if (type === 'FSync') return found(list.slice(-count), null);
  if (type !== 'ISync' && type !== 'BSync') return { refused: 'type' };
  const seen = readToken(token, id);
  if (seen === null) return { refused: 'token' };
  if (type === 'BSync') return found(list.filter((item) => timeOf(item) < seen.oldest).slice(-count), seen);
  const fresh = list.filter((item) => timeOf(item) > seen.newest);
  return fresh.length > count ? { refused: 'tooMany' } : found(fresh, seen);

  function found(items: readonly T[], before: Seen | null): Synced<T> {
    const times = items.map(timeOf);
    const after =
      before === null
        ? { oldest: times[0] ?? 0, newest: times.at(-1) ?? 0 }
        : { oldest: Math.min(before.oldest, ...times), newest: Math.max(before.newest, ...times) };
    return { items: items.toReversed(), token: toToken(after, id) };
  }
}

export interface SyncRequest<T> {
  readonly type: string;
  readonly token: string;
  readonly count: number;
  readonly id: string;
  readonly timeOf: (item: T) => number;
}
