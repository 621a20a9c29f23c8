/** In which order calls are listed. */
import { stateOf } from 'c/zoomCallCore';
import type { Call, CallState } from 'c/zoomCallCore';

/** Newest first; the same for the same calls, whichever was heard of first. */
export function newestFirst<T>(list: Iterable<T>, callOf: (one: T) => Call): T[] {
  return [...list]
    .map((one) => ({ one, state: stateOf(callOf(one)) }))
    .sort((a, b) => compare(a.state, b.state))
    .map(({ one }) => one);
}

/** Zoom's webhooks tell whole seconds. Of two calls that began in the same one, the newer ends later. */
function compare(a: CallState, b: CallState): number {
  return (
    wholeSeconds(b.startedAt) - wholeSeconds(a.startedAt) ||
    compareEnds(a, b) ||
    (a.callId < b.callId ? 1 : -1)
  );
}

function compareEnds(a: CallState, b: CallState): number {
  if (a.phase === 'ended' && b.phase === 'ended') return wholeSeconds(b.endedAt) - wholeSeconds(a.endedAt);
  return Number(a.phase === 'ended') - Number(b.phase === 'ended');
}

function wholeSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
