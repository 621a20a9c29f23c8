/** What a line whose audio is in this page needs of the browser's devices. */
export interface LineAudio {
  /**
   * The agent's voice, for all calls: the same track as long as it lives.
   * @throws PhoneError line.microphoneRefused, line.microphoneForbidden, line.microphoneMissing, line.microphoneBusy
   */
  openMicrophone(): Promise<MediaStreamTrack>;
  /** No call needs it any more: the browser's sign that it listens goes out. */
  closeMicrophone(): void;
  /**
   * Another microphone was chosen, or the one in use is gone.
   * @param listener is given the track to go on with, null when there is none
   * @returns ends it
   */
  onMicrophone(listener: (track: MediaStreamTrack | null) => void): () => void;
  /** Plays what the other end of a call says, on the speaker that was chosen; null: no more. */
  play(callId: string, stream: MediaStream | null): void;
}
