import { LINE_ACTIONS, actionsFor } from 'c/zoomCallCore';
import type { CallState } from 'c/zoomCallCore';
import type { Steering } from 'c/zoomPhoneStore';

/** What can be done with a call on a line that can do everything but record. */
export function steeringFor(call: CallState, other: Partial<Steering> = {}): Steering {
  const can = new Set(LINE_ACTIONS.filter((action) => !action.endsWith('Recording')));
  return {
    actions: actionsFor(call, can),
    ...{ isBusy: false, isTalking: false, isFull: false, others: [], askedFor: null },
    ...other,
  };
}
