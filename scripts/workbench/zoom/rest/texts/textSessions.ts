/** Operations `userSmsSession` and `GetSmsSessions`: the sessions of a user, the latest first. */
import type { Clock } from '../../clock.ts';
import { withoutPlus } from '../../texts/textParties.ts';
import type { Operation, OperationRequest } from '../operation.ts';
import { createPages } from '../pages.ts';
import { TEXT_PERIODS, readPeriod } from '../period.ts';
import { sync } from '../syncToken.ts';
import { invalidParam, ok, zoomError } from '../zoomAnswer.ts';
import type { ZoomAnswer } from '../zoomAnswer.ts';
import type { LiveSession, TextWire } from './textWire.ts';

const PAGE_SIZE = 30;
const LARGEST_PAGE = 100;
const COUNT = 50;
const LARGEST_COUNT = 250;

/** `auto_receptionist` is documented; no number here is one's. */
const SESSION_TYPES: Readonly<Record<string, readonly string[]>> = {
  user: ['user'],
  call_queue: ['call_queue'],
  auto_receptionist: [],
  all: ['user', 'call_queue'],
};

const FILTER_TYPES: Readonly<Record<string, readonly string[]>> = {
  sent_message_time: ['Out'],
  received_message_time: ['In'],
  sent_received_message_time: ['In', 'Out'],
};

const otherUser = (userId: string) => zoomError(404, 1001, `User does not exist: ${userId}`);
const invalidType = () => zoomError(400, 400, 'SMS session type is invalid.');

export function textSessions(wire: TextWire, clock: Clock): readonly Operation[] {
  const pages = createPages(clock);

  function list(request: OperationRequest): ZoomAnswer {
    const { query, user } = request;
    const kinds = SESSION_TYPES[query.get('session_type') ?? 'user'];
    if (kinds === undefined) return invalidType();
    const period = readPeriod(query, clock.now(), TEXT_PERIODS);
    if ('invalid' in period) return invalidParam(period.invalid);
    const filterType = query.get('filter_type') ?? 'last_message_time';
    const directions = FILTER_TYPES[filterType];
    if (directions === undefined && filterType !== 'last_message_time') return invalidParam('filter_type');
    const size = Number(query.get('page_size') ?? PAGE_SIZE);
    if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE) return invalidParam('page_size');

    const isWithin = ({ latest, session }: LiveSession) =>
      directions === undefined
        ? period.contains(latest.at)
        : wire
            .messagesOf(session)
            .some(({ at, direction }) => directions.includes(direction) && period.contains(at));
    const number = withoutPlus(query.get('phone_number') ?? '').trim();
    const found = wire
      .sessionsOf(request, kinds)
      .filter((live) => isWithin(live) && (number === '' || isBetween(live, number)));
    const page = pages.cut(found.toReversed(), size, query, user.id);
    if (page === null) return zoomError(400, 400, 'The next page token is invalid or expired.');
    return ok({
      next_page_token: page.next,
      page_size: size,
      sms_sessions: page.items.map((live) => wire.session(live, 'plain')),
    });
  }

  function synchronise(request: OperationRequest): ZoomAnswer {
    const { query, user } = request;
    const kinds = SESSION_TYPES[query.get('session_type') ?? 'user'];
    if (kinds === undefined) return invalidType();
    const count = Number(query.get('count') ?? COUNT);
    if (!Number.isInteger(count) || count < 1 || count > LARGEST_COUNT) return invalidParam('count');
    const synced = sync(wire.sessionsOf(request, kinds), {
      type: query.get('sync_type') ?? '',
      token: query.get('sync_token') ?? '',
      count,
      id: user.id,
      timeOf: ({ latest }) => latest.writtenAt,
    });
    if ('refused' in synced) return SYNC_REFUSALS[synced.refused]();
    return ok({
      sms_sessions: synced.items.map((live) => ({
        ...wire.session(live, 'plus'),
        latest_message: wire.latest(live.latest, live.session),
        unread_message_count: live.session.unread,
      })),
      sync_token: synced.token,
    });
  }

  const common = { method: 'GET', rate: 'MEDIUM', otherUser } as const;
  return [
    {
      ...common,
      id: 'userSmsSession',
      path: '/phone/users/:userId/sms/sessions',
      scope: 'phone:read:list_sms_sessions',
      answer: list,
    },
    {
      ...common,
      id: 'GetSmsSessions',
      path: '/phone/users/:userId/sms/sessions/sync',
      scope: 'phone:read:sms_session',
      answer: synchronise,
    },
  ];
}

const SYNC_REFUSALS = {
  type: () => invalidParam('sync_type'),
  token: () => zoomError(404, 300, 'The sync token is invalid or expired.'),
  tooMany: () => tooManyNew(),
} as const;

export const tooManyNew = (): ZoomAnswer =>
  zoomError(
    400,
    7035,
    'The number of new records exceeds the sync count. Please resync with the `FSync` method.',
  );

function isBetween({ session: { line, peers } }: LiveSession, number: string): boolean {
  return [line, ...peers].some((one) => withoutPlus(one) === number);
}
