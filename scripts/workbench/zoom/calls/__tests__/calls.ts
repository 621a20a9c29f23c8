import { act } from '../callEngine.ts';
import type { CallAction, Calls } from '../callAction.ts';
import type { AgentParty, OutsideParty, ZoomCall } from '../zoomCall.ts';

export const NINE = Date.UTC(2026, 9, 6, 9, 0, 0);

export const outsideParty: OutsideParty = { kind: 'outside', number: '+12092592844', name: null };

export function agentParty(userId: string, change: Partial<AgentParty> = {}): AgentParty {
  return {
    kind: 'agent',
    userId,
    number: '+12058945456',
    device: null,
    heldSince: null,
    heldMs: 0,
    muted: false,
    recordings: [],
    autoRecorded: false,
    recordsByHand: true,
    digits: '',
    handOver: null,
    conferenceId: null,
    ...change,
  };
}

/** A call that begins to ring, between alice and somebody outside. */
export function agentCall(
  callId: string,
  direction: 'inbound' | 'outbound',
  change: Partial<AgentParty> = {},
): ZoomCall {
  const alice = agentParty('alice', change);
  return {
    callId,
    caller: direction === 'outbound' ? alice : outsideParty,
    callee: direction === 'outbound' ? outsideParty : alice,
    phase: 'ringing',
    callerIdHidden: false,
    emergency: false,
    via: null,
    ringingAt: NINE,
    answeredAt: null,
    endedAt: null,
    result: null,
  };
}

/** @throws Error where an action is refused */
export function play(actions: readonly CallAction[]) {
  let calls: Calls = new Map();
  const happenings: string[] = [];
  for (const action of actions) {
    const outcome = act(calls, action, NINE);
    if (!outcome.ok) throw new Error(`${action.type}: ${outcome.refused}`);
    calls = outcome.calls;
    for (const { call, kind } of outcome.happenings) {
      happenings.push(kind === 'ended' ? `ended ${call.result ?? ''}` : kind);
    }
  }
  return { calls, happenings };
}
