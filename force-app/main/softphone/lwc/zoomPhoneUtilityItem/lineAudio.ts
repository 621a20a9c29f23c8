/** The audio of a line that has it in this page. */
import { browserAudio, createCallAudio } from 'c/zoomPhoneAudio';
import type { CallAudio } from 'c/zoomPhoneAudio';
import type { PhoneState } from 'c/zoomPhoneStore';

/** @param line the property of the utility item. @returns null where the audio is not in this page */
export function openLineAudio(line: string, storage: Storage | null): CallAudio | null {
  return line === 'browser' ? createCallAudio(browserAudio(storage)) : null;
}

/** Whether this agent has such a line: without a SIP phone the pad takes its place, and the Zoom client the audio. */
export function hasLineAudio({ audio, session }: Pick<PhoneState, 'audio' | 'session'>): boolean {
  return audio !== null && session?.hasBrowserLine === true;
}
