/**
 * Operation `syncUserCallHistory`. `FSync` begins with the newest records, `ISync` goes on with those written since,
 * `BSync` goes back in time. The sync token is the stretch of time that the client has seen.
 */
import type { CallRecord, Store } from '../store.ts';
import { recordsOf, unknownUser } from './callHistory.ts';
import type { Operation, OperationRequest } from './operation.ts';
import { invalidParam, ok } from './zoomAnswer.ts';
import type { ZoomAnswer } from './zoomAnswer.ts';

const COUNT = 50;
const LARGEST_COUNT = 300;

/** Times of writing, in milliseconds. */
interface Seen {
  readonly oldest: number;
  readonly newest: number;
}

export function callHistorySync({ data }: Store): Operation {
  function answer({ query, user }: OperationRequest): ZoomAnswer {
    const count = Number(query.get('count') ?? COUNT);
    if (!Number.isInteger(count) || count < 1 || count > LARGEST_COUNT) return invalidParam('count');
    const own = data.callRecords.filter(({ userId }) => userId === user.id);
    const type = query.get('sync_type') ?? 'FSync';
    if (type === 'FSync') return found(own.slice(-count), { oldest: 0, newest: 0 }, true);

    const seen = readToken(query.get('sync_token') ?? '', user.id);
    if (type !== 'ISync' && type !== 'BSync') return invalidParam('sync_type');
    if (seen === null) return invalidParam('sync_token');
    if (type === 'ISync')
      return found(own.filter(({ writtenAt }) => writtenAt > seen.newest).slice(0, count), seen);
    return found(own.filter(({ writtenAt }) => writtenAt < seen.oldest).slice(-count), seen);

    function found(records: readonly CallRecord[], before: Seen, isFirst = false): ZoomAnswer {
      const times = records.map(({ writtenAt }) => writtenAt);
      const after = isFirst
        ? { oldest: times[0] ?? 0, newest: times.at(-1) ?? 0 }
        : { oldest: Math.min(before.oldest, ...times), newest: Math.max(before.newest, ...times) };
      return ok({ ...recordsOf(records.toReversed()), sync_token: toToken(after, user.id) });
    }
  }

  return {
    id: 'syncUserCallHistory',
    method: 'GET',
    path: '/phone/users/:userId/call_history/sync',
    rate: 'MEDIUM',
    scope: 'phone:read:list_call_logs',
    otherUser: unknownUser,
    answer,
  };
}

/** In the form of Zoom's example: an id and two times, in base64. */
function toToken({ newest, oldest }: Seen, userId: string): string {
  return Buffer.from(`${userId}_${oldest}_${newest}`).toString('base64');
}

function readToken(token: string, userId: string): Seen | null {
  const text = Buffer.from(token, 'base64').toString();
  if (!text.startsWith(`${userId}_`)) return null;
  const times = /^(\d+)_(\d+)$/.exec(text.slice(userId.length + 1));
  return times === null ? null : { oldest: Number(times[1]), newest: Number(times[2]) };
}
