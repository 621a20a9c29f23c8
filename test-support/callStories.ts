/** Random stories of one agent's calls at the local Zoom, and what is true of each call afterwards. */
import fc from 'fast-check';
import type { CallResult, CallState, Direction, Outcome, RecordingPhase } from '#call-core';
import { CallRefused } from '../scripts/workbench/zoom/controls/callRefused.ts';
import type { CloudControls } from '../scripts/workbench/zoom/controls/cloudControls.ts';
import type { AgentControls } from '../scripts/workbench/zoom/controls/userControls.ts';
import { agentAt, endOf, recordingState } from '../scripts/workbench/zoom/calls/zoomCall.ts';
import type { AgentParty, End, ZoomCall } from '../scripts/workbench/zoom/calls/zoomCall.ts';
import { QUEUE } from '../scripts/workbench/parties.ts';

/** Zoom, as far as a story goes. */
export interface StoryZoom {
  readonly userId: string;
  readonly cloud: CloudControls;
  readonly agent: AgentControls;
}

const OUTSIDE = ['+12095550123', '+819012345678'];
const COLLEAGUE = '1090';
const MOST_CALLS = 5;

type Act = (zoom: StoryZoom, callId: string) => void;

const BEGIN: Readonly<Record<string, (zoom: StoryZoom) => void>> = {
  ringIn: ({ cloud, userId }) => cloud.ringAgent({ from: OUTSIDE[0] ?? null, toUserId: userId }),
  ringInHidden: ({ cloud, userId }) => cloud.ringAgent({ from: null, toUserId: userId }),
  ringInByQueue: ({ cloud, userId }) =>
    cloud.ringAgent({ from: OUTSIDE[1] ?? null, toUserId: userId, via: QUEUE }),
  ringInByColleague: ({ cloud, userId }) => cloud.ringAgent({ from: COLLEAGUE, toUserId: userId }),
  dialOut: ({ agent }) => agent.dial({ number: OUTSIDE[1] ?? '', device: 'mobile' }),
};
/** Who is called answers, the agent or the other end. */
const ANSWER: Act = ({ cloud, agent, userId }, callId) => {
  const call = cloud.calls().find((one) => one.callId === callId);
  if (call !== undefined && endOf(call, userId) === 'callee') agent.accept(callId, 'mobile');
  else cloud.answer(callId);
};
const HOLD: Readonly<Record<string, Act>> = {
  hold: ({ agent }, id) => {
    agent.hold(id);
  },
  resume: ({ agent }, id) => {
    agent.unhold(id);
  },
};
const RECORD: Readonly<Record<string, Act>> = {
  startRecording: ({ agent }, id) => {
    agent.startRecording(id);
  },
  pauseRecording: ({ agent }, id) => {
    agent.pauseRecording(id);
  },
  resumeRecording: ({ agent }, id) => {
    agent.resumeRecording(id);
  },
  stopRecording: ({ agent }, id) => {
    agent.stopRecording(id);
  },
  failRecording: ({ cloud }, id) => {
    cloud.failRecording(id);
  },
  mute: ({ agent }, id) => {
    agent.mute(id);
  },
  unmute: ({ agent }, id) => {
    agent.unmute(id);
  },
};
const HAND_OVER: Readonly<Record<string, Act>> = {
  blindTransfer: ({ agent }, id) => {
    agent.transfer(id, 'blindTransfer', OUTSIDE[0] ?? '');
  },
  warmTransfer: ({ agent }, id) => {
    agent.transfer(id, 'warmTransfer', COLLEAGUE);
  },
  voicemailTransfer: ({ agent }, id) => {
    agent.transfer(id, 'voicemailTransfer', COLLEAGUE);
  },
  completeTransfer: ({ agent }, id) => {
    agent.completeTransfer(id);
  },
  cancelTransfer: ({ agent }, id) => {
    agent.cancelTransfer(id);
  },
  park: ({ agent }, id) => {
    agent.park(id);
  },
  meet: ({ agent }, id) => {
    agent.meet(id);
  },
};
const END: Readonly<Record<string, Act>> = {
  end: ({ agent }, id) => {
    agent.end(id);
  },
  otherEnds: ({ cloud }, id) => {
    cloud.hangUp(id);
  },
  refuse: ({ cloud }, id) => {
    cloud.refuse(id);
  },
  busy: ({ cloud }, id) => {
    cloud.busy(id);
  },
  noAnswer: ({ cloud }, id) => {
    cloud.noAnswer(id);
  },
  voicemail: ({ cloud }, id) => {
    cloud.voicemail(id);
  },
  answeredByOther: ({ cloud }, id) => {
    cloud.answeredByOther(id);
  },
};
const ACTS: Readonly<Record<string, Act>> = { answer: ANSWER, ...HOLD, ...RECORD, ...HAND_OVER, ...END };

