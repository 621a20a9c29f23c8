import type { CallResult, Direction, LineEnding } from 'c/zoomCallCore';

/** How a call of the browser line ended, as the result of a call that nobody had answered; of one that was answered it is `answered`. */
const RESULTS: Readonly<Record<LineEnding, Readonly<Record<Direction, CallResult>>>> = {
  hungUp: { inbound: 'declined', outbound: 'cancelled' },
  peerHungUp: { inbound: 'missed', outbound: 'noAnswer' },
  cancelled: { inbound: 'missed', outbound: 'cancelled' },
  answeredElsewhere: { inbound: 'answeredElsewhere', outbound: 'answeredElsewhere' },
  declined: { inbound: 'declined', outbound: 'declined' },
  busy: { inbound: 'missed', outbound: 'busy' },
  noAnswer: { inbound: 'missed', outbound: 'noAnswer' },
  unreachable: { inbound: 'failed', outbound: 'failed' },
  transferred: { inbound: 'answered', outbound: 'answered' },
  lost: { inbound: 'missed', outbound: 'failed' },
  failed: { inbound: 'failed', outbound: 'failed' },
};

export function resultOf(ending: LineEnding, direction: Direction, isAnswered: boolean): CallResult {
  return isAnswered ? 'answered' : RESULTS[ending][direction];
}
