/** SIP accounts of agents that an administrator enters, where Zoom's own are not to be read. */
import type { Agent, AgentStore } from '../calls/ports.ts';
import { isMeant } from '../calls/isMeant.ts';
import type { EnteredSipAccounts, SipAccount } from '../voice/ports.ts';

export interface ListedSipAccount {
  readonly name: string;
  readonly salesforceUserId: string;
  readonly isEntered: boolean;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** `name`: a part of the agent's name, or the Salesforce user id. */
export interface EnterSipAccounts {
  /** @returns who is meant; only where that is one agent something was done */
  set(name: string, account: SipAccount): Promise<readonly string[]>;
  /** @returns likewise; `removed`: whether there was one that was entered */
  remove(name: string): Promise<{ readonly meant: readonly string[]; readonly removed: boolean }>;
  list(): Promise<readonly ListedSipAccount[]>;
}

interface Deps {
  readonly agents: Pick<AgentStore, 'all'>;
  readonly accounts: EnteredSipAccounts;
}

export function createEnterSipAccounts({ agents, accounts }: Deps): EnterSipAccounts {
  async function meantBy(name: string): Promise<readonly Agent[]> {
    return (await agents.all()).filter((agent) => isMeant(agent, name));
  }

  return {
    async set(name, account) {
      const meant = await meantBy(name);
      const [agent, ...others] = meant;
      if (agent !== undefined && others.length === 0) await accounts.enter(agent.id, account);
      return meant.map((one) => one.name);
    },
    async remove(name) {
      const meant = await meantBy(name);
      const [agent, ...others] = meant;
      const removed = agent !== undefined && others.length === 0 && (await accounts.remove(agent.id));
      return { meant: meant.map((one) => one.name), removed };
    },
    async list() {
      const listed = new Map((await accounts.list()).map((one) => [one.agentId, one]));
      return (await agents.all()).flatMap(({ id, name, salesforceUserId }) => {
        const one = listed.get(id);
        return one ? [{ name, salesforceUserId, isEntered: one.isEntered, since: one.since }] : [];
      });
    },
  };
}
