/** Two letters, or the first where a script does not shorten names by initials. `#` for what is no name. */
export function initials(name: string): string {
  if (!/\p{L}/u.test(name)) return '#';
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name)) return name.slice(0, 1);
  const words = name.split(/\s+/).map((word) => word.slice(0, 1));
  return words.join('').slice(0, 2).toUpperCase();
}
