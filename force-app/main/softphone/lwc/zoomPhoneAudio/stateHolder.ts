import type { AudioNotice, AudioState } from './audioState.ts';

/** Holds the state, and tells who wants to know. */
export interface AudioStateHolder {
  get(): AudioState;
  set(change: Partial<AudioState>): void;
  /** Tells the agent of something, or no more. */
  note(notice: AudioNotice, isSo: boolean): void;
  /** The agent knows: it is not told again as long as it is so. */
  dismiss(notice: AudioNotice): void;
  /** @returns ends it */
  subscribe(listener: (state: AudioState) => void): () => void;
}

export function createAudioState(initial: AudioState): AudioStateHolder {
  let state = initial;
  const dismissed = new Set<AudioNotice>();
  const listeners = new Set<(state: AudioState) => void>();

  function set(change: Partial<AudioState>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener(state);
  }

  function show(notice: AudioNotice, isShown: boolean): void {
    const { notices } = state;
    if (notices.includes(notice) === isShown) return;
    set({ notices: isShown ? [...notices, notice] : notices.filter((one) => one !== notice) });
  }

  return {
    get: () => state,
    set,
    note(notice, isSo) {
      if (!isSo) dismissed.delete(notice);
      show(notice, isSo && !dismissed.has(notice));
    },
    dismiss(notice) {
      dismissed.add(notice);
      show(notice, false);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
