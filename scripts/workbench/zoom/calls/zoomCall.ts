/**
 * A call as Zoom's cloud sees it: two ends, of which one or both are users of the account. One `callId` for all.
 *
 *   ringing --answer--> connected --hangUp--> ended
 *      |
 *      +---refuse, busy, noAnswer, voicemail, answeredByOther, hangUp---> ended
 */

export const ENDS = ['caller', 'callee'] as const;
export type End = (typeof ENDS)[number];

export interface ZoomCall {
  readonly callId: string;
  readonly caller: Party;
  readonly callee: Party;
  readonly phase: 'ringing' | 'connected' | 'ended';
  /** The callee does not see the caller's number. */
  readonly callerIdHidden: boolean;
  readonly emergency: boolean;
  /** The queue that passed the call on. */
  readonly via: Queue | null;
  /** Milliseconds since 1970, like every time here. */
  readonly ringingAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly result: CallResult | null;
}

export type CallResult =
  | 'connected'
  | 'rejected'
  | 'busy'
  | 'noAnswer'
  | 'cancelled'
  | 'voicemail'
  /** By another member of the queue. */
  | 'answeredByOther';

/** What the user has made of the call besides talking. Numbers are extensions or E.164. */
export type HandOver =
  | { readonly kind: 'blindTransfer' | 'voicemailTransfer'; readonly to: string }
  /** `callId`: the call in which the user announces this one. */
  | {
      readonly kind: 'warmTransfer';
      readonly to: string;
      readonly callId: string;
      readonly isCompleted: boolean;
    }
  | { readonly kind: 'park'; readonly code: string }
  | { readonly kind: 'meeting'; readonly meetingId: string };

export type Party = AgentParty | OutsideParty;

/** A user of the account and all that the user's Zoom client does with the call. */
export interface AgentParty {
  readonly kind: 'agent';
  readonly userId: string;
  /** The own number on this call (caller ID, or the number that was dialed), in E.164; null: reached by extension. */
  readonly number: string | null;
  /** Null until the call is on a device of the user. */
  readonly device: Device | null;
  readonly heldSince: number | null;
  /** Length of the holds that are over. */
  readonly heldMs: number;
  readonly muted: boolean;
  readonly recordings: readonly Recording[];
  /** Zoom records this call by itself. */
  readonly autoRecorded: boolean;
  /** The administrator lets the user record. */
  readonly recordsByHand: boolean;
  /** Keys pressed during the call (DTMF). */
  readonly digits: string;
  readonly handOver: HandOver | null;
  /** The same for all calls that the user has merged. */
  readonly conferenceId: string | null;
}

export interface OutsideParty {
  readonly kind: 'outside';
  /** E.164 or an emergency number; null where the caller withholds it. */
  readonly number: string | null;
  readonly name: string | null;
}

export interface Queue {
  readonly name: string;
  readonly extension: number;
}

export interface Recording {
  readonly kind: 'onDemand' | 'automatic';
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** Set while it pauses. Zoom pauses a recording for the time of a hold. */
  readonly pausedBy: 'agent' | 'hold' | null;
  readonly hasFailed: boolean;
}

export const DEVICE_KINDS = ['desktop', 'mobile', 'deskPhone'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

export interface Device {
  readonly kind: DeviceKind;
  /** For example `MAC_Client(6.0.2.33403)`. */
  readonly type: string;
  /** Desk phones have none. */
  readonly id: string | null;
}

export function otherEnd(end: End): End {
  return end === 'caller' ? 'callee' : 'caller';
}

/** The ends at which users of the account are. */
export function agentEnds(call: ZoomCall): readonly { readonly end: End; readonly agent: AgentParty }[] {
  return ENDS.flatMap((end) => {
    const agent = agentAt(call, end);
    return agent === null ? [] : [{ end, agent }];
  });
}

export function agentAt(call: ZoomCall, end: End): AgentParty | null {
  const party = call[end];
  return party.kind === 'agent' ? party : null;
}

export function endOf(call: ZoomCall, userId: string): End | null {
  return agentEnds(call).find(({ agent }) => agent.userId === userId)?.end ?? null;
}

export function isInternal(call: ZoomCall): boolean {
  return call.caller.kind === 'agent' && call.callee.kind === 'agent';
}

/** The recording that has not ended: it runs or pauses. */
export function openRecording(agent: AgentParty): Recording | null {
  return agent.recordings.find((recording) => recording.endedAt === null) ?? null;
}

export function recordingState(agent: AgentParty): 'off' | 'on' | 'paused' {
  const recording = openRecording(agent);
  if (recording === null) return 'off';
  return recording.pausedBy === null ? 'on' : 'paused';
}
