/** The buttons that work for a user on a call now: the very rules of the engine, tried out. */
import { CLIENT_ACTIONS, HAND_OVER_ACTIONS, TRANSFERS } from './callAction.ts';
import type { CallAction, Calls, TransferType } from './callAction.ts';
import { act } from './callEngine.ts';
import { agentAt } from './zoomCall.ts';
import type { AgentParty, End, ZoomCall } from './zoomCall.ts';

export const BUTTONS = [
  'answer',
  'refuse',
  'voicemail',
  'hangUp',
  ...CLIENT_ACTIONS,
  ...HAND_OVER_ACTIONS,
] as const;
export type Button = (typeof BUTTONS)[number];

export function workingButtons(calls: Calls, callId: string, end: End): readonly Button[] {
  return BUTTONS.filter(
    (button) => isFor(calls, callId, end, button) && act(calls, buttonAction(button, callId, end, '1'), 0).ok,
  );
}

export function workingTransfers(calls: Calls, call: ZoomCall, end: End): readonly TransferType[] {
  const agent = agentAt(call, end);
  if (agent === null) return [];
  const common = { callId: call.callId, by: end, to: '1' };
  return TRANSFERS.filter((type) => {
    const action: CallAction =
      type === 'warmTransfer' ? { ...common, type, second: callTo(call, agent) } : { ...common, type };
    return act(calls, action, 0).ok;
  });
}

/** Only the callee answers or declines; a call that rings in is declined, not hung up. */
function isFor(calls: Calls, callId: string, end: End, button: Button): boolean {
  const ringsIn = calls.get(callId)?.phase === 'ringing' && end === 'callee';
  if (button === 'answer' || button === 'refuse' || button === 'voicemail') return ringsIn;
  return button !== 'hangUp' || !ringsIn;
}

export function buttonAction(button: Button, callId: string, by: End, digits?: string): CallAction {
  if (button === 'answer') return { type: button, callId, device: null };
  if (button === 'refuse' || button === 'voicemail') return { type: button, callId };
  if (button === 'hangUp') return { type: button, callId, by };
  return { type: button, callId, by, ...(digits !== undefined && { digits }) };
}

/** Any call that the user would dial next. */
function callTo(call: ZoomCall, agent: AgentParty): ZoomCall {
  const callee = { kind: 'outside', number: '1', name: null } as const;
  return { ...call, callId: 'next', phase: 'ringing', caller: agent, callee };
}
