/** A user's Zoom meeting beside the user's calls. */
import type { Calls } from './callAction.ts';
import { isDialing, talkingCall } from './callLimits.ts';

/** `audioHeld`: the user telephones meanwhile. */
export type Meeting = 'none' | 'active' | 'audioHeld';

export function meetingBeside(calls: Calls, userId: string, isInMeeting: boolean): Meeting {
  if (!isInMeeting) return 'none';
  return talkingCall(calls, userId) !== null || isDialing(calls, userId) ? 'audioHeld' : 'active';
}
