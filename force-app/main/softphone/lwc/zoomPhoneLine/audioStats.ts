/** Reads the counters of one call's audio (W3C webrtc-stats). Browsers leave out what they do not know. */
import type { AudioStats } from 'c/zoomCallCore';

/** What is used of a `RTCStatsReport`. */
export interface StatsReport {
  forEach(visit: (stat: unknown) => void): void;
}

type Stat = Readonly<Record<string, unknown>>;

/** @param at when they were read, in milliseconds */
export function readAudioStats(report: StatsReport, at: number): AudioStats {
  const byType = new Map<unknown, Stat>();
  report.forEach((stat) => {
    if (typeof stat !== 'object' || stat === null) return;
    const fields: Stat = { ...stat };
    byType.set(fields.type, fields);
  });
  const number = (type: string, name: string): number | null => {
    const value = byType.get(type)?.[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  };
  return {
    at,
    packetsReceived: number('inbound-rtp', 'packetsReceived') ?? 0,
    packetsLost: number('inbound-rtp', 'packetsLost') ?? 0,
    packetsSent: number('outbound-rtp', 'packetsSent') ?? 0,
    jitter: number('inbound-rtp', 'jitter') ?? 0,
    roundTripTime: number('remote-inbound-rtp', 'roundTripTime'),
    remoteLoss: number('remote-inbound-rtp', 'fractionLost'),
    energyReceived: number('inbound-rtp', 'totalAudioEnergy') ?? 0,
    energySent: number('media-source', 'totalAudioEnergy') ?? 0,
  };
}
