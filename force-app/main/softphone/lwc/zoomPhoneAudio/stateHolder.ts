import type { AudioNotice, AudioState } from './audioState.ts';

/** Holds the state, and tells who wants to know. */
export interface AudioStateHolder {
  get(): AudioState;
  set(change: Partial<AudioState>): void;
  /** Tells the agent of something, or no more. */
  note(notice: AudioNotice, isSo: boolean): void;
  /** @returns ends it */
  subscribe(listener: (state: AudioState) => void): () => void;
}

export function createAudioState(initial: AudioState): AudioStateHolder {
  let state = initial;
  const listeners = new Set<(state: AudioState) => void>();

  function set(change: Partial<AudioState>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener(state);
  }

  return {
    get: () => state,
    set,
    note(notice, isSo) {
      const { notices } = state;
      if (notices.includes(notice) === isSo) return;
      set({ notices: isSo ? [...notices, notice] : notices.filter((one) => one !== notice) });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
