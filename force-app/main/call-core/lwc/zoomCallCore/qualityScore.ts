/** What a listener would say of audio that the network carries so, estimated by the E-model (ITU-T G.107). */

export interface NetworkFigures {
  /** Part of the packets that is lost, 0 to 1. */
  readonly loss: number;
  /** Seconds. */
  readonly jitter: number;
  /** Seconds; null: not known, and held to be none. */
  readonly roundTrip: number | null;
}

/** The rating of a telephone network at its best, with the values that G.107 sets where nothing is known. */
const BEST_RATING = 93.2;
/** G.113 Appendix I, for G.711 with concealment of lost packets, which browsers have: how much loss halves what is left. */
const ROBUSTNESS_PERCENT = 25.1;
const WORST_IMPAIRMENT = 95;
/** A packet is filled before it goes out, and the browser keeps some of them to even out their delays. */
const PACKET_MS = 20;
const JITTERS_KEPT = 2;
/** Beyond this delay, in milliseconds, people begin to talk into each other's words (G.107, simplified by Cole and Rosenbluth). */
const NOTICED_MS = 177.3;

/** @returns the mean opinion score, 1 (bad) to 4.5 */
export function mosOf({ loss, jitter, roundTrip }: NetworkFigures): number {
  const delay = (roundTrip ?? 0) * 500 + jitter * 1000 * JITTERS_KEPT + PACKET_MS;
  const byDelay = 0.024 * delay + 0.11 * Math.max(0, delay - NOTICED_MS);
  const percent = loss * 100;
  const byLoss = (WORST_IMPAIRMENT * percent) / (percent + ROBUSTNESS_PERCENT);
  return mosOfRating(BEST_RATING - byDelay - byLoss);
}

/** G.107 Annex B. */
function mosOfRating(rating: number): number {
  if (rating <= 0) return 1;
  const mos = 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
  // The curve dips below 1 where the rating is next to nothing.
  return Math.min(4.5, Math.max(1, mos));
}