export interface Step {
  readonly does: string;
  /** Which of the calls that ring or run. */
  readonly which: number;
}

const step = (acts: Readonly<Record<string, unknown>>): fc.Arbitrary<Step> =>
  fc.record({ does: fc.constantFrom(...Object.keys(acts)), which: fc.nat({ max: MOST_CALLS }) });

/** Answers and holds are frequent, so that much happens before a call ends. */
export const story: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { arbitrary: step(BEGIN), weight: 4 },
    { arbitrary: step({ answer: ANSWER }), weight: 7 },
    { arbitrary: step(HOLD), weight: 4 },
    { arbitrary: step(RECORD), weight: 5 },
    {
      arbitrary: fc.record({ does: fc.constant('startRecording'), which: fc.nat({ max: MOST_CALLS }) }),
      weight: 3,
    },
    { arbitrary: step(HAND_OVER), weight: 3 },
    { arbitrary: step(END), weight: 1 },
  ),
  { minLength: 10, maxLength: 30, size: 'max' },
);

/** Done with the first call, from `which` on, that Zoom lets it be done with. @param begun how many calls the story has had */
export function playStep(zoom: StoryZoom, { does, which }: Step, begun: number): void {
  const begin = BEGIN[does];
  const act = ACTS[does];
  const live = liveCalls(zoom);
  const first = which % Math.max(1, live.length);
  const calls = [...live.slice(first), ...live.slice(0, first)];
  if (begin !== undefined && begun < MOST_CALLS) {
    isDone(() => {
      begin(zoom);
    });
  }
  calls.some(({ callId }) =>
    isDone(() => {
      act?.(zoom, callId);
    }),
  );
}

/** What Zoom refuses does not happen. */
function isDone(attempt: () => void): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof CallRefused) return false;
    throw error;
  }
}

export function agentCalls({ cloud, userId }: StoryZoom): ZoomCall[] {
  return cloud.calls().filter((call) => endOf(call, userId) !== null);
}

export function liveCalls(zoom: StoryZoom): ZoomCall[] {
  return agentCalls(zoom).filter(({ phase }) => phase !== 'ended');
}

/** What an agent may see of a call. */
export interface Seen {
  readonly callId: string;
  readonly direction: Direction;
  readonly phase: CallState['phase'];
  readonly recording: RecordingPhase | null;
  readonly muted: boolean | null;
  readonly result: CallResult | null;
}

/** @returns how the call stands at Zoom, in the product's words */
export function truthOf(call: ZoomCall, userId: string): Seen {
  const end = endOf(call, userId);
  const agent = end === null ? null : agentAt(call, end);
  if (end === null || agent === null) throw new Error('Not a call of this agent');
  const runs = call.phase === 'connected';
  return {
    callId: call.callId,
    direction: end === 'caller' ? 'outbound' : 'inbound',
    phase: runs && agent.heldSince !== null ? 'held' : call.phase,
    recording: runs ? recordingOf(agent) : null,
    muted: runs ? agent.muted : null,
    result: call.result === null ? null : RESULTS[call.result][end],
  };
}

export function seenAs(state: CallState): Seen {
  const runs = state.phase === 'connected' || state.phase === 'held';
  return {
    callId: state.callId,
    direction: state.direction,
    phase: state.phase,
    recording: runs ? state.recording : null,
    muted: runs ? state.muted : null,
    result: state.phase === 'ended' ? state.result : null,
  };
}

/** What the agent has made of the call besides; null where Zoom sends no word of it. */
export function outcomeOf(call: ZoomCall, userId: string): Outcome | null {
  const end = endOf(call, userId);
  const made = end === null ? null : agentAt(call, end)?.handOver;
  switch (made?.kind) {
    case 'blindTransfer':
      return 'transferred';
    case 'warmTransfer':
      return made.isCompleted ? 'transferredWarm' : null;
    case 'voicemailTransfer':
      return 'sentToVoicemail';
    case 'park':
      return end === 'callee' ? 'parked' : null;
    case 'meeting':
      return 'meeting';
    case undefined:
      return null;
  }
}

function recordingOf(agent: AgentParty): RecordingPhase {
  const state = recordingState(agent);
  return state === 'off' && agent.recordings.at(-1)?.hasFailed ? 'failed' : state;
}

const RESULTS: Readonly<Record<NonNullable<ZoomCall['result']>, Readonly<Record<End, CallResult>>>> = {
  connected: { caller: 'answered', callee: 'answered' },
  rejected: { caller: 'declined', callee: 'declined' },
  busy: { caller: 'busy', callee: 'missed' },
  noAnswer: { caller: 'noAnswer', callee: 'missed' },
  cancelled: { caller: 'cancelled', callee: 'missed' },
  voicemail: { caller: 'voicemail', callee: 'voicemail' },
  answeredByOther: { caller: 'answered', callee: 'answeredElsewhere' },
};
