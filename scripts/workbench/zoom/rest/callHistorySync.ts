/**
 * Operation `syncUserCallHistory`. `FSync` begins with the newest records, `ISync` goes on with those written since,
 * `BSync` goes back in time. The sync token is the stretch of time that the client has seen.
 */
import type { CallRecord, Store } from '../store.ts';
import { recordsOf, unknownUser } from './callHistory.ts';
import type { Operation, OperationRequest } from './operation.ts';
import { readToken, toToken } from './syncToken.ts';
import type { Seen } from './syncToken.ts';
import { invalidParam, ok } from './zoomAnswer.ts';
import type { ZoomAnswer } from './zoomAnswer.ts';

const COUNT = 50;
const LARGEST_COUNT = 300;

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
