/** What the agent wants of the devices, as views tell it. */
import type { AudioNotice, DeviceUse } from './audioState.ts';
import type { CallAudio } from './callAudio.ts';

export type AudioCommand =
  | { readonly type: 'choose'; readonly use: DeviceUse; readonly id: string | null }
  | { readonly type: 'playSound'; readonly use: 'speaker' | 'ringer' }
  | { readonly type: 'testVoice' }
  | { readonly type: 'retry' }
  | { readonly type: 'dismiss'; readonly notice: AudioNotice };

export function performAudio(audio: CallAudio, command: AudioCommand): void {
  switch (command.type) {
    case 'choose':
      audio.choose(command.use, command.id);
      break;
    case 'playSound':
      audio.playSound(command.use);
      break;
    case 'testVoice':
      void audio.testVoice();
      break;
    case 'retry':
      void audio.retry();
      break;
    case 'dismiss':
      audio.dismiss(command.notice);
  }
}
