import { PhoneError } from '#call-core';
import type { Agent } from '../calls/ports.ts';
import type { SipAccount, SipAccountSource, SipAccountStore } from './ports.ts';

interface Deps {
  readonly store: SipAccountStore;
  /** Null where Zoom cannot be asked: administrators enter all of them. */
  readonly source: SipAccountSource | null;
}

/**
 * What an administrator has entered is the account. Else Zoom is asked once, and again when it refuses what it has given: its
 * administrator may have changed it.
 */
export function createAccountOf({ store, source }: Deps) {
  return async function accountOf(
    agent: Pick<Agent, 'id' | 'zoomUserId'>,
    refused: SipAccount | null,
  ): Promise<SipAccount> {
    const kept = await store.find(agent.id);
    if (kept !== null && (kept.isEntered || refused === null)) return kept.account;
    if (source === null) throw new PhoneError('line.noAccount');
    const account = await source.find(agent.zoomUserId);
    await store.save(agent.id, account);
    return account;
  };
}

export function isSameAccount(a: SipAccount, b: SipAccount): boolean {
  return (
    a.password.reveal() === b.password.reveal() &&
    a.userName === b.userName &&
    a.authorizationId === b.authorizationId &&
    a.domain === b.domain &&
    a.outboundProxy.host === b.outboundProxy.host &&
    a.outboundProxy.port === b.outboundProxy.port
  );
}
