/** A computer with audio devices, as a browser shows it to a page. jsdom has no sound: what is played where is written down. */
import type { CallAudioDeps } from '../../force-app/main/softphone/lwc/zoomPhoneAudio/callAudio.ts';

export interface DeviceStandIn {
  readonly kind: 'audioinput' | 'audiooutput';
  readonly deviceId: string;
  readonly label: string;
  readonly groupId?: string;
}

export const BUILT_IN = { kind: 'audioinput', deviceId: 'built-in', label: 'Built-in microphone' } as const;
export const HEADSET = { kind: 'audioinput', deviceId: 'headset', label: 'Headset' } as const;
export const SPEAKERS = { kind: 'audiooutput', deviceId: 'speakers', label: 'Speakers' } as const;
export const EARPHONES = { kind: 'audiooutput', deviceId: 'earphones', label: 'Headset' } as const;

/** What Chrome lists beside them: what the system has chosen, under a name of its own. */
export function systemDefault(groupId: string): DeviceStandIn {
  return { kind: 'audioinput', deviceId: 'default', label: 'Default', groupId };
}

class TrackStandIn extends EventTarget {
  readonly kind = 'audio';
  readyState: MediaStreamTrackState = 'live';
  muted = false;
  readonly deviceId: string;
  constructor(deviceId: string) {
    super();
    this.deviceId = deviceId;
  }
  clone(): TrackStandIn {
    return new TrackStandIn(this.deviceId);
  }
  stop(): void {
    this.readyState = 'ended';
  }
  /** The device is gone, or the permission. */
  end(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
  setMuted(muted: boolean): void {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }
}

class StreamStandIn {
  readonly tracks: readonly unknown[];
  constructor(tracks: readonly unknown[] = []) {
    this.tracks = tracks;
  }
  getAudioTracks(): readonly unknown[] {
    return this.tracks;
  }
}

export interface AudioStandIn {
  readonly deps: CallAudioDeps;
  /** Every track that the browser has given, the newest last. */
  readonly tracks: readonly TrackStandIn[];
  /** What it was asked for each time: the id of a device, or null. */
  readonly asked: readonly (string | null)[];
  /** Where each stream that is played now is to be heard; '' is the system's default. */
  playedOn(stream: MediaStream): string | null;
  plug(...devices: readonly DeviceStandIn[]): void;
  unplug(deviceId: string): void;
  /** Another device has its place, without any going. */
  replace(deviceId: string, by: DeviceStandIn): void;
  /** What getUserMedia fails with from now on; null: it does not. */
  refuse(name: string | null): void;
  forbid(): void;
  /** The browser lets nothing be heard before the agent has used the page. */
  silence(isSilent: boolean): void;
  /** Something a microphone takes: -1 to 1. */
  speak(loudness: number): void;
  /** Names of the devices on which a sound of the page was made. */
  readonly sounds: readonly string[];
}

export function standInForAudio(...present: readonly DeviceStandIn[]): AudioStandIn {
  let devices = [...present];
  let allowed = false;
  let refusal: string | null = null;
  let pageAllows: boolean | null = null;
  let isSilent = false;
  let loudness = 0;
  const tracks: TrackStandIn[] = [];
  const asked: (string | null)[] = [];
  const elements: HTMLAudioElement[] = [];
  const sounds: string[] = [];
  const changes = new EventTarget();
  Object.assign(globalThis, { MediaStream: StreamStandIn });

  const exists = (id: string): boolean => devices.some(({ deviceId }) => deviceId === id);

  function getUserMedia(constraints: MediaStreamConstraints = {}): Promise<StreamStandIn> {
    const id = exactIdOf(constraints);
    asked.push(id);
    const fails = refusal ?? (pageAllows === false ? 'NotAllowedError' : null);
    if (fails !== null) return Promise.reject(new DOMException('No.', fails));
    const inputs = devices.filter(({ kind }) => kind === 'audioinput');
    if (id !== null && !exists(id)) return Promise.reject(new DOMException('No.', 'OverconstrainedError'));
    if (inputs.length === 0) return Promise.reject(new DOMException('No.', 'NotFoundError'));
    allowed = true;
    const track = new TrackStandIn(id ?? inputs[0]?.deviceId ?? '');
    tracks.push(track);
    return Promise.resolve(new StreamStandIn([track]));
  }

  function enumerateDevices(): Promise<MediaDeviceInfo[]> {
    const told = devices.map((one) => ({
      ...{ kind: one.kind, deviceId: allowed ? one.deviceId : '', label: allowed ? one.label : '' },
      groupId: one.groupId ?? '',
      toJSON: () => null,
    }));
    return Promise.resolve(told);
  }

  function createElement(): HTMLAudioElement {
    const element = document.createElement('audio');
    const state = { sinkId: '', srcObject: null };
    Object.defineProperties(element, {
      srcObject: { value: null, writable: true },
      sinkId: { get: () => state.sinkId },
      setSinkId: {
        value: (id: string) => {
          if (id !== '' && !exists(id)) return Promise.reject(new DOMException('No.', 'NotFoundError'));
          state.sinkId = id;
          return Promise.resolve();
        },
      },
      play: {
        value: () =>
          isSilent ? Promise.reject(new DOMException('No.', 'NotAllowedError')) : Promise.resolve(),
      },
    });
    elements.push(element);
    return element;
  }

  const elementOf = (stream: unknown) => elements.find(({ srcObject }) => srcObject === stream);
  const createContext = () =>
    contextOf(
      () => loudness,
      (stream) => sounds.push(sinkOf(elementOf(stream)) ?? ''),
    );

  return {
    tracks,
    asked,
    sounds,
    deps: {
      media: Object.assign(changes, { getUserMedia, enumerateDevices }) as never,
      storage: localStorage,
      page: {
        createElement,
        addEventListener: document.addEventListener.bind(document),
        removeEventListener: document.removeEventListener.bind(document),
      },
      window,
      createContext: createContext as never,
      createRecorder: () => recorder(),
      pageAllows: () => pageAllows,
    },
    playedOn: (stream) => sinkOf(elementOf(stream)),
    plug(...more) {
      devices = [...devices, ...more];
      changes.dispatchEvent(new Event('devicechange'));
    },
    unplug(id) {
      devices = devices.filter(({ deviceId }) => deviceId !== id);
      for (const track of tracks) if (track.deviceId === id && track.readyState === 'live') track.end();
      changes.dispatchEvent(new Event('devicechange'));
    },
    replace(id, by) {
      devices = devices.map((one) => (one.deviceId === id ? by : one));
      changes.dispatchEvent(new Event('devicechange'));
    },
    refuse(name) {
      refusal = name;
    },
    forbid() {
      pageAllows = false;
    },
    silence(silent) {
      isSilent = silent;
    },
    speak(now) {
      loudness = now;
    },
  };
}

function exactIdOf({ audio }: MediaStreamConstraints): string | null {
  const wanted = typeof audio === 'object' ? audio.deviceId : undefined;
  return typeof wanted === 'object' && 'exact' in wanted && typeof wanted.exact === 'string'
    ? wanted.exact
    : null;
}

function sinkOf(element: HTMLAudioElement | undefined): string | null {
  return element?.sinkId ?? null;
}

/** @param onSound a sound begins, in the stream that goes to this destination */
function contextOf(loudness: () => number, onSound: (stream: unknown) => void) {
  const node = (into: { readonly stream?: unknown } = {}) => {
    let target: { readonly stream?: unknown; readonly sound?: () => void } = into;
    const self = {
      ...into,
      ...{ frequency: { value: 0 }, fftSize: 32 },
      gain: { setValueAtTime: () => 0, exponentialRampToValueAtTime: () => 0 },
      buffer: null,
      onended: null as (() => void) | null,
      connect(next: typeof target) {
        target = next;
        return next;
      },
      disconnect: () => 0,
      sound(): void {
        if (into.stream !== undefined) onSound(into.stream);
        else target.sound?.();
      },
      start(): void {
        self.sound();
        void Promise.resolve().then(() => self.onended?.());
      },
      stop: () => 0,
      getFloatTimeDomainData(samples: Float32Array) {
        samples.fill(loudness());
      },
    };
    return self;
  };
  return {
    currentTime: 0,
    destination: node(),
    resume: () => Promise.resolve(),
    close: () => Promise.resolve(),
    createOscillator: () => node(),
    createGain: () => node(),
    createAnalyser: () => node(),
    createBufferSource: () => node(),
    createMediaStreamSource: () => node(),
    createMediaStreamDestination: () => node({ stream: new StreamStandIn() }),
    decodeAudioData: () => Promise.resolve({}),
  };
}

function recorder() {
  const self = {
    state: 'inactive' as RecordingState,
    ondataavailable: null as ((event: BlobEvent) => void) | null,
    onstop: null as (() => void) | null,
    onerror: null,
    start() {
      self.state = 'recording';
    },
    stop() {
      self.state = 'inactive';
      const data = Object.assign(new Blob(['sound']), {
        arrayBuffer: () => Promise.resolve(new ArrayBuffer(1)),
      });
      self.ondataavailable?.({ data } as never);
      self.onstop?.();
    },
  };
  return self;
}
