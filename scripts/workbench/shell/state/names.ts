/** Letters for a picture of a person: first and last word, or the first sign of a name without spaces. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/[\s　]+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => String.fromCodePoint(word?.codePointAt(0) ?? 32))
    .join('')
    .toUpperCase();
}
