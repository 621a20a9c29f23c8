/** What the pad's page and the cloud tell each other. Private to the local Zoom: Zoom's own way is not documented. */
import type { Button } from '../calls/buttons.ts';
import type { TransferType } from '../calls/callAction.ts';
import type { Meeting } from '../calls/meeting.ts';
import type { CallResult } from '../calls/zoomCall.ts';
import type { Language } from '../strings.ts';

/** All that a pad shows. */
export interface PadState {
  readonly language: Language;
  readonly user: { readonly name: string; readonly extension: number };
  readonly isSignedIn: boolean;
  readonly isLicensed: boolean;
  /** The Zoom desktop client runs: without it the pad can do nothing. */
  readonly hasDevice: boolean;
  /** The page around the pad is on an approved domain; otherwise pad and page do not talk. */
  readonly isApproved: boolean;
  /** Of the user's pads, the one in the active tab. */
  readonly isActive: boolean;
  readonly callerIds: readonly { readonly number: string; readonly label: string }[];
  /** Empty when hidden, null when the user has none. */
  readonly callerId: string | null;
  readonly choosesCallerId: boolean;
  readonly hidesCallerId: boolean;
  readonly meeting: Meeting;
  /** Live ones first, then the latest. */
  readonly calls: readonly PadCall[];
  /** The cloud's time, in milliseconds since 1970. */
  readonly now: number;
}

export interface PadCall {
  readonly callId: string;
  readonly direction: 'inbound' | 'outbound';
  /** Null where the caller withholds it. */
  readonly peerNumber: string | null;
  /** As people write it. */
  readonly peerDisplay: string;
  readonly peerName: string | null;
  /** Name of the queue that passed it on. */
  readonly via: string | null;
  readonly phase: 'ringing' | 'connected' | 'held' | 'ended';
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly heldSince: number | null;
  readonly isMuted: boolean;
  readonly recording: 'off' | 'on' | 'paused';
  readonly isAutoRecorded: boolean;
  readonly digits: string;
  readonly result: CallResult | null;
  /** The call that the user is about to transfer to this one's other end. */
  readonly transferOf: string | null;
  readonly conferenceId: string | null;
  /** The buttons that work now. */
  readonly buttons: readonly Button[];
  readonly transfers: readonly TransferType[];
}

export type PadRequest =
  | { readonly do: 'press'; readonly callId: string; readonly button: Button; readonly digits?: string }
  | {
      readonly do: 'transfer';
      readonly callId: string;
      readonly type: TransferType;
      /** Anything that people dial. */
      readonly number: string;
    }
  /** A call that rings in during a meeting. */
  | { readonly do: 'answerInMeeting'; readonly callId: string; readonly meeting: 'end' | 'holdAudio' }
  /** By the pad's own keypad: anything that people dial. */
  | { readonly do: 'dial'; readonly number: string }
  /** Command `zp-make-call` of the page around the pad. */
  | {
      readonly do: 'makeCall';
      readonly number: string;
      readonly callerId?: string;
      readonly autoDial?: boolean;
    }
  | { readonly do: 'chooseCallerId'; readonly number: string }
  | { readonly do: 'signOut' }
  /** This pad is in the active tab now. */
  | { readonly do: 'activate'; readonly padId: string };

export interface PadReply {
  readonly notice: 'noCallerId' | null;
  /** A number for the keypad. */
  readonly fill: string | null;
}

/** A message of Smart Embed, from the pad to the page around it. */
export interface EmbedMessage {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}
