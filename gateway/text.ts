/** The beginning of a text, at most so many UTF-16 units long. No character is torn apart. */
export function cutText(text: string, limit: number): string {
  const cut = text.slice(0, limit);
  return cut.length < text.length && /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
