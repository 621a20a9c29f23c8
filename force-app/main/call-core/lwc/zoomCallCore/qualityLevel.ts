import type { QualityLevel } from './quality.ts';

/** What people call good is above 4, and below 3.5 many complain (ITU-T G.107, Annex B). */
export const GOOD_MOS = 4;
export const FAIR_MOS = 3.5;

/** @param mos of a whole call: a mean opinion score, 1 to 5 */
export function qualityLevelOf(mos: number): QualityLevel {
  if (mos >= GOOD_MOS) return 'good';
  return mos >= FAIR_MOS ? 'fair' : 'poor';
}
