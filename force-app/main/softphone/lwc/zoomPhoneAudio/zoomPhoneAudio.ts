/** The browser's microphone, speakers and ringer, for a line whose audio is in this page. The only place that asks for them. */
export { performAudio } from './audioCommand.ts';
export type { AudioCommand } from './audioCommand.ts';
export { createCallAudio } from './callAudio.ts';
export type { CallAudio, CallAudioDeps } from './callAudio.ts';
export { browserAudio } from './browserAudio.ts';
export type { AudioDevice, AudioNotice, AudioState, DeviceChoices, DeviceUse } from './audioState.ts';
