/** How a call ended, by what SIP says of it. */
import type { LineEnding } from '#call-core';
import type { SipResult } from './messages.ts';

/** What the gateway knows of the call when it ends. */
export interface EndedCall {
  readonly isOutgoing: boolean;
  readonly isAnswered: boolean;
  /** The agent has asked for the end. */
  readonly isHungUpHere: boolean;
  readonly isTransferred: boolean;
}

const BY_CODE: ReadonlyMap<number, LineEnding> = new Map<number, LineEnding>([
  [404, 'unreachable'],
  [408, 'noAnswer'],
  [410, 'unreachable'],
  [480, 'noAnswer'],
  [484, 'unreachable'],
  [486, 'busy'],
  [487, 'cancelled'],
  [600, 'busy'],
  [603, 'declined'],
  [604, 'unreachable'],
]);

/** RFC 3326: the call was taken on another device. */
const COMPLETED_ELSEWHERE = 200;

export function endingOf(call: EndedCall, result: SipResult): LineEnding {
  if (call.isTransferred) return 'transferred';
  if (call.isHungUpHere) return 'hungUp';
  if (call.isAnswered) return 'peerHungUp';
  const isElsewhere =
    Number(result.reason_header_cause) === COMPLETED_ELSEWHERE ||
    /completed elsewhere/i.test(result.reason_header ?? '');
  if (!call.isOutgoing) return isElsewhere ? 'answeredElsewhere' : 'cancelled';
  return BY_CODE.get(result.code ?? 0) ?? 'failed';
}
