/** A ring tone made by the browser: two short tones, every three seconds. */
export interface RingTone {
  start(): void;
  stop(): void;
}

const EVERY_MS = 3000;
const TONES = [
  { hertz: 660, at: 0, seconds: 0.25 },
  { hertz: 880, at: 0.3, seconds: 0.35 },
] as const;
const LOUDNESS = 0.15;

/**
 * @param createContext null where the browser plays nothing
 * @param outputOf where it is to be heard; the system's default where nothing else is said
 */
export function createRingTone(
  createContext: (() => AudioContext) | null,
  outputOf: (context: AudioContext) => AudioNode = ({ destination }) => destination,
): RingTone {
  let context: AudioContext | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  function ring(): void {
    if (context === null) return;
    const output = outputOf(context);
    for (const { hertz, at, seconds } of TONES) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      const begin = context.currentTime + at;
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(LOUDNESS, begin);
      volume.gain.exponentialRampToValueAtTime(0.001, begin + seconds);
      tone.connect(volume).connect(output);
      tone.start(begin);
      tone.stop(begin + seconds);
    }
  }

  return {
    start() {
      if (timer !== undefined || createContext === null) return;
      // Until the agent has used the page once, browsers keep it silent.
      context ??= createContext();
      ring();
      timer = setInterval(ring, EVERY_MS);
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
