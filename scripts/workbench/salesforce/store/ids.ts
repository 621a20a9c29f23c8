/**
 * Record ids as Salesforce makes them: 3 characters for the object, 12 for the record, 3 that carry which of the
 * first 15 are capitals. Object Reference: ID Field Type.
 */
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const POD = '5g0';

/** @param sequence counts the records of an object from 1 */
export function makeId(keyPrefix: string, sequence: number): string {
  let rest = sequence;
  let digits = '';
  while (digits.length < 9) {
    digits = (BASE62[rest % 62] ?? 'A') + digits;
    rest = Math.floor(rest / 62);
  }
  return withChecksum(keyPrefix + POD + digits);
}

/** The 18 characters of an id given in 15 or 18; null for what is no id. An 18 character id may be in any case. */
export function toId18(text: string): string | null {
  if (/^[a-z0-9]{15}$/i.test(text)) return withChecksum(text);
  if (/^[a-z0-9]{15}[a-z0-5]{3}$/i.test(text)) return restoreCase(text);
  return null;
}

function withChecksum(id15: string): string {
  return id15 + [0, 5, 10].map((start) => CHECK[capitalsOf(id15.slice(start, start + 5))] ?? '').join('');
}

/** The first character is the lowest bit. */
function capitalsOf(five: string): number {
  return Array.from(five).reduce((bits, char, index) => bits + (/[A-Z]/.test(char) ? 1 << index : 0), 0);
}

function restoreCase(text: string): string {
  const masks = Array.from(text.slice(15).toUpperCase()).map((char) => CHECK.indexOf(char));
  const id15 = Array.from(text.slice(0, 15))
    .map((char, index) => {
      const mask = masks[Math.floor(index / 5)] ?? 0;
      return mask & (1 << (index % 5)) ? char.toUpperCase() : char.toLowerCase();
    })
    .join('');
  return withChecksum(id15);
}
