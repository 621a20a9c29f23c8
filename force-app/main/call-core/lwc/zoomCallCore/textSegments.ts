/** How a text travels over the telephone network: in which letters, and in how many segments (3GPP TS 23.038 and 23.040). */

/** Each takes one unit of a segment. */
const GSM_LETTERS = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Each takes two: an escape and a letter. */
const GSM_ESCAPED = new Set('^{}\\[~]|€\f');

const UNITS = {
  /** Letters of seven bits. */
  gsm7: { alone: 160, each: 153 },
  /** Letters of sixteen bits, where one letter is not among the others. */
  ucs2: { alone: 70, each: 67 },
} as const;

export interface TextSize {
  readonly encoding: keyof typeof UNITS;
  /** In UTF-16 units, as Zoom's limit counts. */
  readonly characters: number;
  /** In UTF-8. */
  readonly bytes: number;
  /** None for an empty text. */
  readonly segments: number;
}

export function sizeOfText(text: string): TextSize {
  const letters = Array.from(text);
  const isGsm = letters.every((letter) => GSM_LETTERS.has(letter) || GSM_ESCAPED.has(letter));
  const encoding = isGsm ? 'gsm7' : 'ucs2';
  const unitsOf = isGsm ? gsmUnits : (letter: string) => letter.length;
  return {
    encoding,
    characters: text.length,
    bytes: letters.reduce((sum, letter) => sum + utf8Bytes(letter), 0),
    segments: segmentsOf(letters.map(unitsOf), UNITS[encoding]),
  };
}

function gsmUnits(letter: string): number {
  return GSM_ESCAPED.has(letter) ? 2 : 1;
}

/** A letter of two units is never cut in two. */
function segmentsOf(units: readonly number[], { alone, each }: { alone: number; each: number }): number {
  const all = units.reduce((sum, one) => sum + one, 0);
  if (all <= alone) return Math.min(all, 1);
  let segments = 1;
  let filled = 0;
  for (const one of units) {
    if (filled + one > each) {
      segments += 1;
      filled = 0;
    }
    filled += one;
  }
  return segments;
}

function utf8Bytes(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
