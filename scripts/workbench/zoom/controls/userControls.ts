/** What one user does, without a pad: on the Zoom client of whatever device. */
import type { Account } from '../account.ts';
import { buttonAction } from '../calls/buttons.ts';
import type { Button } from '../calls/buttons.ts';
import type { TransferType } from '../calls/callAction.ts';
import type { PhoneCloud } from '../calls/phoneCloud.ts';
import { endOf } from '../calls/zoomCall.ts';
import type { DeviceKind } from '../calls/zoomCall.ts';
import type { Pads } from '../embed/pads.ts';
import { ZOOM_USER_COOKIE } from '../oauth/browserUser.ts';
import type { ZoomUser } from '../options.ts';
import type { ZoomClient } from '../store.ts';
import { deviceOf } from '../userState.ts';
import type { UserState } from '../userState.ts';
import { CallRefused } from './callRefused.ts';

export interface Dial {
  /** Whatever people dial: E.164, a national number, an extension, an emergency number. */
  readonly number: string;
  /** One of the user's numbers, null to hide it. Default: what the user has set. */
  readonly callerId?: string | null;
  /** Default: the device of the user's client. */
  readonly device?: DeviceKind;
}

/** All throw CallRefused where Zoom refuses. */
export interface AgentControls {
  /** @returns the id of the call */
  readonly dial: (dial: Dial) => string;
  /** @param device default: the device of the user's client */
  readonly accept: (callId: string, device?: DeviceKind) => void;
  readonly decline: (callId: string) => void;
  readonly end: (callId: string) => void;
  readonly hold: (callId: string) => void;
  readonly unhold: (callId: string) => void;
  readonly mute: (callId: string) => void;
  readonly unmute: (callId: string) => void;
  readonly startRecording: (callId: string) => void;
  readonly pauseRecording: (callId: string) => void;
  readonly resumeRecording: (callId: string) => void;
  readonly stopRecording: (callId: string) => void;
  readonly sendDigits: (callId: string, digits: string) => void;
  /** The caller speaks to the voicemail instead. */
  readonly sendToVoicemail: (callId: string) => void;
  /** @param to whatever people dial */
  readonly transfer: (callId: string, type: TransferType, to: string) => void;
  /** Both for the call that is transferred. */
  readonly completeTransfer: (callId: string) => void;
  readonly cancelTransfer: (callId: string) => void;
  readonly park: (callId: string) => void;
  /** A call on hold joins the one talked in. */
  readonly merge: (callId: string) => void;
  /** The call goes on as a Zoom meeting. */
  readonly meet: (callId: string) => void;
}

export interface ClientControls {
  readonly state: () => ZoomClient;
  readonly set: (change: Partial<ZoomClient>) => void;
}

export interface PadControls {
  readonly isSignedIn: () => boolean;
  readonly signIn: () => void;
  readonly signOut: () => void;
  /** How many pads of the user are open in browsers. */
  readonly openCount: () => number;
}

export interface UserControls {
  readonly agent: AgentControls;
  readonly client: ClientControls;
  readonly pad: PadControls;
  /** Signs a browser in to Zoom, pages and pad, as this user: a cookie for the host, path `/`. */
  readonly cookie: { readonly name: string; readonly value: string };
}

export interface UserControlsDeps {
  readonly account: Account;
  readonly cloud: PhoneCloud;
  readonly userState: UserState;
  readonly pads: Pads;
}

export function createUserControls(deps: UserControlsDeps, user: ZoomUser): UserControls {
  const { pads, userState } = deps;
  return {
    agent: createAgentControls(deps, user),
    client: {
      state: () => userState.client(user.id),
      set: (change) => {
        userState.setClient(user.id, change);
      },
    },
    pad: {
      isSignedIn: () => userState.isPadSignedIn(user.id),
      signIn: () => {
        userState.setPadSignedIn(user.id, true);
      },
      signOut: () => {
        userState.setPadSignedIn(user.id, false);
      },
      openCount: () => pads.count(user.id),
    },
    cookie: { name: ZOOM_USER_COOKIE, value: user.id },
  };
}

function createAgentControls({ account, cloud, userState }: UserControlsDeps, user: ZoomUser): AgentControls {
  function press(button: Button, callId: string, digits?: string): void {
    const call = cloud.live().get(callId);
    const end = call === undefined ? null : endOf(call, user.id);
    const refusal = end === null ? 'unknownCall' : cloud.act(buttonAction(button, callId, end, digits));
    if (refusal !== null) throw new CallRefused(refusal);
  }
  const pressing = (button: Button) => (callId: string) => {
    press(button, callId);
  };
  const device = (kind: DeviceKind | undefined) =>
    kind === undefined ? userState.device(user.id) : deviceOf(user.id, kind);

  return {
    dial(wanted) {
      const to = account.read(wanted.number, user);
      if (to === null) throw new CallRefused('noNumber');
      const on = device(wanted.device);
      if (on === null) throw new CallRefused('noDevice');
      const callerId = wanted.callerId === undefined ? ownCallerId(userState, user) : wanted.callerId;
      const placed = cloud.place({ from: 'user', user, to, callerId, device: on });
      if (!placed.ok) throw new CallRefused(placed.refused);
      return placed.callId;
    },
    accept(callId, kind) {
      const call = cloud.live().get(callId);
      const isCallee = call !== undefined && endOf(call, user.id) === 'callee';
      const refusal = isCallee ? cloud.act({ type: 'answer', callId, device: device(kind) }) : 'unknownCall';
      if (refusal !== null) throw new CallRefused(refusal);
    },
    decline: pressing('refuse'),
    end: pressing('hangUp'),
    hold: pressing('hold'),
    unhold: pressing('unhold'),
    mute: pressing('mute'),
    unmute: pressing('unmute'),
    startRecording: pressing('startRecording'),
    pauseRecording: pressing('pauseRecording'),
    resumeRecording: pressing('resumeRecording'),
    stopRecording: pressing('stopRecording'),
    sendDigits: (callId, digits) => {
      press('sendDigits', callId, digits);
    },
    sendToVoicemail: pressing('voicemail'),
    transfer(callId, type, typed) {
      const to = account.read(typed, user);
      if (to === null) throw new CallRefused('noNumber');
      const call = cloud.live().get(callId);
      const by = call === undefined ? null : endOf(call, user.id);
      const refusal = by === null ? 'unknownCall' : cloud.transfer({ type, callId, by, to });
      if (refusal !== null) throw new CallRefused(refusal);
    },
    completeTransfer: pressing('completeTransfer'),
    cancelTransfer: pressing('cancelTransfer'),
    park: pressing('park'),
    merge: pressing('merge'),
    meet: pressing('meet'),
  };
}

function ownCallerId(userState: UserState, user: ZoomUser): string | null {
  const callerId = userState.callerId(user);
  if (callerId.kind === 'none') throw new CallRefused('noCallerId');
  return callerId.kind === 'number' ? callerId.number : null;
}
