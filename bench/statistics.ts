/** Figures of several runs in a few numbers. All throw RangeError when there is nothing to reckon with. */

export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * The value below which a part of the values lies, between two of them by straight line.
 * @param part from 0 to 1: 0.95 for the 95th percentile
 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * part;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) throw new RangeError('No values to take a percentile of.');
  return below + (above - below) * (position - Math.floor(position));
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: median(values), lowest: percentile(values, 0), highest: percentile(values, 1) };
}

/** Runs of two things side by side: each run of the first by the run of the second that was made next to it. */
export function ratios(values: readonly number[], baselines: readonly number[]): number[] {
  if (values.length !== baselines.length) throw new RangeError('Every run needs its baseline.');
  return values.map((value, run) => value / (baselines[run] ?? NaN));
}
