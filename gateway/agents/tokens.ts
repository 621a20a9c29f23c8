import { setTimeout as delay } from 'node:timers/promises';
import { PhoneError } from '#call-core';
import type { ErrorCode } from '#call-core';
import type { Clock } from '../calls/ports.ts';
import type { Credential, CredentialStore, OAuthProvider, Provider } from './ports.ts';

/** Runs requests with an agent's token, and renews it when it is used up. */
export interface AgentTokens {
  /**
   * @param request is given a token that should be good; called a second time after a renewal when the provider
   *   refuses the first with `<provider>.signInNeeded`
   * @throws PhoneError `<provider>.signInNeeded` when only the agent can help
   */
  use<T>(agentId: string, provider: Provider, request: (credential: Credential) => Promise<T>): Promise<T>;
}

interface Deps {
  readonly credentials: CredentialStore;
  readonly oauth: Readonly<Record<Provider, OAuthProvider>>;
  readonly clock: Clock;
  /** The provider says that this agent may use the app no more: deactivated, or without the right. */
  readonly onNotAllowed: (agentId: string) => Promise<void>;
}

/** A token this close to its end is renewed before it is used. */
const MARGIN_MS = 60_000;
const WAIT_MS = 100;
const PATIENCE_MS = 30_000;
/** Far less than the lease holds: who has stood still for longer may not be the only one any more. */
const FRESH_MS = 5000;

/** Both providers give a new refresh token with each renewal and drop the old one, so only one renewal may run at a time. */
export function createAgentTokens({ credentials, oauth, clock, onNotAllowed }: Deps): AgentTokens {
  async function current(agentId: string, provider: Provider): Promise<Credential> {
    const credential = await credentials.find(agentId, provider);
    if (credential === null || credential.needsSignIn) throw signInNeeded(provider);
    return credential;
  }

  /** The successor of this credential, renewed here or by somebody else meanwhile. */
  async function renewed(agentId: string, provider: Provider, old: Credential): Promise<Credential> {
    const patience = clock.now() + PATIENCE_MS;
    while (clock.now() < patience) {
      const now = await current(agentId, provider);
      if (now.generation !== old.generation) return now;
      const askedAt = clock.now();
      const isMine = await credentials.takeLease(agentId, provider, old.generation);
      if (isMine && clock.now() - askedAt < FRESH_MS) await renew(agentId, provider, now);
      else await delay(WAIT_MS);
    }
    throw new PhoneError(UNAVAILABLE[provider], { retry: 'later', details: { step: 'refresh' } });
  }

  async function renew(agentId: string, provider: Provider, credential: Credential): Promise<void> {
    try {
      const tokens = await oauth[provider].refresh(credential.refreshToken);
      await credentials.replace(agentId, provider, credential.generation, tokens);
    } catch (error) {
      // Somebody else has renewed it meanwhile, so this refresh token had to be refused.
      if ((await credentials.find(agentId, provider))?.generation !== credential.generation) return;
      if (error instanceof PhoneError && error.retry === 'afterSignIn') {
        await credentials.markNeedsSignIn(agentId, provider, credential.generation);
      } else {
        await credentials.releaseLease(agentId, provider);
        if (error instanceof PhoneError && error.code === 'salesforce.userNotAllowed')
          await onNotAllowed(agentId);
      }
      throw error;
    }
  }

  return {
    async use(agentId, provider, request) {
      const stored = await current(agentId, provider);
      const credential =
        stored.expiresAt - MARGIN_MS > clock.now() ? stored : await renewed(agentId, provider, stored);
      try {
        return await request(credential);
      } catch (error) {
        if (!isRefusal(error, provider)) throw error;
      }
      const successor = await renewed(agentId, provider, credential);
      try {
        return await request(successor);
      } catch (error) {
        // A token that was refused when it was new: another renewal would bring no better one.
        if (isRefusal(error, provider))
          await credentials.markNeedsSignIn(agentId, provider, successor.generation);
        throw error;
      }
    },
  };
}

function isRefusal(error: unknown, provider: Provider): boolean {
  return error instanceof PhoneError && error.code === SIGN_IN_NEEDED[provider];
}

const SIGN_IN_NEEDED: Readonly<Record<Provider, ErrorCode>> = {
  salesforce: 'salesforce.signInNeeded',
  zoom: 'zoom.signInNeeded',
};
const UNAVAILABLE: Readonly<Record<Provider, ErrorCode>> = {
  salesforce: 'salesforce.unavailable',
  zoom: 'zoom.unavailable',
};

function signInNeeded(provider: Provider): PhoneError {
  return new PhoneError(SIGN_IN_NEEDED[provider], { retry: 'afterSignIn' });
}
