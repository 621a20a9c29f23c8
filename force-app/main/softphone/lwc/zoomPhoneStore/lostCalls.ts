/** The calls whose audio was in the tab that led before: it is gone, and they are over. What rang may go on. */
import type { CallEvent } from 'c/zoomCallCore';
import type { OwnCalls } from './ownCalls.ts';

export interface LostCalls {
  /** This tab begins to lead. */
  begin(): void;
  /** The line tells of a call. */
  heard(lineId: string): void;
  stop(): void;
}

interface Deps {
  readonly ownCalls: Pick<OwnCalls, 'withAudio' | 'ringing'>;
  readonly tell: (event: CallEvent) => void;
  readonly now: () => number;
}

/** After so long a line that was made anew has told what rings. */
const STILL_RINGS_MS = 5000;

export function createLostCalls({ ownCalls, tell, now }: Deps): LostCalls {
  let heard = new Set<string>();
  let stillRings: ReturnType<typeof setTimeout> | undefined;

  function end(lineId: string): void {
    tell({ type: 'ended', callId: lineId, source: 'pad', at: now(), about: undefined });
  }

  return {
    begin() {
      heard = new Set();
      for (const { lineId } of ownCalls.withAudio()) end(lineId);
      stillRings = setTimeout(() => {
        for (const { lineId } of ownCalls.ringing()) if (!heard.has(lineId)) end(lineId);
      }, STILL_RINGS_MS);
    },
    heard(lineId) {
      heard.add(lineId);
    },
    stop() {
      clearTimeout(stillRings);
    },
  };
}
