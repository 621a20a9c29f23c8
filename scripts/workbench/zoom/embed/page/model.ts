/** What one pad shows: the cloud's state, and what the person at this pad has open. */
import type { Strings } from '../../strings.ts';
import type { PadCall, PadState } from '../padProtocol.ts';

export type Screen = 'keypad' | 'calls' | 'call' | 'sms';

export interface Contact {
  readonly displayName: string;
  readonly number: string;
}

export interface Model {
  readonly state: PadState;
  readonly strings: Strings;
  readonly isConnected: boolean;
  readonly screen: Screen;
  /** As typed into the keypad. */
  readonly number: string;
  /** The keys for tones, during a call. */
  readonly showsKeys: boolean;
  /** The call that is about to be transferred; null while no form for it is open. */
  readonly transferring: string | null;
  readonly transferTo: string;
  readonly showsNoCallerId: boolean;
  readonly smsTo: string;
  /** Found by the page around the pad for what is typed. */
  readonly found: readonly Contact[];
  /** Names that the page around the pad knows, by number. */
  readonly names: ReadonlyMap<string, string>;
  /** Ended calls whose log can be saved by hand. */
  readonly savableLogs: ReadonlySet<string>;
  /** Milliseconds that the cloud's clock is ahead of this one. */
  readonly clockAhead: number;
}

/** The call in the foreground: talked in or dialed, else ringing in, else the one put on hold last. */
export function foregroundCall({ state }: Model): PadCall | null {
  const live = liveCalls(state);
  const held = live.filter(({ phase }) => phase === 'held');
  held.sort((a, b) => (b.heldSince ?? 0) - (a.heldSince ?? 0));
  const ringsIn = live.find((call) => call.phase === 'ringing' && call.direction === 'inbound');
  return live.find((call) => call.phase === 'connected' || isDialed(call)) ?? ringsIn ?? held[0] ?? null;
}

/** Calls that ring in while another is in the foreground. */
export function waitingCalls(model: Model): readonly PadCall[] {
  const foreground = foregroundCall(model);
  return liveCalls(model.state).filter((call) => call.phase === 'ringing' && call !== foreground);
}

/** The call put on hold last that can join the one talked in. */
export function mergeableCall({ state }: Model): PadCall | null {
  const held = liveCalls(state).filter(({ buttons }) => buttons.includes('merge'));
  return held.toSorted((a, b) => (b.heldSince ?? 0) - (a.heldSince ?? 0))[0] ?? null;
}

export const liveCalls = ({ calls }: PadState): readonly PadCall[] =>
  calls.filter(({ phase }) => phase !== 'ended');

export const isDialed = ({ direction, phase }: PadCall): boolean =>
  phase === 'ringing' && direction === 'outbound';

export function peerName({ names, strings }: Model, call: PadCall): string {
  const known = call.peerNumber === null ? undefined : names.get(call.peerNumber);
  return known ?? call.peerName ?? (call.peerNumber === null ? strings.privateNumber : call.peerDisplay);
}

/** `0:07`, `12:34`, `1:02:03` */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
