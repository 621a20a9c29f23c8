/** What is known of the browser's audio devices, as views show it. */
import type { ErrorCode } from 'c/zoomCallCore';

export const DEVICE_USES = ['microphone', 'speaker', 'ringer'] as const;
/** `ringer`: what incoming calls ring on, mostly loudspeakers beside a headset. */
export type DeviceUse = (typeof DEVICE_USES)[number];

export interface AudioDevice {
  readonly id: string;
  readonly name: string;
}

/** By use, the id of the device; null: the system's default, whatever that is. */
export type DeviceChoices = Readonly<Record<DeviceUse, string | null>>;

/**
 * What happened to the audio by itself. `microphoneGone`, `speakerGone`: it goes on with the system's default;
 * `microphoneSilenced`: by the system, or a switch on the device; `soundBlocked`: until the agent clicks in the page.
 */
export type AudioNotice = 'microphoneGone' | 'speakerGone' | 'microphoneSilenced' | 'soundBlocked';

export interface AudioState {
  /** None as long as the browser has not been allowed to tell them. */
  readonly microphones: readonly AudioDevice[];
  /** For speaker and ringer. */
  readonly speakers: readonly AudioDevice[];
  readonly choices: DeviceChoices;
  /** Chosen, but not there: the system's default is used instead, until they come back. */
  readonly missing: readonly DeviceUse[];
  /** The browser lets pages choose what they play on. */
  readonly canChooseOutput: boolean;
  /** Why there is no microphone, where one was asked for. */
  readonly problem: ErrorCode | null;
  readonly notices: readonly AudioNotice[];
  /** Of the test of one's own voice. */
  readonly test: 'idle' | 'recording' | 'playing';
}

export const NO_CHOICES: DeviceChoices = { microphone: null, speaker: null, ringer: null };

export const NO_AUDIO: AudioState = {
  microphones: [],
  speakers: [],
  choices: NO_CHOICES,
  missing: [],
  canChooseOutput: false,
  problem: null,
  notices: [],
  test: 'idle',
};
