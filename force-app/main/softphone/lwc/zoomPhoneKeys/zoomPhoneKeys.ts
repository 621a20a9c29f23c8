import { labels } from 'c/zoomPhoneLabels';

export interface Key {
  readonly digit: string;
  /** What stands under the digit. */
  readonly letters: string;
  /** For screen readers, where what is seen says too little. */
  readonly label: string | null;
}

function key(digit: string, letters: string): Key {
  return { digit, letters, label: null };
}

/** The keys of a telephone, ITU-T E.161. */
export const KEYS: readonly Key[] = [
  key('1', ''),
  key('2', 'ABC'),
  key('3', 'DEF'),
  key('4', 'GHI'),
  key('5', 'JKL'),
  key('6', 'MNO'),
  key('7', 'PQRS'),
  key('8', 'TUV'),
  key('9', 'WXYZ'),
  { digit: '*', letters: '', label: labels.keypadKeyStar },
  { digit: '0', letters: '+', label: labels.keypadKeyZero },
  { digit: '#', letters: '', label: labels.keypadKeyPound },
];
