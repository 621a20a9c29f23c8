/** Chance that a seed decides, so that a run can be made again. */
export interface Random {
  /** From 0 to just below 1. */
  next(): number;
  chance(probability: number): boolean;
  /** From 0 to just below `count`. */
  below(count: number): number;
  oneOf<T>(things: readonly [T, ...T[]]): T;
}

/** Mulberry32: 32 bits of state are enough to tell runs apart. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (count: number) => Math.floor(next() * count);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    oneOf: (things) => things[below(things.length)] ?? things[0],
  };
}
