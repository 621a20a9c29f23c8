/** How a call sounds, every two seconds from when it is connected. */
import { createQualityWatch } from 'c/zoomCallCore';
import type { AudioStats } from 'c/zoomCallCore';
import type { LineListener } from './phoneLine.ts';

export interface QualityReader {
  begin(): void;
  setHeld(isHeld: boolean): void;
  setMuted(isMuted: boolean): void;
  /** Tells what it was as a whole. */
  end(): void;
}

const EVERY_MS = 2000;

/** @param read null where there is nothing to read */
export function createQualityReader(
  callId: string,
  listener: Pick<LineListener, 'onQuality' | 'onQualitySummary'>,
  read: () => Promise<AudioStats> | undefined,
): QualityReader {
  const watch = createQualityWatch();
  let timer: ReturnType<typeof setInterval> | undefined;

  async function look(): Promise<void> {
    try {
      const stats = await read();
      // The call may have ended meanwhile.
      const quality = stats && timer !== undefined ? watch.add(stats) : null;
      if (quality) listener.onQuality?.(callId, quality);
    } catch {
      // The next one may tell.
    }
  }

  return {
    begin() {
      timer ??= setInterval(() => void look(), EVERY_MS);
      void look();
    },
    setHeld(isHeld) {
      if (isHeld) watch.pause();
      else watch.resume();
    },
    setMuted: watch.setMuted,
    end() {
      if (timer === undefined) return;
      clearInterval(timer);
      timer = undefined;
      const summary = watch.summary();
      if (summary) listener.onQualitySummary?.(callId, summary);
    },
  };
}
