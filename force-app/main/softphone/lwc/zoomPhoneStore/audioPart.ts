import type { CallAudio } from 'c/zoomPhoneAudio';
import type { StateHolder } from './phoneState.ts';

interface Deps {
  readonly state: StateHolder;
  /** Null where the line's audio is not in this page. */
  readonly audio: Pick<CallAudio, 'state' | 'subscribe'> | null;
}

/** What the browser's devices do is part of the state. @returns ends that */
export function followAudio({ state, audio }: Deps): () => void {
  if (audio === null) return () => undefined;
  state.set({ audio: audio.state });
  return audio.subscribe((now) => {
    state.set({ audio: now });
  });
}
