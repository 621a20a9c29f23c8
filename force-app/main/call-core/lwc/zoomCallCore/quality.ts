/** How the audio of a call is, from the counters of the browser to what the agent and the call log are told. */
import * as v from 'valibot';

/** Counters of the audio of one call since its beginning (`RTCPeerConnection.getStats`, W3C webrtc-stats). */
export interface AudioStats {
  /** When they were read, in milliseconds of any clock. */
  readonly at: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly packetsSent: number;
  /** Seconds. */
  readonly jitter: number;
  /** Seconds; null as long as the other side has reported none. */
  readonly roundTripTime: number | null;
  /** Part of what was sent that the other side has not got, 0 to 1; null as long as it has reported none. */
  readonly remoteLoss: number | null;
  /** `totalAudioEnergy` of what is heard, and of the microphone. */
  readonly energyReceived: number;
  readonly energySent: number;
}

export const QUALITY_LEVELS = ['good', 'fair', 'poor'] as const;
export type QualityLevel = (typeof QUALITY_LEVELS)[number];

/** `hears`: nothing comes from the other end. `speaks`: nothing of the agent's gets there, or the microphone gives nothing. */
export const SILENCES = ['hears', 'speaks'] as const;
export type Silence = (typeof SILENCES)[number];

/** Of the last seconds. */
export interface CallQuality {
  readonly level: QualityLevel;
  /** Mean opinion score as estimated from the network (ITU-T G.107), 1 to 4.5. */
  readonly mos: number;
  /** Of both directions the worse, in percent. */
  readonly lossPercent: number;
  readonly jitterMs: number;
  readonly roundTripMs: number | null;
  /** Audio that should be there is not. */
  readonly silence: Silence | null;
}

/** Of a whole call, for its log. */
export const QualitySummarySchema = v.object({
  /** The mean, and the worst ten seconds. */
  mos: v.pipe(v.number(), v.minValue(1), v.maxValue(5)),
  worstMos: v.pipe(v.number(), v.minValue(1), v.maxValue(5)),
  lossPercent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  jitterMs: v.pipe(v.number(), v.minValue(0), v.maxValue(60_000)),
  roundTripMs: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(60_000))),
});
export type QualitySummary = v.InferOutput<typeof QualitySummarySchema>;
