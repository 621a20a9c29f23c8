import type { TextMessage } from 'c/zoomCallCore';

/** A message keeps the agent's mark when Zoom gives it its own. */
export function keyOf({ id, sendId }: TextMessage): string {
  return sendId ?? id;
}

/** @returns all, the oldest first; of two words on the same message that of the later revision */
export function mergeMessages(
  before: readonly TextMessage[],
  news: readonly TextMessage[],
): readonly TextMessage[] {
  const byKey = new Map(before.map((message) => [keyOf(message), message]));
  for (const message of news) {
    const key = keyOf(message);
    const known = byKey.get(key);
    if (known === undefined || known.revision <= message.revision) byKey.set(key, message);
  }
  return [...byKey.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
