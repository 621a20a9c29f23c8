/** What people do with calls, what comes of it, and why Zoom refuses. */
import type { Device, End, ZoomCall } from './zoomCall.ts';

/** What the far end or the network does with a call that rings. */
export const RING_ENDINGS = ['refuse', 'busy', 'noAnswer', 'voicemail', 'answeredByOther'] as const;
export type RingEnding = (typeof RING_ENDINGS)[number];

export const RECORDING_ACTIONS = [
  'startRecording',
  'pauseRecording',
  'resumeRecording',
  'stopRecording',
] as const;
export type RecordingAction = (typeof RECORDING_ACTIONS)[number];

/** What a user does with a call that runs, by the buttons of the Zoom client. */
export const CLIENT_ACTIONS = [
  'hold',
  'unhold',
  'mute',
  'unmute',
  'sendDigits',
  ...RECORDING_ACTIONS,
] as const;
export type ClientActionType = (typeof CLIENT_ACTIONS)[number];

/** What a user makes of a call that runs, by one press. */
export const HAND_OVER_ACTIONS = ['completeTransfer', 'cancelTransfer', 'park', 'merge', 'meet'] as const;
export type HandOverActionType = (typeof HAND_OVER_ACTIONS)[number];

export const TRANSFERS = ['blindTransfer', 'warmTransfer', 'voicemailTransfer'] as const;
export type TransferType = (typeof TRANSFERS)[number];

export type CallAction =
  | { readonly type: 'ring'; readonly call: ZoomCall }
  /** `device`: where a user answers. */
  | { readonly type: 'answer'; readonly callId: string; readonly device: Device | null }
  | { readonly type: RingEnding; readonly callId: string }
  | { readonly type: 'hangUp'; readonly callId: string; readonly by: End }
  | ClientAction
  | HandOverAction
  | TransferAction
  /** Zoom cannot go on recording. */
  | { readonly type: 'failRecording'; readonly callId: string; readonly by: End };

export interface ClientAction {
  readonly type: ClientActionType;
  readonly callId: string;
  readonly by: End;
  /** Only for `sendDigits`. */
  readonly digits?: string;
}

/** Of `merge` the call is the one on hold that joins the call talked in. */
export interface HandOverAction {
  readonly type: HandOverActionType;
  readonly callId: string;
  readonly by: End;
}

/** `to`: an extension or E.164. */
export type TransferAction =
  | {
      readonly type: 'blindTransfer' | 'voicemailTransfer';
      readonly callId: string;
      readonly by: End;
      readonly to: string;
    }
  /** `second`: the call in which the user speaks to `to` first. */
  | {
      readonly type: 'warmTransfer';
      readonly callId: string;
      readonly by: End;
      readonly to: string;
      readonly second: ZoomCall;
    };

/** Something that happened. `call` is the call after it; `end` is null where it concerns both ends. */
export interface Happening {
  readonly kind:
    | 'ringing'
    | 'answered'
    | 'ended'
    | 'held'
    | 'unheld'
    | 'muted'
    | 'unmuted'
    | 'digitsSent'
    | 'recordingStarted'
    | 'recordingPaused'
    | 'recordingResumed'
    | 'recordingStopped'
    | 'recordingFailed'
    | 'blindTransferred'
    | 'sentToVoicemail'
    | 'warmTransferInitiated'
    | 'warmTransferCompleted'
    | 'warmTransferCancelled'
    | 'parked'
    | 'conferenceStarted'
    | 'meetingInviting';
  readonly call: ZoomCall;
  readonly end: End | null;
  readonly at: number;
}

export type Refusal =
  | 'unknownCall'
  /** The call is in no state for it. */
  | 'notNow'
  /** Four calls are on hold already. */
  | 'tooManyHeld'
  /** A call of the user still rings at the other end. */
  | 'dialing'
  /** Nothing can be recorded while the call is on hold. */
  | 'onHold'
  /** Zoom records by itself: nobody starts or stops by hand. */
  | 'autoRecorded'
  /** The administrator does not let the user do it. */
  | 'notAllowed';

/** All calls that ring or run, and those that ended, by `callId`. */
export type Calls = ReadonlyMap<string, ZoomCall>;

export type Outcome =
  | { readonly ok: true; readonly calls: Calls; readonly happenings: readonly Happening[] }
  | { readonly ok: false; readonly refused: Refusal };
