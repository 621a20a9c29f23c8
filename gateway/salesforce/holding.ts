/**
 * When Salesforce refuses an org's requests because there are too many, no gateway asks for a while: what would be asked then is tried again
 * later, and one answer is enough for all of them.
 */
import { PhoneError } from '#call-core';
import type { Clock } from '../calls/ports.ts';

interface Holding {
  hold(name: string, ms: number): Promise<void>;
  heldFor(name: string): Promise<number>;
  release(name: string): Promise<void>;
}

interface Deps {
  readonly holding: Holding;
  readonly orgOf: (agentId: string) => Promise<string>;
  /** Whether somebody waits for the answer: that is asked all the same, for the limit may be over. */
  readonly isWaitedFor: () => boolean;
}

export interface OrgPace {
  /** @throws PhoneError salesforce.limitReached without asking Salesforce */
  check(agentId: string): Promise<void>;
  refused(agentId: string): Promise<void>;
  /** The next request goes out. */
  release(agentId: string): Promise<void>;
}

/** Also the limit of requests at the same time is told so, and that one is over soon. */
const HOLD_MS = 5000;

export function createOrgPace({ holding, orgOf, isWaitedFor }: Deps): OrgPace {
  const orgs = new Map<string, string>();

  async function poolOf(agentId: string): Promise<string> {
    const org = orgs.get(agentId) ?? (await orgOf(agentId));
    orgs.set(agentId, org);
    return `salesforce ${org}`;
  }

  return {
    async check(agentId) {
      if (isWaitedFor()) return;
      if ((await holding.heldFor(await poolOf(agentId))) === 0) return;
      throw new PhoneError('salesforce.limitReached', { retry: 'later', details: { step: 'held' } });
    },
    async refused(agentId) {
      await holding.hold(await poolOf(agentId), HOLD_MS);
    },
    async release(agentId) {
      await holding.release(await poolOf(agentId));
    },
  };
}

interface Usage {
  readonly used: number;
  readonly limit: number;
}

export interface OrgUsage {
  /** What Salesforce says of the org's requests of the last 24 hours, with each answer. It counts those of all gateways, and of everybody else. */
  note(usage: Usage): void;
  /** So little is left that it is kept for logs. */
  isScarce(): boolean;
}

const SCARCE = 0.95;
/** Then it is asked for again, for somebody may have bought more. */
const KNOWN_FOR_MS = 10 * 60_000;

export function createOrgUsage({ clock }: { readonly clock: Clock }): OrgUsage {
  let known: (Usage & { readonly at: number }) | null = null;
  return {
    note(usage) {
      known = { ...usage, at: clock.now() };
    },
    isScarce: () =>
      known !== null && clock.now() - known.at < KNOWN_FOR_MS && known.used >= known.limit * SCARCE,
  };
}
