/** Operations on the messages of one session: `smsSessionDetails`, `smsSessionSync` and `smsByMessageId`. */
import type { Clock } from '../../clock.ts';
import { DELIVERY_STATUSES } from '../../texts/text.ts';
import type { TextSession, ZoomText } from '../../texts/text.ts';
import { unknownUser } from '../callHistory.ts';
import type { Operation, OperationRequest } from '../operation.ts';
import { createPages } from '../pages.ts';
import { TEXT_PERIODS, readPeriod } from '../period.ts';
import { sync } from '../syncToken.ts';
import { invalidParam, ok, zoomError } from '../zoomAnswer.ts';
import type { ZoomAnswer } from '../zoomAnswer.ts';
import { tooManyNew } from './textSessions.ts';
import type { TextWire } from './textWire.ts';

const PAGE_SIZE = 30;
const LARGEST_PAGE = 100;
const LARGEST_COUNT = 250;

const ASCENDING = '1';
const DESCENDING = '2';

const noHistory = () => zoomError(404, 7013, 'Error retrieving SMS history.');

export function textHistory(wire: TextWire, clock: Clock): readonly Operation[] {
  const pages = createPages(clock);

  function withStatus(text: ZoomText, session: TextSession) {
    return { ...wire.message(text, session), delivery_status: text.status };
  }

  function details(request: OperationRequest): ZoomAnswer {
    const { query, user } = request;
    const session = wire.sessionOf(request);
    if (session === null) return noHistory();
    const period = readPeriod(query, clock.now(), TEXT_PERIODS);
    if ('invalid' in period) return zoomError(400, 400, 'Requires from and to');
    const status = query.get('delivery_status') ?? 'all';
    if (!['all', ...DELIVERY_STATUSES].includes(status)) return invalidParam('delivery_status');
    const sort = query.get('sort') ?? DESCENDING;
    if (sort !== ASCENDING && sort !== DESCENDING) return invalidParam('sort');
    const size = Number(query.get('page_size') ?? PAGE_SIZE);
    if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) return invalidParam('page_size');

    const found = wire
      .messagesOf(session)
      .filter((text) => period.contains(text.at) && (status === 'all' || text.status === status));
    const page = pages.cut(sort === ASCENDING ? found : found.toReversed(), size, query, user.id);
    if (page === null) return zoomError(400, 400, 'The next page token is invalid or expired.');
    return ok({
      next_page_token: page.next,
      page_size: size,
      sms_histories: page.items.map((text) => withStatus(text, session)),
    });
  }

  function synchronise(request: OperationRequest): ZoomAnswer {
    const { params, query } = request;
    const session = wire.sessionOf(request);
    if (session === null)
      return zoomError(404, 12004, `Session does not exist: ${params['sessionId'] ?? ''}.`);
    const count = Number(query.get('count') ?? '');
    if (!Number.isInteger(count) || count < 1 || count > LARGEST_COUNT) return invalidParam('count');
    const synced = sync(wire.messagesOf(session), {
      type: query.get('sync_type') ?? 'FSync',
      token: query.get('sync_token') ?? '',
      count,
      id: session.id,
      timeOf: ({ writtenAt }) => writtenAt,
    });
    if ('refused' in synced) return SYNC_REFUSALS[synced.refused]();
    return ok({
      sms_histories: synced.items.map((text) => wire.message(text, session)),
      sync_token: synced.token,
    });
  }

  function one(request: OperationRequest): ZoomAnswer {
    const session = wire.sessionOf(request);
    const { messageId } = request.params;
    const text = session === null ? undefined : wire.messagesOf(session).find(({ id }) => id === messageId);
    return session === null || text === undefined ? noHistory() : ok(withStatus(text, session));
  }

  const common = { method: 'GET', rate: 'MEDIUM', otherUser: unknownUser } as const;
  return [
    {
      ...common,
      id: 'smsSessionDetails',
      path: '/phone/sms/sessions/:sessionId',
      scope: 'phone:read:sms_session',
      answer: details,
    },
    {
      ...common,
      id: 'smsSessionSync',
      path: '/phone/sms/sessions/:sessionId/sync',
      scope: 'phone:read:sms_session',
      answer: synchronise,
    },
    {
      ...common,
      id: 'smsByMessageId',
      path: '/phone/sms/sessions/:sessionId/messages/:messageId',
      scope: 'phone:read:sms_message',
      answer: one,
    },
  ];
}

const SYNC_REFUSALS = {
  type: () => invalidParam('sync_type'),
  token: () =>
    zoomError(400, 300, 'The sync token is invalid or expired. Please resync with the `FSync` method.'),
  tooMany: tooManyNew,
} as const;
