/** How many calls one user can have: one live, four on hold. Help page "Managing multiple calls". */
import type { Calls, Refusal } from './callAction.ts';
import { agentAt, agentEnds, endOf } from './zoomCall.ts';
import type { End, ZoomCall } from './zoomCall.ts';

export const MOST_HELD_CALLS = 4;

/** The user's calls that are connected, on hold or dialed; an incoming call that rings occupies nothing yet. */
export function engagedCalls(calls: Calls, userId: string): readonly ZoomCall[] {
  return [...calls.values()].filter((call) => {
    const end = endOf(call, userId);
    return end !== null && (call.phase === 'connected' || (call.phase === 'ringing' && end === 'caller'));
  });
}

export function heldCalls(calls: Calls, userId: string): readonly ZoomCall[] {
  return engagedCalls(calls, userId).filter((call) =>
    agentEnds(call).some(({ agent }) => agent.userId === userId && agent.heldSince !== null),
  );
}

/** The one call that the user talks in. */
export function talkingCall(calls: Calls, userId: string): ZoomCall | null {
  const held = heldCalls(calls, userId);
  return (
    engagedCalls(calls, userId).find((call) => call.phase === 'connected' && !held.includes(call)) ?? null
  );
}

/** The calls that the user has in one conference with this one; else it alone. */
export function conferenceOf(
  calls: Calls,
  call: ZoomCall,
  end: End,
): readonly { readonly call: ZoomCall; readonly end: End }[] {
  const agent = agentAt(call, end);
  if (agent === null || agent.conferenceId === null) return [{ call, end }];
  return engagedCalls(calls, agent.userId).flatMap((one) => {
    const own = endOf(one, agent.userId);
    const isIn = own !== null && agentAt(one, own)?.conferenceId === agent.conferenceId;
    return isIn ? [{ call: one, end: own }] : [];
  });
}

/** How many conversations the user has on hold: a conference is one. */
export function heldConversations(calls: Calls, userId: string): number {
  return conversations(heldCalls(calls, userId), userId);
}

/** How many conversations the user has: held, talked in, dialed. */
export function engagedConversations(calls: Calls, userId: string): number {
  return conversations(engagedCalls(calls, userId), userId);
}

function conversations(calls: readonly ZoomCall[], userId: string): number {
  const ids = calls.map((call) => {
    const end = endOf(call, userId);
    return (end === null ? null : agentAt(call, end)?.conferenceId) ?? call.callId;
  });
  return new Set(ids).size;
}

/** Whether a further call can reach the user at all. */
export function hasRoom(calls: Calls, userId: string): boolean {
  return engagedConversations(calls, userId) <= MOST_HELD_CALLS;
}

/** Why the user cannot begin to talk in one more call. The call talked in so far would go on hold. */
export function cannotTake(calls: Calls, userId: string): Refusal | null {
  if (isDialing(calls, userId)) return 'dialing';
  const needsHold = talkingCall(calls, userId) !== null;
  return needsHold && heldConversations(calls, userId) >= MOST_HELD_CALLS ? 'tooManyHeld' : null;
}

export function isDialing(calls: Calls, userId: string): boolean {
  return engagedCalls(calls, userId).some(
    (call) => call.phase === 'ringing' && agentAt(call, 'caller')?.userId === userId,
  );
}
