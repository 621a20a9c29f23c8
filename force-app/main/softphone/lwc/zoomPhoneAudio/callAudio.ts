import type { LineAudio } from 'c/zoomPhoneLine';
import { NO_AUDIO } from './audioState.ts';
import type { AudioNotice, AudioState, DeviceUse } from './audioState.ts';
import { DEVICES_KEY, createDevices } from './devices.ts';
import type { DeviceStorage, MediaPort } from './devices.ts';
import { createLevels } from './level.ts';
import type { LevelListener } from './level.ts';
import { createMicrophone } from './microphone.ts';
import { canChooseOutput, createOutputs } from './output.ts';
import type { AudioPage } from './output.ts';
import { createSounds } from './sounds.ts';
import { createAudioState } from './stateHolder.ts';
import { createVoiceTest } from './voiceTest.ts';
import type { Recorder } from './voiceTest.ts';

export interface CallAudio extends LineAudio {
  readonly state: AudioState;
  /** @returns ends it */
  subscribe(listener: (state: AudioState) => void): () => void;
  /** @param id null: the system's default */
  choose(use: DeviceUse, id: string | null): void;
  /**
   * Opens the microphone as long as somebody looks at how loud it is. What stands against that is in the state.
   * @returns ends it
   */
  followLevel(listener: LevelListener): () => void;
  /** Asks for the microphone again after it was refused, busy or missing; what stands against it is in the state. */
  retry(): Promise<void>;
  playSound(use: 'speaker' | 'ringer'): void;
  /** Where a ring tone is to be played. */
  ringerOf(context: AudioContext): AudioNode;
  /** Records the agent and plays it. Resolves at the end; what stands against it is in the state. */
  testVoice(): Promise<void>;
  /** The agent has read it. */
  dismiss(notice: AudioNotice): void;
  stop(): void;
}

export interface CallAudioDeps {
  /** Null where the browser has none for this page. */
  readonly media: MediaPort | null;
  /** Shared by the tabs; null where the browser lets no page keep anything. */
  readonly storage: DeviceStorage | null;
  readonly page: AudioPage;
  /** Tells of what other tabs store. */
  readonly window: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  /** Null where the browser plays nothing that pages make. */
  readonly createContext: (() => AudioContext) | null;
  readonly createRecorder: ((stream: MediaStream) => Recorder) | null;
  /** Whether the policy of the page allows the microphone; null: cannot be told. */
  readonly pageAllows: () => boolean | null;
}

export function createCallAudio(deps: CallAudioDeps): CallAudio {
  const { media, storage, page, window: tab, createContext, createRecorder, pageAllows } = deps;
  const microphoneListeners = new Set<(track: MediaStreamTrack | null) => void>();
  const callsHeard = new Set<string>();
  const canChoose = canChooseOutput(page.createElement('audio'));
  const state = createAudioState({ ...NO_AUDIO, canChooseOutput: canChoose });

  const devices = createDevices({ media, storage });
  const microphone = createMicrophone({
    ...{ media, devices, pageAllows },
    onTrack(track) {
      levels.take(track);
      for (const listener of [...microphoneListeners]) listener(track);
    },
    onProblem(problem) {
      state.set({ problem: problem?.code ?? null });
      told();
    },
    onSilenced(isSilenced) {
      state.note('microphoneSilenced', isSilenced);
    },
  });
  const levels = createLevels({ createContext, microphone });
  const outputs = createOutputs({
    page,
    onBlocked(isBlocked) {
      state.note('soundBlocked', isBlocked);
    },
  });
  const sounds = createSounds({ createContext, canChooseOutput: canChoose, outputs, idOf: devices.idOf });
  const voiceTest = createVoiceTest({
    ...{ createContext, createRecorder },
    outputOf: (context) => sounds.outputOf(context, 'speaker', 'test'),
    onPhase(test) {
      state.set({ test });
      if (test === 'idle') outputs.end('test');
    },
  });

  /** What the browser says of its devices is shown, and what is used follows it. */
  function told(): void {
    const { microphones, speakers, choices, missing } = devices;
    state.set({ microphones, speakers, choices, missing });
    tellWhatIsGone();
    outputs.review();
    microphone.review();
  }

  function tellWhatIsGone(): void {
    const { missing } = devices;
    state.note('microphoneGone', missing.includes('microphone') && microphone.isUsedBy('calls'));
    state.note('speakerGone', canChoose && missing.includes('speaker') && callsHeard.size > 0);
  }

  async function refresh(): Promise<void> {
    await devices.refresh();
    told();
  }

  /** What stands against it is in the state. */
  async function testMicrophone(use: (track: MediaStreamTrack) => Promise<void>): Promise<void> {
    try {
      await use(await microphone.open('test'));
    } catch {
      // The agent sees that nothing is heard.
    } finally {
      microphone.close('test');
    }
  }

  const onDevices = (): void => void refresh();
  const onStored = (event: Event): void => {
    if (!('key' in event) || event.key !== DEVICES_KEY) return;
    devices.readAgain();
    told();
  };
  media?.addEventListener('devicechange', onDevices);
  tab.addEventListener('storage', onStored);
  void refresh();

  return {
    get state() {
      return state.get();
    },
    subscribe: state.subscribe,
    openMicrophone: () => microphone.open('calls'),
    closeMicrophone() {
      microphone.close('calls');
      tellWhatIsGone();
    },
    onMicrophone(listener) {
      microphoneListeners.add(listener);
      return () => microphoneListeners.delete(listener);
    },
    play(callId, stream) {
      const name = `call ${callId}`;
      if (stream === null) {
        callsHeard.delete(callId);
        outputs.end(name);
      } else {
        callsHeard.add(callId);
        void outputs.play(name, stream, () => devices.idOf('speaker'));
      }
      tellWhatIsGone();
    },
    choose(use, id) {
      devices.choose(use, id);
      told();
    },
    followLevel: levels.follow,
    retry: () => (levels.isFollowed ? levels.retry() : testMicrophone(() => Promise.resolve())),
    playSound: sounds.play,
    ringerOf: sounds.ringerOf,
    testVoice: () => testMicrophone(voiceTest.run),
    dismiss: state.dismiss,
    stop() {
      media?.removeEventListener('devicechange', onDevices);
      tab.removeEventListener('storage', onStored);
      levels.stop();
      voiceTest.stop();
      sounds.stop();
      outputs.stop();
      microphone.stop();
    },
  };
}
