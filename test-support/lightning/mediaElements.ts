/** jsdom has no sound: players then tell what they were asked, and play, pause and fail when a test says so. */
export interface SoundStandIn {
  readonly asked: string[];
}

export function standInForSound(): SoundStandIn {
  const asked: string[] = [];
  Object.assign(HTMLMediaElement.prototype, {
    play(this: HTMLMediaElement) {
      asked.push('play');
      this.dispatchEvent(new Event('playing'));
      return Promise.resolve();
    },
    pause(this: HTMLMediaElement) {
      asked.push('pause');
      this.dispatchEvent(new Event('pause'));
    },
    load() {
      asked.push('load');
    },
  });
  return { asked };
}

/** What the browser knows when the head of the file has come. */
export function loaded(audio: HTMLMediaElement, seconds: number): void {
  Object.defineProperty(audio, 'duration', { configurable: true, value: seconds });
  audio.dispatchEvent(new Event('loadedmetadata'));
}

/** The sound has come to this second. */
export function heardUntil(audio: HTMLMediaElement, second: number): void {
  audio.currentTime = second;
  audio.dispatchEvent(new Event('timeupdate'));
}
