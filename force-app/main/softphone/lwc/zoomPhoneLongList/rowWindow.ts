/**
 * Which rows of a long list are in the page: those in sight and around it, and those that are wanted for themselves.
 * The rest is empty space of their height. Pure; heights in CSS pixels.
 */
export interface Range {
  /** The first row. */
  readonly from: number;
  /** The row after the last. */
  readonly to: number;
}

export type Piece =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'space'; readonly height: number };

/** @param heightOf of a row, known or estimated */
export function piecesOf(
  count: number,
  { from, to }: Range,
  wanted: readonly number[],
  heightOf: (index: number) => number,
): Piece[] {
  const pieces: Piece[] = [];
  let space = 0;
  for (let index = 0; index < count; index += 1) {
    if ((index >= from && index < to) || wanted.includes(index)) {
      if (space > 0) pieces.push({ kind: 'space', height: space });
      space = 0;
      pieces.push({ kind: 'row', index });
    } else space += heightOf(index);
  }
  return space > 0 ? [...pieces, { kind: 'space', height: space }] : pieces;
}

/** The rows between two places in the list. */
export function rangeBetween(
  count: number,
  top: number,
  bottom: number,
  heightOf: (index: number) => number,
): Range {
  let from = count;
  let to = count;
  let end = 0;
  for (let index = 0; index < count; index += 1) {
    const begin = end;
    end += heightOf(index);
    if (from === count && end > top) from = index;
    if (begin >= bottom) {
      to = index;
      break;
    }
  }
  return { from: Math.min(from, to), to };
}
