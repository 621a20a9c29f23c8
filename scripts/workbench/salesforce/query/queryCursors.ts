/** Pages of query results. REST API Developer Guide: Query, nextRecordsUrl. */
import { badRequest } from '../rules/apiError.ts';
import type { ObjectDefinition } from '../schema/definitions.ts';
import { makeId } from '../store/ids.ts';
import type { Selection } from './selection.ts';

/** What a page is cut from: the ids found, in order, and what is wanted of each record. */
export interface QueryCursor {
  readonly userId: string;
  readonly object: ObjectDefinition;
  readonly ids: readonly string[];
  readonly selection: Selection;
  readonly includeDeleted: boolean;
}

export interface QueryCursors {
  /** @returns the locator, to which a page adds `-` and the number of its first record */
  keep(cursor: QueryCursor): string;
  /** @throws ApiError INVALID_QUERY_LOCATOR for a locator that is unknown, too old or another user's */
  find(locator: string, userId: string): { readonly cursor: QueryCursor; readonly start: number };
}

/** As many as Salesforce keeps open for a user. */
const MOST_CURSORS = 10;
const KEY_PREFIX = '01g';

export function createQueryCursors(): QueryCursors {
  const cursors = new Map<string, QueryCursor>();
  let count = 0;
  return {
    keep: (cursor) => {
      count += 1;
      const locator = makeId(KEY_PREFIX, count);
      cursors.set(locator, cursor);
      const own = [...cursors].filter(([, each]) => each.userId === cursor.userId);
      for (const [oldest] of own.slice(0, Math.max(own.length - MOST_CURSORS, 0))) cursors.delete(oldest);
      return locator;
    },
    find: (text, userId) => {
      const [, locator = '', start = ''] = /^(\w{18})-(\d+)$/.exec(text) ?? [];
      const cursor = cursors.get(locator);
      if (cursor?.userId !== userId) throw badRequest('INVALID_QUERY_LOCATOR', 'invalid query locator');
      return { cursor, start: Number(start) };
    },
  };
}
