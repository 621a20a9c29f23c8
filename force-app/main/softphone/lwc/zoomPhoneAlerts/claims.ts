/** What is done once for a call, in whichever tab: the first to claim it does it. */
export type Claim = (callId: string) => boolean;

const MOST = 50;

/** @param storage shared by the tabs; where it cannot be had, this tab decides alone */
export function createClaims(storage: () => Pick<Storage, 'getItem' | 'setItem'>, key: string): Claim {
  let own: readonly string[] = [];

  function read(): string[] {
    try {
      const kept: unknown = JSON.parse(storage().getItem(key) ?? '[]');
      return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
    } catch {
      return [];
    }
  }

  return (callId) => {
    const kept = read();
    if (own.includes(callId) || kept.includes(callId)) return false;
    own = [...own, callId].slice(-MOST);
    try {
      storage().setItem(key, JSON.stringify([...kept, callId].slice(-MOST)));
    } catch {
      // Full or closed: this tab knows it.
    }
    return true;
  };
}
