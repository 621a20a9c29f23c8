/** Sounds that the page makes itself, each on the device that it is for. */
import { createRingTone } from 'c/zoomPhoneAlerts';
import type { DeviceUse } from './audioState.ts';
import type { Outputs } from './output.ts';

export interface Sounds {
  /** A sound to find out what can be heard where. */
  play(use: 'speaker' | 'ringer'): void;
  /** Where a ring tone is to be played: always the same for the same context. */
  ringerOf(context: AudioContext): AudioNode;
  /** Where a sound is to be played, under a name of its own. */
  outputOf(context: AudioContext, use: DeviceUse, name: string): AudioNode;
  /** It is over. @param name of its output */
  end(name: string): void;
  stop(): void;
}

interface Deps {
  readonly createContext: (() => AudioContext) | null;
  readonly canChooseOutput: boolean;
  readonly outputs: Pick<Outputs, 'play'>;
  readonly idOf: (use: DeviceUse) => string | null;
}

/** Longer than one ring. */
const SOUND_MS = 1500;

export function createSounds({ createContext, canChooseOutput, outputs, idOf }: Deps): Sounds {
  const ringers = new WeakMap<AudioContext, AudioNode>();
  let endSound: () => void = () => undefined;

  function end(name: string): void {
    outputs.play(name, null, () => null);
  }

  function outputOf(context: AudioContext, use: DeviceUse, name: string): AudioNode {
    if (!canChooseOutput) return context.destination;
    const destination = context.createMediaStreamDestination();
    outputs.play(name, destination.stream, () => idOf(use));
    return destination;
  }

  return {
    play(use) {
      endSound();
      if (createContext === null) return;
      const context = createContext();
      const tone = createRingTone(
        () => context,
        () => outputOf(context, use, 'sound'),
      );
      tone.start();
      tone.stop();
      const timer = setTimeout(() => {
        endSound();
      }, SOUND_MS);
      endSound = () => {
        endSound = () => undefined;
        clearTimeout(timer);
        end('sound');
        void context.close();
      };
    },
    ringerOf(context) {
      const node = ringers.get(context) ?? outputOf(context, 'ringer', 'ringer');
      ringers.set(context, node);
      return node;
    },
    outputOf,
    end,
    stop() {
      endSound();
    },
  };
}
