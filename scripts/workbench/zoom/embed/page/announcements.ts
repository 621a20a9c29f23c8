/** What a screen reader says when calls change. */
import type { PadCall } from '../padProtocol.ts';
import { peerName } from './model.ts';
import type { Model } from './model.ts';

/** @returns null when there is nothing new to say */
export function announcementFor(before: Model | null, after: Model): string | null {
  for (const call of after.state.calls) {
    const earlier = before?.state.calls.find(({ callId }) => callId === call.callId);
    const text = textFor(after, call);
    if (before === null || text === null) continue;
    if (earlier === undefined ? call.phase !== 'ended' : textFor(after, earlier) !== text) {
      return `${text}: ${peerName(after, call)}`;
    }
  }
  return null;
}

function textFor({ strings }: Model, call: PadCall): string | null {
  switch (call.phase) {
    case 'ringing':
      return call.direction === 'inbound' ? strings.incoming : strings.calling;
    case 'connected':
      return call.recording === 'on' ? strings.recordingOn : strings.inCall;
    case 'held':
      return strings.onHold;
    case 'ended':
      return call.answeredAt === null ? strings.resultNoAnswer : null;
  }
}
