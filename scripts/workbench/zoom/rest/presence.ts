/** Operation `getUserPresenceStatus`: whether the user is in a meeting or telephones. */
import type { Calls } from '../calls/callAction.ts';
import { isDialing, talkingCall } from '../calls/callLimits.ts';
import type { ZoomUser } from '../options.ts';
import type { UserState } from '../userState.ts';
import type { Operation } from './operation.ts';
import { ok, zoomError } from './zoomAnswer.ts';

export function presence(userState: UserState, liveCalls: () => Calls): Operation {
  return {
    id: 'getUserPresenceStatus',
    method: 'GET',
    path: '/users/:userId/presence_status',
    rate: 'MEDIUM',
    scope: 'user:read:presence_status',
    otherUser: (userId) => zoomError(404, 1001, `User does not exist: ${userId}.`),
    answer: ({ user }) => ok({ status: statusOf(user, userState, liveCalls()) }),
  };
}

function statusOf({ id }: ZoomUser, userState: UserState, calls: Calls): string {
  const { inMeeting, running } = userState.client(id);
  if (talkingCall(calls, id) !== null || isDialing(calls, id)) return 'On_A_Call';
  if (!running) return 'Offline';
  return inMeeting ? 'In_A_Zoom_Meeting' : 'Available';
}
