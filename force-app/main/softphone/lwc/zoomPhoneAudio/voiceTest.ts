/** The agent says something and hears it: whether microphone and speaker work, without calling anybody. */

export interface VoiceTest {
  /** Records for three seconds, and plays that. Resolves when it has been played, or was stopped. */
  run(track: MediaStreamTrack): Promise<void>;
  stop(): void;
}

export type VoiceTestPhase = 'idle' | 'recording' | 'playing';

/** What is used of `MediaRecorder`. */
export type Recorder = Pick<
  MediaRecorder,
  'start' | 'stop' | 'state' | 'ondataavailable' | 'onstop' | 'onerror'
>;

interface Deps {
  /** Null where the browser has none. */
  readonly createContext: (() => AudioContext) | null;
  readonly createRecorder: ((stream: MediaStream) => Recorder) | null;
  /** Where it is to be heard. */
  readonly outputOf: (context: AudioContext) => Promise<AudioNode>;
  readonly onPhase: (phase: VoiceTestPhase) => void;
}

const RECORD_MS = 3000;

export function createVoiceTest({ createContext, createRecorder, outputOf, onPhase }: Deps): VoiceTest {
  let stop: () => void = () => undefined;

  async function record(recorder: Recorder, isStopped: Promise<void>): Promise<Blob> {
    const parts: Blob[] = [];
    const isDone = new Promise<void>((resolve) => {
      recorder.onstop = () => {
        resolve();
      };
      recorder.onerror = recorder.onstop;
    });
    recorder.ondataavailable = ({ data }) => {
      parts.push(data);
    };
    recorder.start();
    const timer = setTimeout(stopRecorder, RECORD_MS);
    function stopRecorder(): void {
      if (recorder.state !== 'inactive') recorder.stop();
    }
    void isStopped.then(stopRecorder);
    await isDone;
    clearTimeout(timer);
    return new Blob(parts);
  }

  /** Decoded rather than played from an address: Salesforce's pages allow few of those. */
  async function play(context: AudioContext, recording: Blob, isStopped: Promise<void>): Promise<void> {
    const source = context.createBufferSource();
    source.buffer = await context.decodeAudioData(await recording.arrayBuffer());
    source.connect(await outputOf(context));
    await new Promise<void>((resolve) => {
      source.onended = () => {
        resolve();
      };
      source.start();
      void isStopped.then(resolve);
    });
    source.disconnect();
  }

  return {
    async run(track) {
      stop();
      if (createContext === null || createRecorder === null) return;
      const stopping = new AbortController();
      stop = () => {
        stopping.abort();
      };
      const isStopped = new Promise<void>((resolve) => {
        stopping.signal.addEventListener('abort', () => {
          resolve();
        });
      });
      const context = createContext();
      try {
        onPhase('recording');
        const recording = await record(createRecorder(new MediaStream([track])), isStopped);
        if (stopping.signal.aborted) return;
        onPhase('playing');
        await play(context, recording, isStopped);
      } finally {
        void context.close();
        onPhase('idle');
      }
    },
    stop() {
      stop();
    },
  };
}
