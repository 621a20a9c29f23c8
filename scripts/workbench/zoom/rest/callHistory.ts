/** Operation `phoneUserCallHistory`: newest first, in pages. */
import type { Clock } from '../clock.ts';
import type { CallRecord, Store } from '../store.ts';
import { toCallLog } from '../webhooks/recordEvents.ts';
import { callHistoryFilter } from './callHistoryFilter.ts';
import type { Operation, OperationRequest } from './operation.ts';
import { createPages } from './pages.ts';
import { readPeriod } from './period.ts';
import { invalidParam, ok, zoomError } from './zoomAnswer.ts';
import type { ZoomAnswer } from './zoomAnswer.ts';

const PAGE_SIZE = 30;
const LARGEST_PAGE = 300;

export const unknownUser = (userId: string): ZoomAnswer =>
  zoomError(404, 300, `User does not exist: ${userId}.`);

export function callHistory({ data }: Store, clock: Clock): Operation {
  const pages = createPages(clock);

  function answer({ query, user }: OperationRequest): ZoomAnswer {
    const period = readPeriod(query, clock.now());
    if ('invalid' in period) return invalidParam(period.invalid);
    const filter = callHistoryFilter(query);
    if ('invalid' in filter) return invalidParam(filter.invalid);
    const size = Number(query.get('page_size') ?? PAGE_SIZE);
    if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) return invalidParam('page_size');

    const timeKey = query.get('time_type') === 'end_time' ? 'end_time' : 'start_time';
    const found = data.callRecords
      .filter(({ element, userId }) => userId === user.id && filter.matches(element))
      .filter(({ element }) => period.contains(Date.parse(String(element[timeKey]))))
      .sort((a, b) => Date.parse(String(b.element[timeKey])) - Date.parse(String(a.element[timeKey])));
    const page = pages.cut(found, size, query, user.id);
    if (page === null) return invalidParam('next_page_token');
    return ok({
      ...recordsOf(page.items),
      from: period.from,
      to: period.to,
      next_page_token: page.next,
      page_count: Math.ceil(found.length / size),
      page_size: size,
      total_records: found.length,
    });
  }

  return {
    id: 'phoneUserCallHistory',
    method: 'GET',
    path: '/phone/users/:userId/call_history',
    rate: 'MEDIUM',
    scope: 'phone:read:list_call_logs',
    otherUser: unknownUser,
    answer,
  };
}

/** The same records twice: under the current key names and under the ones before. */
export function recordsOf(records: readonly CallRecord[]) {
  return {
    call_logs: records.map(({ element }) => toCallLog(element)),
    call_elements: records.map(({ element }) => element),
  };
}
