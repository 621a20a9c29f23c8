const MOST = 10;

/** Names as one text; of many the first. */
export function shortList(names: readonly string[]): string {
  const rest = names.length - MOST;
  return `${names.slice(0, MOST).join(', ')}${rest > 0 ? ` … +${rest}` : ''}`;
}
