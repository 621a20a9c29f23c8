/** How calls sounded as a whole, for their logs: told under Zoom's id, as soon as that is known. */
import type { QualitySummary } from 'c/zoomCallCore';
import type { ZoomPhoneClient } from 'c/zoomPhoneClient';
import type { OwnCalls } from './ownCalls.ts';

export interface QualityReports {
  take(lineId: string, summary: QualitySummary): void;
  /** Calls may have been paired since. */
  flush(): void;
}

interface Deps {
  readonly client: Pick<ZoomPhoneClient, 'reportQuality'>;
  readonly ownCalls: Pick<OwnCalls, 'find'>;
}

export function createQualityReports({ client, ownCalls }: Deps): QualityReports {
  const waiting = new Map<string, QualitySummary>();

  function take(lineId: string, summary: QualitySummary): void {
    const own = ownCalls.find(lineId);
    if (own?.zoomCallId === null) {
      waiting.set(lineId, summary);
      return;
    }
    waiting.delete(lineId);
    if (own) client.reportQuality(own.zoomCallId, summary);
  }

  return {
    take,
    flush() {
      for (const [lineId, summary] of waiting) take(lineId, summary);
    },
  };
}
