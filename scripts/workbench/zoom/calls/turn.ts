import type { Calls, Happening } from './callAction.ts';
import { agentAt } from './zoomCall.ts';
import type { AgentParty, End, ZoomCall } from './zoomCall.ts';

/** One action being played: the calls as they are so far, and what has happened so far. */
export interface Turn {
  readonly calls: Map<string, ZoomCall>;
  readonly happenings: Happening[];
  readonly at: number;
}

export function beginTurn(calls: Calls, at: number): Turn {
  return { calls: new Map(calls), happenings: [], at };
}

/** @param end where it happened; null for both ends */
export function happen(
  turn: Turn,
  kind: Happening['kind'],
  call: ZoomCall,
  end: End | null = null,
): ZoomCall {
  turn.calls.set(call.callId, call);
  turn.happenings.push({ kind, call, end, at: turn.at });
  return call;
}

/** The call with a change at one end; unchanged where no user of the account is there. */
export function withAgent(call: ZoomCall, end: End, change: Partial<AgentParty>): ZoomCall {
  const agent = agentAt(call, end);
  return agent === null ? call : { ...call, [end]: { ...agent, ...change } };
}
