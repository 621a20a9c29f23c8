/** Numbers as the table shows them. */
import type { Spread } from './statistics.ts';

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** "1,234 B" */
export function bytes(value: number): string {
  return `${WHOLE.format(value)} B`;
}

/** "1,234/s (1,100 to 1,300)" */
export function perSecond({ median, lowest, highest }: Spread): string {
  return `${WHOLE.format(median)}/s (${WHOLE.format(lowest)} to ${WHOLE.format(highest)})`;
}

/** "12.3 ms", and from 100 on "123 ms" */
export function milliseconds(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`;
}

/** "12.3 ms (11.0 to 13.8 ms)" */
export function millisecondsSpread({ median, lowest, highest }: Spread): string {
  return `${milliseconds(median)} (${milliseconds(lowest)} to ${milliseconds(highest)})`;
}

/** "0.52 (0.48 to 0.55)" */
export function ratio({ median, lowest, highest }: Spread): string {
  return `${median.toFixed(2)} (${lowest.toFixed(2)} to ${highest.toFixed(2)})`;
}

/** "1.23 s (1.10 to 1.40 s)" */
export function seconds({ median, lowest, highest }: Spread): string {
  return `${median.toFixed(2)} s (${lowest.toFixed(2)} to ${highest.toFixed(2)} s)`;
}

/** "123 MB" */
export function megabytes(value: number): string {
  return `${WHOLE.format(value / 1e6)} MB`;
}
