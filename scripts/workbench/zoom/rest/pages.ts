/** Pages of a list. A page token belongs to one user and one query, and lives 15 minutes. */
import type { Clock } from '../clock.ts';
import { newToken } from '../ids.ts';

const LIFETIME_MS = 15 * 60_000;

export interface Page<T> {
  readonly items: readonly T[];
  /** Token of the next page; empty at the end. */
  readonly next: string;
}

export interface Pages {
  /** @returns null where the query's `next_page_token` is unknown, too old, or of another query */
  readonly cut: <T>(
    list: readonly T[],
    size: number,
    query: URLSearchParams,
    userId: string,
  ) => Page<T> | null;
}

export function createPages(clock: Clock): Pages {
  const tokens = new Map<
    string,
    { readonly start: number; readonly query: string; readonly expiresAt: number }
  >();

  return {
    cut(list, size, query, userId) {
      const token = query.get('next_page_token') ?? '';
      const key = keyOf(query, userId);
      const known = token === '' ? { start: 0, query: key, expiresAt: Infinity } : tokens.get(token);
      if (known === undefined || known.query !== key || known.expiresAt <= clock.now()) return null;
      const end = known.start + size;
      const items = list.slice(known.start, end);
      if (end >= list.length) return { items, next: '' };
      const next = newToken().slice(0, 35);
      tokens.set(next, { start: end, query: key, expiresAt: clock.now() + LIFETIME_MS });
      return { items, next };
    },
  };
}

function keyOf(query: URLSearchParams, userId: string): string {
  const rest = [...query].filter(([name]) => name !== 'next_page_token').sort();
  return JSON.stringify([userId, rest]);
}
