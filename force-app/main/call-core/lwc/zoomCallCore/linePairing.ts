/**
 * Which of Zoom's calls each call of the browser line is. Their ids have nothing in common, so direction, number and the
 * moment in which this page heard of them have to tell.
 */
import type { Direction } from './callEvent.ts';

export interface HeardCall {
  readonly callId: string;
  readonly direction: Direction;
  /** Null where it is withheld. */
  readonly peerNumber: string | null;
  /** When this page first heard of it, by its own clock. */
  readonly heardAt: number;
}

/** Ids of Zoom by those of the line. */
export type LinePairs = ReadonlyMap<string, string>;

/** What was heard of further apart is not the same call. */
export const PAIRING_MS = 20_000;
/** Before calls with different numbers are taken for one: the one that fits better may be on its way. */
export const DOUBT_MS = 3000;

export interface Heard {
  /** Stays as it is. */
  readonly pairs: LinePairs;
  readonly lineCalls: readonly HeardCall[];
  readonly zoomCalls: readonly HeardCall[];
  /** Whether two ways of writing mean the same number. */
  readonly same: (a: string, b: string) => boolean;
  readonly now: number;
}

/** The pairs there were, and those that can be told now. Neither order nor repetition of the calls matters. */
export function pairCalls({ pairs, lineCalls, zoomCalls, same, now }: Heard): LinePairs {
  const found = new Map(pairs);
  const taken = new Set(pairs.values());
  const free = possible(once(lineCalls), once(zoomCalls)).filter(
    ({ line, zoom }) => !found.has(line.callId) && !taken.has(zoom.callId),
  );

  function pair({ line, zoom }: Possible): void {
    if (found.has(line.callId) || taken.has(zoom.callId)) return;
    found.set(line.callId, zoom.callId);
    taken.add(zoom.callId);
  }

  for (const one of free) if (isSame(one, same)) pair(one);
  const left = free.filter(({ line, zoom }) => !found.has(line.callId) && !taken.has(zoom.callId));
  for (const one of left) if (isBeyondDoubt(one, left, now)) pair(one);
  return found;
}

interface Possible {
  readonly line: HeardCall;
  readonly zoom: HeardCall;
}

/** The nearest first. */
function possible(lineCalls: readonly HeardCall[], zoomCalls: readonly HeardCall[]): Possible[] {
  return lineCalls
    .flatMap((line) => zoomCalls.map((zoom) => ({ line, zoom })))
    .filter((one) => one.line.direction === one.zoom.direction && distance(one) <= PAIRING_MS)
    .sort(
      (a, b) =>
        distance(a) - distance(b) ||
        compare(a.line.callId, b.line.callId) ||
        compare(a.zoom.callId, b.zoom.callId),
    );
}

function distance({ line, zoom }: Possible): number {
  return Math.abs(line.heardAt - zoom.heardAt);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function isSame({ line, zoom }: Possible, same: Heard['same']): boolean {
  const [a, b] = [line.peerNumber, zoom.peerNumber];
  return a === b || (a !== null && b !== null && same(a, b));
}

/** The line may see another number than Zoom tells. Then nothing else may come into question, on either side. */
function isBeyondDoubt({ line, zoom }: Possible, all: readonly Possible[], now: number): boolean {
  const isOnly = all.every((other) => (other.line === line) === (other.zoom === zoom));
  return isOnly && now - Math.max(line.heardAt, zoom.heardAt) >= DOUBT_MS;
}

/** Each call once, as it was heard of first. */
function once(calls: readonly HeardCall[]): HeardCall[] {
  const known = new Map<string, HeardCall>();
  for (const call of calls) {
    const before = known.get(call.callId);
    if (before === undefined || call.heardAt < before.heardAt) known.set(call.callId, call);
  }
  return [...known.values()];
}
