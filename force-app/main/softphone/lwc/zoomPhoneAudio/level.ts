/** How loud the microphone is. */
import type { Microphone } from './microphone.ts';

interface LevelMeter {
  follow(track: MediaStreamTrack | null): void;
  stop(): void;
}

interface Deps {
  /** Null where the browser has none. */
  readonly createContext: (() => AudioContext) | null;
  readonly microphone: Pick<Microphone, 'open' | 'close'>;
}

/** Is given 0 (nothing) to 1 (as loud as can be), several times a second. */
export type LevelListener = (level: number) => void;

export interface Levels {
  /** Opens the microphone as long as somebody looks. @returns ends it */
  follow(listener: LevelListener): () => void;
  /** The track is another one. */
  take(track: MediaStreamTrack | null): void;
  /** Somebody looks: tries again to open it. */
  retry(): Promise<void>;
  readonly isFollowed: boolean;
  stop(): void;
}

const EVERY_MS = 100;
/** What is more quiet than this, in decibels below the loudest, is nothing. */
const QUIET_DB = 60;

export function createLevels({ createContext, microphone }: Deps): Levels {
  const listeners = new Set<LevelListener>();
  const meter = createLevelMeter(createContext, (level) => {
    for (const listener of [...listeners]) listener(level);
  });

  async function show(): Promise<void> {
    let track: MediaStreamTrack | null = null;
    try {
      track = await microphone.open('meter');
    } catch {
      // Why, was told.
    }
    if (listeners.size > 0) meter.follow(track);
    else microphone.close('meter');
  }

  function stop(): void {
    listeners.clear();
    meter.stop();
    microphone.close('meter');
  }

  return {
    follow(listener) {
      listeners.add(listener);
      void show();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
    take(track) {
      if (listeners.size > 0) meter.follow(track);
    },
    retry: show,
    get isFollowed() {
      return listeners.size > 0;
    },
    stop,
  };
}

function createLevelMeter(createContext: (() => AudioContext) | null, onLevel: LevelListener): LevelMeter {
  let context: AudioContext | null = null;
  let source: MediaStreamAudioSourceNode | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  function letGo(): void {
    clearInterval(timer);
    source?.disconnect();
    source = null;
  }

  return {
    follow(track) {
      letGo();
      if (createContext === null) return;
      if (track === null) {
        onLevel(0);
        return;
      }
      context ??= createContext();
      // The agent has just clicked for it.
      void context.resume();
      const analyser = context.createAnalyser();
      const samples = new Float32Array(analyser.fftSize);
      source = context.createMediaStreamSource(new MediaStream([track]));
      source.connect(analyser);
      timer = setInterval(() => {
        analyser.getFloatTimeDomainData(samples);
        onLevel(levelOf(samples));
      }, EVERY_MS);
    },
    stop() {
      letGo();
      void context?.close();
      context = null;
    },
  };
}

/** @param samples -1 to 1 each */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  // A sine as loud as can be has half the power of what never leaves the border.
  const decibels = 10 * Math.log10(power * 2);
  return Math.min(1, Math.max(0, 1 + decibels / QUIET_DB));
}
