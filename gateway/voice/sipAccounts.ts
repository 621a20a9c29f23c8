import type { Agent } from '../calls/ports.ts';
import type { SipAccount, SipAccountSource, SipAccountStore } from './ports.ts';

interface Deps {
  readonly store: SipAccountStore;
  readonly source: SipAccountSource;
}

/** Zoom is asked once, and again when it refuses what it has given: its administrator may have changed it. */
export function createAccountOf({ store, source }: Deps) {
  return async function accountOf(
    agent: Pick<Agent, 'id' | 'zoomUserId'>,
    refused: SipAccount | null,
  ): Promise<SipAccount> {
    const kept = refused === null ? await store.find(agent.id) : null;
    if (kept !== null) return kept;
    const account = await source.find(agent.zoomUserId);
    await store.save(agent.id, account);
    return account;
  };
}
