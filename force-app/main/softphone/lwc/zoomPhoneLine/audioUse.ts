/** Which calls use the agent's audio. While any does, the microphone is open, and whoever leaves the page is warned: the call would end. */
import type { LineAudio } from './lineAudio.ts';

export interface AudioUse {
  /** @throws PhoneError where there is no microphone to be had */
  begin(callId: string): Promise<MediaStreamTrack>;
  end(callId: string): void;
}

export function createAudioUse(audio: Pick<LineAudio, 'openMicrophone' | 'closeMicrophone'>): AudioUse {
  const users = new Set<string>();

  function end(callId: string): void {
    if (!users.delete(callId) || users.size > 0) return;
    window.removeEventListener('beforeunload', warn);
    audio.closeMicrophone();
  }

  return {
    async begin(callId) {
      if (users.size === 0) window.addEventListener('beforeunload', warn);
      users.add(callId);
      const track = await audio.openMicrophone();
      // Opened for a call that has ended while the agent was asked.
      if (users.size === 0) audio.closeMicrophone();
      return track;
    },
    end,
  };
}

/** The browser asks in words of its own. */
function warn(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
