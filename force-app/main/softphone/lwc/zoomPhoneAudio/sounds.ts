/** Sounds that the page makes itself, each on the device that it is for. */
import { createRingTone } from 'c/zoomPhoneAlerts';
import type { DeviceUse } from './audioState.ts';
import type { Outputs } from './output.ts';

export interface Sounds {
  /** A sound to find out what can be heard where. */
  play(use: 'speaker' | 'ringer'): void;
  /** Where a ring tone is to be played: always the same for the same context. */
  ringerOf(context: AudioContext): AudioNode;
  /** Where a sound is to be played, under a name of its own. Resolves when it is heard on the device, and not before on another. */
  outputOf(context: AudioContext, use: DeviceUse, name: string): Promise<AudioNode>;
  stop(): void;
}

interface Deps {
  readonly createContext: (() => AudioContext) | null;
  readonly canChooseOutput: boolean;
  readonly outputs: Pick<Outputs, 'play' | 'end'>;
  readonly idOf: (use: DeviceUse) => string | null;
}

const SOUND = 'sound';
/** Longer than one ring. */
const SOUND_MS = 1500;

export function createSounds({ createContext, canChooseOutput, outputs, idOf }: Deps): Sounds {
  const ringers = new WeakMap<AudioContext, AudioNode>();
  let endSound: () => void = () => undefined;

  function connect(context: AudioContext, use: DeviceUse, name: string) {
    if (!canChooseOutput) return { node: context.destination, isThere: Promise.resolve() };
    const node = context.createMediaStreamDestination();
    return { node, isThere: outputs.play(name, node.stream, () => idOf(use)) };
  }

  async function outputOf(context: AudioContext, use: DeviceUse, name: string): Promise<AudioNode> {
    const { node, isThere } = connect(context, use, name);
    await isThere;
    return node;
  }

  async function ringOnce(context: AudioContext, use: DeviceUse): Promise<void> {
    const node = await outputOf(context, use, SOUND);
    const tone = createRingTone(
      () => context,
      () => node,
    );
    // The agent has pressed another button meanwhile.
    if (context.state !== 'closed') tone.start();
    tone.stop();
  }

  return {
    play(use) {
      endSound();
      if (createContext === null) return;
      const context = createContext();
      const timer = setTimeout(() => {
        endSound();
      }, SOUND_MS);
      endSound = () => {
        endSound = () => undefined;
        clearTimeout(timer);
        outputs.end(SOUND);
        void context.close();
      };
      void ringOnce(context, use);
    },
    ringerOf(context) {
      const node = ringers.get(context) ?? connect(context, 'ringer', 'ringer').node;
      ringers.set(context, node);
      return node;
    },
    outputOf,
    stop() {
      endSound();
    },
  };
}
