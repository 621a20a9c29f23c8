/** The buttons that work for a user on a call now: the very rules of the engine, tried out. */
import { CLIENT_ACTIONS } from './callAction.ts';
import type { CallAction, Calls } from './callAction.ts';
import { act } from './callEngine.ts';
import type { End } from './zoomCall.ts';

export const BUTTONS = ['answer', 'refuse', 'hangUp', ...CLIENT_ACTIONS] as const;
export type Button = (typeof BUTTONS)[number];

export function workingButtons(calls: Calls, callId: string, end: End): readonly Button[] {
  return BUTTONS.filter((button) => isFor(calls, callId, end, button) && works(calls, callId, end, button));
}

function works(calls: Calls, callId: string, end: End, button: Button): boolean {
  return act(calls, buttonAction(button, callId, end, '1'), 0).ok;
}

/** Only the callee answers or declines; a call that rings in is declined, not hung up. */
function isFor(calls: Calls, callId: string, end: End, button: Button): boolean {
  const ringsIn = calls.get(callId)?.phase === 'ringing' && end === 'callee';
  if (button === 'answer' || button === 'refuse') return ringsIn;
  return button !== 'hangUp' || !ringsIn;
}

export function buttonAction(button: Button, callId: string, by: End, digits?: string): CallAction {
  if (button === 'answer') return { type: button, callId, device: null };
  if (button === 'refuse') return { type: button, callId };
  if (button === 'hangUp') return { type: button, callId, by };
  return { type: button, callId, by, ...(digits !== undefined && { digits }) };
}
