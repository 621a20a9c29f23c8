import type { AudioCommand, AudioNotice, AudioState } from 'c/zoomPhoneAudio';
import { labels } from 'c/zoomPhoneLabels';
import { LightningElement, api } from 'lwc';

const TEXTS: Readonly<Record<AudioNotice, string>> = {
  microphoneGone: labels.audioMicrophoneGone,
  speakerGone: labels.audioSpeakerGone,
  microphoneSilenced: labels.audioMicrophoneSilenced,
  soundBlocked: labels.audioSoundBlocked,
};

/** What happened to the agent's audio by itself. Fires `audiocommand` and `opendevices`. */
export default class ZoomPhoneAudioNotices extends LightningElement {
  @api audio: AudioState | null = null;

  readonly labels = labels;

  get notices() {
    return (this.audio?.notices ?? []).map((notice) => ({ notice, text: TEXTS[notice] }));
  }

  get isShown(): boolean {
    return this.notices.length > 0;
  }

  handleDevices(): void {
    this.dispatchEvent(new CustomEvent('opendevices'));
  }

  handleOk(): void {
    for (const { notice } of this.notices) {
      const detail: AudioCommand = { type: 'dismiss', notice };
      this.dispatchEvent(new CustomEvent('audiocommand', { detail }));
    }
  }
}
