/** The agent's microphone: one track for all who need it, and another one when the device is another. */
import type { PhoneError } from 'c/zoomCallCore';
import type { Devices, MediaPort } from './devices.ts';
import { isMissing, microphoneError } from './microphoneError.ts';

/** `calls`: the line; `meter`, `test`: the agent looks whether it works. */
export type MicrophoneUser = 'calls' | 'meter' | 'test';

export interface Microphone {
  readonly track: MediaStreamTrack | null;
  /** @throws PhoneError line.microphone... */
  open(user: MicrophoneUser): Promise<MediaStreamTrack>;
  /** Nobody needs it any more: it is let go. */
  close(user: MicrophoneUser): void;
  isUsedBy(user: MicrophoneUser): boolean;
  /** The devices, or the choice, may be others now. */
  review(): void;
  stop(): void;
}

interface Deps {
  readonly media: MediaPort | null;
  readonly devices: Pick<Devices, 'idOf' | 'refresh' | 'defaultMicrophone'>;
  /** False: the policy of the page forbids it. */
  readonly pageAllows: () => boolean | null;
  /** Another track is to be used from now on, or none. */
  readonly onTrack: (track: MediaStreamTrack | null) => void;
  /** Of the last time that it was asked for; null: it was there. */
  readonly onProblem: (problem: PhoneError | null) => void;
  readonly onSilenced: (isSilenced: boolean) => void;
}

const SPEECH = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

export function createMicrophone(deps: Deps): Microphone {
  const { media, devices, pageAllows, onTrack, onProblem, onSilenced } = deps;
  const users = new Set<MicrophoneUser>();
  let track: MediaStreamTrack | null = null;
  /** Of the track: the device that was wanted, the one that it is of, and what the system's default was then. */
  let held: {
    readonly wanted: string | null;
    readonly id: string | null;
    readonly standard: string;
  } | null = null;
  let opening: Promise<MediaStreamTrack> | null = null;

  function request(id: string | null): Promise<MediaStream> {
    if (media === null) throw new TypeError('No media devices.');
    return media.getUserMedia({ audio: id === null ? SPEECH : { ...SPEECH, deviceId: { exact: id } } });
  }

  /** The device that was chosen; where it is not there, the system's default. */
  async function requestWanted() {
    const wanted = devices.idOf('microphone');
    try {
      return { wanted, id: wanted, stream: await request(wanted) };
    } catch (caught) {
      if (wanted === null || !isMissing(caught)) throw caught;
      return { wanted, id: null, stream: await request(null) };
    }
  }

  async function ask(): Promise<MediaStreamTrack> {
    try {
      const { wanted, id, stream } = await requestWanted();
      const [next] = stream.getAudioTracks();
      if (next === undefined) throw new DOMException('No track.', 'NotFoundError');
      take(next);
      // Only now the browser names them.
      await devices.refresh();
      held = { wanted, id, standard: devices.defaultMicrophone() };
      onProblem(null);
      return next;
    } catch (caught) {
      const problem = microphoneError(caught, pageAllows());
      onProblem(problem);
      throw problem;
    }
  }

  function take(next: MediaStreamTrack): void {
    letGo();
    // Who asked has gone meanwhile.
    if (users.size === 0) next.stop();
    else track = next;
    if (track !== next) return;
    next.addEventListener('ended', () => {
      if (track === next) void replace();
    });
    const tellSilenced = (): void => {
      if (track === next) onSilenced(next.muted);
    };
    next.addEventListener('mute', tellSilenced);
    next.addEventListener('unmute', tellSilenced);
    tellSilenced();
  }

  function letGo(): void {
    const before = track;
    track = null;
    held = null;
    before?.stop();
    if (before !== null) onSilenced(false);
  }

  function acquire(): Promise<MediaStreamTrack> {
    opening ??= ask().then(
      (next) => {
        opening = null;
        // The agent has chosen another one meanwhile.
        review();
        return next;
      },
      (problem: unknown) => {
        opening = null;
        throw problem;
      },
    );
    return opening;
  }

  async function replace(): Promise<void> {
    const before = track;
    try {
      const next = await acquire();
      if (track === next && next !== before) onTrack(next);
    } catch {
      // Why, was told. One that works is better than none, also when another was chosen.
      if (track?.readyState === 'live') return;
      letGo();
      onTrack(null);
    }
  }

  function isOther(): boolean {
    const wanted = devices.idOf('microphone');
    if (held === null || (wanted !== held.wanted && wanted !== held.id)) return true;
    // By now the browser tells that the wanted one is not there: when it is back, it is another one.
    if (wanted === held.id) held = { ...held, wanted };
    return wanted === null && held.standard !== devices.defaultMicrophone();
  }

  function review(): void {
    if (users.size === 0 || opening !== null) return;
    if (track?.readyState !== 'live' || isOther()) void replace();
  }

  return {
    get track() {
      return track;
    },
    async open(user) {
      users.add(user);
      if (track?.readyState === 'live' && opening === null) return track;
      try {
        return await acquire();
      } catch (problem) {
        users.delete(user);
        throw problem;
      }
    },
    close(user) {
      users.delete(user);
      if (users.size === 0) letGo();
    },
    isUsedBy: (user) => users.has(user),
    review,
    stop() {
      users.clear();
      letGo();
    },
  };
}
