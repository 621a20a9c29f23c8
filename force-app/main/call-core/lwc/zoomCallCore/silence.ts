/** Finds out that one direction of a call has no audio. */
import type { Silence } from './quality.ts';
import type { QualityInterval } from './qualityInterval.ts';

export interface SilenceWatch {
  /** @param muted the agent has silenced the microphone: that it gives nothing is no news */
  add(interval: QualityInterval, muted: boolean): Silence | null;
  /** The time until now does not count: the call was on hold, or another connection has begun. */
  restart(): void;
}

/** Packets that do not come, or a microphone that has given nothing yet. */
const SILENT_MS = 5000;
/** Once something was heard: headsets cut noise off between words, and who listens on the other end may have muted. */
const QUIET_MS = 30_000;
/** Of what was sent, so much did not get there: all of it, but for a report that was rounded. */
const ALL_LOST = 0.99;

export function createSilenceWatch(): SilenceWatch {
  const packetsIn = createTimer();
  const packetsOut = createTimer();
  const arrival = createTimer();
  const heard = createTimer();
  const spoken = createTimer();
  const all = [packetsIn, packetsOut, arrival, heard, spoken];

  return {
    add(interval, muted) {
      const { ms } = interval;
      packetsIn.add(ms, interval.received > 0);
      heard.add(ms, interval.energyReceived > 0);
      packetsOut.add(ms, interval.sent > 0);
      arrival.add(ms, (interval.remoteLoss ?? 0) < ALL_LOST);
      if (muted) spoken.restart();
      else spoken.add(ms, interval.energySent > 0);
      // Nobody can say anything to an agent who hears nothing: that comes first.
      if (packetsIn.for(SILENT_MS) || heard.isQuiet()) return 'hears';
      if (packetsOut.for(SILENT_MS) || arrival.for(SILENT_MS) || spoken.isQuiet()) return 'speaks';
      return null;
    },
    restart() {
      for (const timer of all) timer.restart();
    },
  };
}

/** How long there has been nothing. */
function createTimer() {
  let nothingFor = 0;
  let hasBeen = false;

  return {
    add(ms: number, isSomething: boolean): void {
      hasBeen ||= isSomething;
      nothingFor = isSomething ? 0 : nothingFor + ms;
    },
    for: (ms: number): boolean => nothingFor >= ms,
    isQuiet: (): boolean => nothingFor >= (hasBeen ? QUIET_MS : SILENT_MS),
    restart(): void {
      nothingFor = 0;
    },
  };
}
