import type { LineCallEvent } from '#call-core';
import type { HandleEvent } from './messages.ts';

export type CandidateEvent = Extract<LineCallEvent, { type: 'candidate' }>;

export function candidateIn(
  callId: string,
  { candidate }: Extract<HandleEvent, { janus: 'trickle' }>,
): CandidateEvent {
  if ('completed' in candidate) return { type: 'candidate', callId, candidate: null };
  const { sdpMid = null, sdpMLineIndex = null } = candidate;
  return {
    type: 'candidate',
    callId,
    candidate: { candidate: candidate.candidate, sdpMid, sdpMLineIndex },
  };
}
