/** What users set for themselves, and the state of their Zoom clients and pads. */
import { callerIdsOf } from './account.ts';
import type { Account } from './account.ts';
import type { Device, DeviceKind } from './calls/zoomCall.ts';
import { opaqueId } from './ids.ts';
import type { NamedNumber, ZoomUser } from './options.ts';
import type { Store, ZoomClient } from './store.ts';

export type CallerId =
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'hidden' }
  /** The user has no number to call with. */
  | { readonly kind: 'none' };

/** Zoom's reasons not to change the caller ID (PATCH user settings, error 400). */
export type CallerIdRefusal =
  | 'Outbound caller id has been locked.'
  | 'Do not allow hiding outbound caller id.'
  | 'Invalid outbound caller ID.';

export interface UserState {
  readonly callerId: (user: ZoomUser) => CallerId;
  /** @param number one of the user's caller IDs; empty to hide it */
  readonly setCallerId: (user: ZoomUser, number: string) => CallerIdRefusal | null;
  readonly client: (userId: string) => ZoomClient;
  readonly setClient: (userId: string, change: Partial<ZoomClient>) => void;
  /** The device on which the user telephones now; null while no Zoom client runs. */
  readonly device: (userId: string) => Device | null;
  readonly isPadSignedIn: (userId: string) => boolean;
  readonly setPadSignedIn: (userId: string, signedIn: boolean) => void;
  /** Called after every change, with the user whose state changed. */
  readonly onChange: (listener: (userId: string) => void) => void;
}

const DEVICE_TYPES: Readonly<Record<DeviceKind, string>> = {
  desktop: 'MAC_Client(6.0.2.33403)',
  mobile: 'iOS_Client(6.0.2.33403)',
  deskPhone: 'Yealink t42s',
};

const CLIENT_AT_FIRST: ZoomClient = {
  running: true,
  device: 'desktop',
  inMeeting: false,
  recordingFails: false,
};

export function createUserState(account: Account, { data, changed }: Store): UserState {
  const listeners: ((userId: string) => void)[] = [];

  function tell(userId: string): void {
    changed();
    for (const listener of listeners) listener(userId);
  }

  function client(userId: string): ZoomClient {
    return data.clients[userId] ?? CLIENT_AT_FIRST;
  }

  return {
    callerId(user) {
      const chosen = data.callerIds[user.id] ?? callerIdsOf(user)[0]?.number;
      if (chosen === undefined) return { kind: 'none' };
      return chosen === '' ? { kind: 'hidden' } : { kind: 'number', number: chosen };
    },
    setCallerId(user, number) {
      const refusal = whyNotCallerId(user, number, callerIdsOf(user));
      if (refusal !== null) return refusal;
      data.callerIds[user.id] = number;
      tell(user.id);
      return null;
    },
    client,
    setClient(userId, change) {
      data.clients[account.user(userId).id] = { ...client(userId), ...change };
      tell(userId);
    },
    device(userId) {
      const { running, device } = client(userId);
      return running ? deviceOf(userId, device) : null;
    },
    isPadSignedIn: (userId) => !data.signedOutPads.includes(userId),
    setPadSignedIn(userId, signedIn) {
      const others = data.signedOutPads.filter((id) => id !== account.user(userId).id);
      data.signedOutPads = signedIn ? others : [...others, userId];
      tell(userId);
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

export function deviceOf(userId: string, kind: DeviceKind): Device {
  return {
    kind,
    type: DEVICE_TYPES[kind],
    id: kind === 'deskPhone' ? null : opaqueId('device', userId, kind),
  };
}

function whyNotCallerId(
  { policy }: ZoomUser,
  number: string,
  callerIds: readonly NamedNumber[],
): CallerIdRefusal | null {
  if (!policy.choosesCallerId) return 'Outbound caller id has been locked.';
  if (number === '') return policy.hidesCallerId ? null : 'Do not allow hiding outbound caller id.';
  return callerIds.some((callerId) => callerId.number === number) ? null : 'Invalid outbound caller ID.';
}
