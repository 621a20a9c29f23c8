/** Hold, mute, recording and keys: what a user does during a call, and what Zoom does along with it. */
import type { ClientAction, Refusal } from './callAction.ts';
import { MOST_HELD_CALLS, conferenceOf, heldConversations, isDialing } from './callLimits.ts';
import { hold, holdTalkingCall, unhold } from './holds.ts';
import {
  pauseRecording,
  resumeRecording,
  startRecording,
  stopRecording,
  whyNotRecording,
} from './recordings.ts';
import { happen, withAgent } from './turn.ts';
import type { Turn } from './turn.ts';
import { agentAt } from './zoomCall.ts';
import type { AgentParty, ZoomCall } from './zoomCall.ts';

/** @returns why it is refused, or null */
export function pressButton(turn: Turn, call: ZoomCall, action: ClientAction): Refusal | null {
  const agent = agentAt(call, action.by);
  if (agent === null || call.phase !== 'connected') return 'notNow';
  const refusal = whyNot(turn, agent, action);
  if (refusal !== null) return refusal;
  switch (action.type) {
    case 'hold':
      hold(turn, call, action.by);
      break;
    case 'unhold':
      holdTalkingCall(turn, agent.userId);
      unhold(turn, call, action.by);
      break;
    case 'mute':
      mute(turn, call, action, true);
      break;
    case 'unmute':
      mute(turn, call, action, false);
      break;
    case 'startRecording':
      startRecording(turn, call, action.by, 'onDemand');
      break;
    case 'pauseRecording':
      pauseRecording(turn, call, action.by, 'agent');
      break;
    case 'resumeRecording':
      resumeRecording(turn, call, action.by);
      break;
    case 'stopRecording':
      stopRecording(turn, call, action.by);
      break;
    case 'sendDigits': {
      const digits = agent.digits + (action.digits ?? '');
      happen(turn, 'digitsSent', withAgent(call, action.by, { digits }), action.by);
    }
  }
  return null;
}

function mute(turn: Turn, call: ZoomCall, { by }: ClientAction, muted: boolean): void {
  for (const one of conferenceOf(turn.calls, call, by)) {
    const isNew = agentAt(one.call, one.end)?.muted !== muted;
    if (isNew) happen(turn, muted ? 'muted' : 'unmuted', withAgent(one.call, one.end, { muted }), one.end);
  }
}

function whyNot(turn: Turn, agent: AgentParty, action: ClientAction): Refusal | null {
  const held = agent.heldSince !== null;
  switch (action.type) {
    case 'hold':
      if (held) return 'notNow';
      return heldConversations(turn.calls, agent.userId) >= MOST_HELD_CALLS ? 'tooManyHeld' : null;
    case 'unhold':
      if (!held) return 'notNow';
      return isDialing(turn.calls, agent.userId) ? 'dialing' : null;
    case 'mute':
      return held || agent.muted ? 'notNow' : null;
    case 'unmute':
      return held || !agent.muted ? 'notNow' : null;
    case 'sendDigits':
      return held || !/^[\d*#]+$/.test(action.digits ?? '') ? 'notNow' : null;
    case 'startRecording':
    case 'pauseRecording':
    case 'resumeRecording':
    case 'stopRecording':
      return whyNotRecording(agent, action.type);
  }
}
