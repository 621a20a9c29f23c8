/**
 * Sessions: what a browser holds after the sign-in. A session ends when it has not been used for a month, when it is three
 * months old, at the agent's next sign-in in the same browser, and when the agent signs out: on every gateway at once.
 */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../calls/ports.ts';
import type { SessionStore } from './ports.ts';

const DAY_MS = 86_400_000;
/** From the last use. */
export const IDLE_MS = 30 * DAY_MS;
/** From the sign-in. */
export const LIFE_MS = 90 * DAY_MS;

/** Whom a token is of; `ended`: it was a session's; `unknown`: of none, or of one that ended long ago. */
export type FoundSession = { readonly agentId: string } | 'ended' | 'unknown';

export interface Sessions {
  /**
   * A new session, under a token that was never there before.
   * @param replaced the token that the browser has had so far; its session ends
   */
  begin(agentId: string, replaced: string | undefined): Promise<string>;
  find(token: string): Promise<FoundSession>;
  /** Moves the end of a session that is in use. */
  extend(token: string): Promise<void>;
  end(token: string): Promise<void>;
}

interface Deps {
  readonly store: SessionStore;
  readonly clock: Clock;
}

export function createSessions({ store, clock }: Deps): Sessions {
  return {
    async begin(agentId, replaced) {
      const token = randomBytes(32).toString('base64url');
      const now = clock.now();
      await store.create(token, agentId, {
        expiresAt: now + IDLE_MS,
        endsAt: now + LIFE_MS,
        ...(replaced !== undefined && { replaces: { token: replaced, at: now } }),
      });
      return token;
    },
    async find(token) {
      const session = looksLikeToken(token) ? await store.find(token) : null;
      if (session === null) return 'unknown';
      const { agentId, expiresAt, endsAt } = session;
      return Math.min(expiresAt, endsAt) > clock.now() ? { agentId } : 'ended';
    },
    extend: (token) => store.extend(token, clock.now() + IDLE_MS),
    end: (token) => store.remove(token),
  };
}

/** What cannot be one is not looked for. */
function looksLikeToken(text: string): boolean {
  return /^[\w-]{32,64}$/.test(text);
}
